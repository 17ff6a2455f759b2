package faraday.firmware.session;

import faraday.firmware.wire.ClockQuality;
import java.util.Arrays;

/**
 * What a session has come to so far. Mutable; owned by one {@link SessionMachine}.
 *
 * <p>Duration is monotonic: seconds since START, plus what a restart carried over.
 */
final class SessionProgress {

  static final int FAULTS_MAX = 8;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final SessionGrant grant;
  private final LoadSchedule schedule;

  private long startEpochS;
  private long startRegisterMwh;
  private long startNanos;
  private long elapsedBeforeS;
  private int maxCurrentMa;
  private boolean ventilation;
  private ClockQuality startQuality = ClockQuality.BOUNDED;
  private final int[] faults = new int[FAULTS_MAX];
  private int faultCount;

  SessionProgress(SessionGrant grant, LoadSchedule schedule) {
    this.grant = grant;
    this.schedule = schedule;
  }

  void started(long epochS, ClockQuality quality, long registerMwh, long nowNanos) {
    startEpochS = epochS;
    startQuality = quality;
    startRegisterMwh = registerMwh;
    startNanos = nowNanos;
  }

  void carriedOver(long elapsedS, int currentMa, long nowNanos) {
    elapsedBeforeS = elapsedS;
    maxCurrentMa = Math.max(maxCurrentMa, currentMa);
    startNanos = nowNanos;
  }

  void sawCurrent(int currentMa) {
    maxCurrentMa = Math.max(maxCurrentMa, currentMa);
  }

  void sawVentilation() {
    ventilation = true;
  }

  void sawFault(int code) {
    if (faultCount < FAULTS_MAX && (faultCount == 0 || faults[faultCount - 1] != code)) {
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

  /** When {@link #elapsedS} next changes. */
  long nextSecondNanos(long nowNanos) {
    return startNanos + ((nowNanos - startNanos) / NANOS_PER_SECOND + 1) * NANOS_PER_SECOND;
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

  int scheduledLimitMa(long nowNanos, int otherwiseMa) {
    return Math.min(otherwiseMa, schedule.limitMa(elapsedS(nowNanos), otherwiseMa));
  }
}
