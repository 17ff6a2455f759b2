package faraday.hal;

/** The proximity contact of a type 2 socket: the coding resistor in the cable's plug. */
public interface ProximitySense {

  /** Reading of {@link #resistanceOhm()} with nothing plugged. */
  int OPEN_OHM = Integer.MAX_VALUE;

  /** Resistance between PP and protective earth, in ohm, at least 0. */
  int resistanceOhm();
}
