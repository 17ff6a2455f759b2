package faraday.rig.cli;

import java.time.Instant;

/** Wall time, for people. Nothing that is simulated sees it. */
final class WallTime {

  /** Set by the launcher: microseconds since 1970 when it handed over to this process. */
  private static final String LAUNCHED = "faraday.bench.launchedMicros";

  private static final long MICROS_PER_MS = 1000;

  private WallTime() {}

  /**
   * Milliseconds since this process began to run Java. Without the launcher's word the operating
   * system's start time counts, which is off by up to a second on Linux, because the time of boot
   * is known in whole seconds.
   */
  static long sinceStartMs() {
    String launched = System.getProperty(LAUNCHED);
    long nowMs = Instant.now().toEpochMilli();
    return nowMs - (launched == null ? processStartMs() : Long.parseLong(launched) / MICROS_PER_MS);
  }

  /** Seconds since 1970 UTC, for keys that begin to count now. */
  static long epochSeconds() {
    return Instant.now().getEpochSecond();
  }

  private static long processStartMs() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now).toEpochMilli();
  }
}
