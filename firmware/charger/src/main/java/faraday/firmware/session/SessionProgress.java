package faraday.firmware.session;

import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.record.Cost;
import faraday.firmware.wire.record.StopReason;
import faraday.pilot.connector.SafetyOrders;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a session has come to so far. Mutable; owned by one {@link SessionMachine}.
 *
 * <p>Duration is monotonic: seconds since START, plus what a restart carried over.
 */
final class SessionProgress {

  static final int FAULTS_MAX = 8;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MWH_PER_WH = 1_000;

  private final SessionGrant grant;
  private final LoadSchedule schedule;

  private LoadSchedule placed = LoadSchedule.NONE;
  private boolean started;
  private long startEpochS;
  private long startRegisterMwh;
  private long registerMwh;
  private long startNanos;
  private long elapsedBeforeS;
  private int maxCurrentMa;
  private boolean ventilation;
  private ClockQuality startQuality = ClockQuality.BOUNDED;
  private final int[] faults = new int[FAULTS_MAX];
  private int faultCount;
  private long slotEndNanos = Long.MAX_VALUE;

  SessionProgress(SessionGrant grant, LoadSchedule schedule) {
    this.grant = grant;
    this.schedule = schedule;
  }

  /**
   * Turns the end of the slot, if there is one, into a moment of the monotonic clock. A time that
   * is only a lower bound can place no slot: then it is over.
   */
  void slotPlaced(long epochS, ClockQuality quality, long nowNanos) {
    long endsEpochS = grant.limits().endsEpochS();
    if (endsEpochS != SessionLimits.NO_SLOT) {
      long leftS = quality == ClockQuality.TRUSTED ? Math.max(0, endsEpochS - epochS) : 0;
      slotEndNanos = nowNanos + leftS * NANOS_PER_SECOND;
    }
  }

  void started(long epochS, ClockQuality quality, long startMwh, long nowNanos) {
    started = true;
    startEpochS = epochS;
    startQuality = quality;
    startRegisterMwh = startMwh;
    registerMwh = startMwh;
    startNanos = nowNanos;
    placed = placed(epochS, quality);
  }

  private LoadSchedule placed(long epochS, ClockQuality quality) {
    boolean unplaceable = schedule.needsTime() && quality == ClockQuality.BOUNDED;
    return unplaceable ? schedule.lowest() : schedule.placed(epochS);
  }

  void carriedOver(long elapsedS, long knownMwh, int currentMa, long nowNanos) {
    elapsedBeforeS = elapsedS;
    registerMwh = knownMwh;
    maxCurrentMa = Math.max(maxCurrentMa, currentMa);
    startNanos = nowNanos;
  }

  /** The register that is billed stands there now. */
  void metered(long newRegisterMwh) {
    registerMwh = newRegisterMwh;
  }

  void sawCurrent(int currentMa) {
    maxCurrentMa = Math.max(maxCurrentMa, currentMa);
  }

  void sawVentilation() {
    ventilation = true;
  }

  /** Each code once, oldest first; what does not fit is counted by the safety loop only. */
  void sawFault(int code) {
    boolean known = false;
    for (int i = 0; i < faultCount; i++) {
      known |= faults[i] == code;
    }
    if (!known && faultCount < FAULTS_MAX) {
      faults[faultCount++] = code;
    }
  }

  SessionGrant grant() {
    return grant;
  }

  long startEpochS() {
    return startEpochS;
  }

  ClockQuality startQuality() {
    return startQuality;
  }

  long startRegisterMwh() {
    return startRegisterMwh;
  }

  long elapsedS(long nowNanos) {
    return elapsedBeforeS + (nowNanos - startNanos) / NANOS_PER_SECOND;
  }

  /** The register that is billed. */
  long registerMwh() {
    return registerMwh;
  }

  /** Delivered by now, never below 0 whatever the meter says. */
  long energyMwh() {
    return Math.max(0, registerMwh - startRegisterMwh);
  }

  /** The limit that has been reached, at its exact value, or null. */
  @Nullable StopReason limitReached(long nowNanos) {
    SessionLimits limits = grant.limits();
    long energyMwh = energyMwh();
    long elapsedS = elapsedS(nowNanos);
    if (energyMwh >= limits.energyWh() * MWH_PER_WH) {
      return StopReason.ENERGY_LIMIT;
    }
    if (nowNanos >= slotEndNanos) {
      return StopReason.SLOT_END;
    }
    if (elapsedS >= limits.durationS()) {
      return StopReason.TIME_LIMIT;
    }
    boolean costly =
        limits.costMinor() != SessionLimits.NO_COST_LIMIT
            && Cost.minorUnits(energyMwh, elapsedS, grant.tariff()) >= limits.costMinor();
    return costly ? StopReason.COST_LIMIT : null;
  }

  int maxCurrentMa() {
    return maxCurrentMa;
  }

  boolean ventilation() {
    return ventilation;
  }

  int[] faults() {
    return Arrays.copyOf(faults, faultCount);
  }

  /** False between GRANT and START. */
  boolean hasStarted() {
    return started;
  }

  /** What the profile allows now, in mA per phase; the pilot's full range where it says nothing. */
  int profileMa(long nowNanos) {
    return placed.limitMa(elapsedS(nowNanos), SafetyOrders.LIMIT_MAX_MA);
  }

  /** The same for the first second, if the session began now. */
  int profileAtStartMa(long epochS, ClockQuality quality) {
    return placed(epochS, quality).limitMa(0, SafetyOrders.LIMIT_MAX_MA);
  }
}
