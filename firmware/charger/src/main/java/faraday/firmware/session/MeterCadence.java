package faraday.firmware.session;

/** When a running session writes its next METER record: after so much time or so much energy. */
final class MeterCadence {

  private final SessionSettings settings;
  private long writtenMwh;
  private long writtenAtS;

  MeterCadence(SessionSettings settings) {
    this.settings = settings;
  }

  /** A record with this register and this time of the session has just been written. */
  void written(long registerMwh, long elapsedS) {
    writtenMwh = registerMwh;
    writtenAtS = elapsedS;
  }

  boolean due(long registerMwh, long elapsedS) {
    return elapsedS - writtenAtS >= settings.meterIntervalS()
        || registerMwh - writtenMwh >= settings.meterStepMwh();
  }
}
