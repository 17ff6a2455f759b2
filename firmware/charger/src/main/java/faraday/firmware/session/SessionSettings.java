package faraday.firmware.session;

/**
 * What the operator sets for sessions. All defaults are ours; none comes from a standard.
 *
 * @param phases phases of the installation, 1 or 3, for turning watts into amperes
 * @param phaseVoltageV nominal phase voltage
 * @param plugTimeoutS a GRANT without a plugged car lapses after this (design §3)
 * @param tapTimeoutS the tap counts as over this long after M4 (design §3)
 * @param meterIntervalS a METER record at least this often
 * @param meterStepMwh and after this much energy
 * @param unrecordedAfterS STOP not durable after this: unlock all the same (design §3)
 * @param resumeAfterPowerLoss whether an open session may go on after a restart
 * @param resumeOutageLimitS longest outage after which it may
 * @param end how sessions end and plugs are freed
 * @param trust what is believed of the meter
 */
public record SessionSettings(
    int phases,
    int phaseVoltageV,
    int plugTimeoutS,
    int tapTimeoutS,
    int meterIntervalS,
    long meterStepMwh,
    int unrecordedAfterS,
    boolean resumeAfterPowerLoss,
    int resumeOutageLimitS,
    EndPolicy end,
    MeterTrust trust) {

  private static final SessionSettings STANDARD =
      new SessionSettings(
          3, 230, 60, 5, 300, 500_000, 5, true, 900, EndPolicy.standard(), MeterTrust.standard());

  /** Three phases of 230 V; METER every 5 minutes or 0.5 kWh; resume within 15 minutes. */
  public static SessionSettings standard() {
    return STANDARD;
  }

  /** The same with another policy of ends. */
  public SessionSettings with(EndPolicy newEnd) {
    return with(newEnd, trust);
  }

  /** The same with other limits of the meter. */
  public SessionSettings with(MeterTrust newTrust) {
    return with(end, newTrust);
  }

  private SessionSettings with(EndPolicy newEnd, MeterTrust newTrust) {
    return new SessionSettings(
        phases,
        phaseVoltageV,
        plugTimeoutS,
        tapTimeoutS,
        meterIntervalS,
        meterStepMwh,
        unrecordedAfterS,
        resumeAfterPowerLoss,
        resumeOutageLimitS,
        newEnd,
        newTrust);
  }
}
