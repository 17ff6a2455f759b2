package faraday.firmware.session;

/**
 * Numbers of the faults that only the service loop can see, beside those of {@link
 * faraday.pilot.fault.SafetyFault#code()}, in session records and in the journal (SPEC §5, key 26).
 * They are laid down for ever.
 */
final class FaultCode {

  /** The journal takes no records any more; what is delivered could not be billed. */
  static final int JOURNAL_DEAD = 32;

  /**
   * The register rose by more than can have flowed; what was read is not billed. Detail: the
   * register as read, in mWh.
   */
  static final int METER_LEAPT = 43;

  /** The register fell. Detail: the register as read, in mWh. */
  static final int METER_BACKWARDS = 44;

  /** The register stands still while current flows. Detail: what it did not count, in mWh. */
  static final int METER_FROZEN = 45;

  /** The known answer of a tap came out wrong at boot; no tap is believed until the next one. */
  static final int TAP_SELF_TEST = 46;

  /** All codes are below this. */
  static final int LIMIT = 64;

  private FaultCode() {}
}
