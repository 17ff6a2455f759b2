package faraday.firmware.session;

/**
 * What the operator decides about the end of a session (E19, design §3). All defaults are ours.
 *
 * @param onUnplug true: pulling the plug ends the session; false: it ends the energy only, and the
 *     session goes on until a tap or a limit; the driver's tap lets energy flow again
 * @param lockRelease who frees a plug that was held
 * @param carFullAfterS a car that charged, and then asks for nothing for so long, is full; 0: never
 * @param pauseMaxS a fault may pause a session for so long at a stretch; then it ends
 */
public record EndPolicy(
    boolean onUnplug, LockRelease lockRelease, int carFullAfterS, int pauseMaxS) {

  /** Refuses what cannot be meant. */
  public EndPolicy {
    if (carFullAfterS < 0 || pauseMaxS < 1) {
      throw new IllegalArgumentException("times of the end out of range");
    }
  }

  /** Unplugging ends; the plug is freed by itself; a full car may stay; a pause lasts 12 h. */
  public static EndPolicy standard() {
    return new EndPolicy(true, LockRelease.AUTOMATIC, 0, 43_200);
  }

  /** The same where only the driver frees his plug, and where unplugging ends energy only. */
  public static EndPolicy byTap() {
    return new EndPolicy(false, LockRelease.BY_TAP, 0, 43_200);
  }

  /** The same with another rule for the plug. */
  public EndPolicy with(LockRelease newRelease) {
    return new EndPolicy(onUnplug, newRelease, carFullAfterS, pauseMaxS);
  }

  /** The same for cars that are full after so long without energy. */
  public EndPolicy withCarFullAfterS(int seconds) {
    return new EndPolicy(onUnplug, lockRelease, seconds, pauseMaxS);
  }

  /** The same with another longest pause. */
  public EndPolicy withPauseMaxS(int seconds) {
    return new EndPolicy(onUnplug, lockRelease, carFullAfterS, seconds);
  }
}
