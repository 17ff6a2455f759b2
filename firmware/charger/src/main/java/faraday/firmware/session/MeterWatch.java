package faraday.firmware.session;

/**
 * Stands between the meter and the bill. A register that leaps, runs backwards, or stands still
 * while current flows is not billed: a single odd reading is left out, three in a row are a typed
 * fault that stands until a restart, and the last believable register is what counts.
 */
final class MeterWatch {

  /** Odd readings in a row that are a fault. */
  static final int ODD_READINGS = 3;

  /** Below this a still register proves nothing: a resting charger draws idle current. */
  static final int FLOWING_MA = 4_000;

  private static final long NEVER_READ = Long.MIN_VALUE;

  /** Silence for longer than a day gives a register no more room than a day does. */
  private static final long SILENCE_MAX_NANOS = 86_400_000_000_000L;

  private static final long NANOS_PER_US = 1_000L;
  private static final long US_PER_MS = 1_000L;
  private static final long MS_PER_HOUR = 3_600_000L;
  private static final long US_PER_HOUR = 3_600_000_000L;
  private static final long MICRO_PER_MILLI = 1_000L;

  /** Of the nominal 1000 mV per volt, so that a weak supply does not make a meter a liar. */
  private static final int LEAST_MV_PER_V = 800;

  private final ConnectorView connector;
  private final MeterTrust trust;
  private final long mostPowerMw;
  private final long leastVoltageMv;
  private long believedMwh;
  private long believedAtNanos = NEVER_READ;
  private long lookedAtNanos = NEVER_READ;
  private long unseenMwh;
  private long oddMwh;
  private int odd;
  private long unmovedMicroWh;
  private int fault;

  MeterWatch(ConnectorView connector, SessionSettings settings) {
    this.connector = connector;
    trust = settings.trust();
    long siteMw = (long) connector.siteLimitMa() * settings.phases() * settings.phaseVoltageV();
    mostPowerMw = siteMw * (100 + trust.marginPercent()) / 100;
    leastVoltageMv = (long) settings.phaseVoltageV() * LEAST_MV_PER_V;
  }

  /** False until the meter has given its first value. */
  boolean known() {
    return connector.meter().readAtNanos() != NEVER_READ;
  }

  /** A session starts at the register as it stands. */
  void begin() {
    takeUp(connector.registerMwh(), connector.meter().readAtNanos(), 0);
  }

  /**
   * A session goes on from what the journal knows.
   *
   * @param knownMwh the last register on flash
   * @param newUnseenMwh what may have been delivered since without a record
   */
  void resume(long knownMwh, long newUnseenMwh) {
    takeUp(knownMwh, NEVER_READ, newUnseenMwh);
  }

  private void takeUp(long registerMwh, long atNanos, long newUnseenMwh) {
    believedMwh = registerMwh;
    believedAtNanos = atNanos;
    lookedAtNanos = atNanos;
    unseenMwh = newUnseenMwh;
    odd = 0;
    unmovedMicroWh = 0;
  }

  /** The register that is billed. */
  long registerMwh() {
    return believedMwh;
  }

  /** The fault that stands, a number of {@link FaultCode}, or 0. */
  int fault() {
    return fault;
  }

  /** What proves it, in mWh: the register as read, or the energy that was not counted. */
  long evidenceMwh() {
    return fault == FaultCode.METER_FROZEN ? unmovedMicroWh / MICRO_PER_MILLI : oddMwh;
  }

  /** Takes the meter's last reading, if it is new. */
  void look() {
    long atNanos = connector.meter().readAtNanos();
    if (atNanos == lookedAtNanos || atNanos == NEVER_READ || fault != 0) {
      return;
    }
    lookedAtNanos = atNanos;
    long rawMwh = connector.registerMwh();
    long sinceNanos = believedAtNanos == NEVER_READ ? 0 : atNanos - believedAtNanos;
    long sinceUs = Math.min(sinceNanos, SILENCE_MAX_NANOS) / NANOS_PER_US;
    long mostMwh = trust.slackMwh() + unseenMwh + mostPowerMw * sinceUs / US_PER_HOUR;
    if (rawMwh < believedMwh) {
      doubt(rawMwh, FaultCode.METER_BACKWARDS);
    } else if (rawMwh - believedMwh > mostMwh) {
      doubt(rawMwh, FaultCode.METER_LEAPT);
    } else {
      believe(rawMwh, sinceUs);
      believedAtNanos = atNanos;
    }
  }

  private void doubt(long rawMwh, int code) {
    oddMwh = rawMwh;
    odd++;
    fault = odd >= ODD_READINGS ? code : 0;
  }

  private void believe(long rawMwh, long sinceUs) {
    odd = 0;
    unseenMwh = 0;
    if (rawMwh != believedMwh) {
      believedMwh = rawMwh;
      unmovedMicroWh = 0;
      return;
    }
    long currentMa = connector.meter().maxCurrentMa();
    if (currentMa >= FLOWING_MA) {
      long microW = currentMa * leastVoltageMv;
      unmovedMicroWh += microW * (sinceUs / US_PER_MS) / MS_PER_HOUR;
      boolean still = unmovedMicroWh / MICRO_PER_MILLI >= trust.frozenAfterMwh();
      fault = still ? FaultCode.METER_FROZEN : 0;
    }
  }
}
