package faraday.hal;

/**
 * The emergency-stop loop: a closed circuit in the hardware chain of the contactor's coil, opened
 * by its button or by a broken wire. Software sees it only afterwards.
 */
public interface EmergencyStop {

  /** True while the loop is open. */
  boolean pressed();
}
