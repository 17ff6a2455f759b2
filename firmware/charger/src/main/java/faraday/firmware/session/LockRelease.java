package faraday.firmware.session;

/**
 * When the plug of a session is freed that nobody's hand has ended: a limit, a full car, a fault,
 * the end of a slot. After the driver's or the staff's tap, after a power loss and after a grant
 * that lapsed it is freed at once, whatever stands here; and never before the contacts are
 * confirmed open, nor, but for design §3's two exceptions, before the end is on flash.
 */
public enum LockRelease {
  /** As soon as the end is recorded: for places where nobody takes a cable. */
  AT_END,
  /**
   * Once the vehicle is gone from the pilot (A), within 5 s (table A.6, seq 2.1); until then the
   * cable stays held, as the rule for public places wants. A tap frees it earlier.
   */
  AUTOMATIC,
  /** By a tap of the driver or of the staff only, as seq 2.1 allows where a user locked it. */
  BY_TAP
}
