package faraday.rig.cli;

import java.time.Duration;
import java.time.Instant;

/** Wall time, for people. Nothing that is simulated sees it. */
final class WallTime {

  private WallTime() {}

  /** Milliseconds since the operating system started this process. */
  static long sinceStartMs() {
    Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.now());
    return Duration.between(start, Instant.now()).toMillis();
  }
}
