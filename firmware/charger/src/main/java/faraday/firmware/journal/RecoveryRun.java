package faraday.firmware.journal;

/** Drives a recovery from tick to tick, and gives up on a chip that does not answer. */
final class RecoveryRun {

  private static final long SILENT_POLL_NANOS = 5_000_000L;

  private final Recovery recovery;
  private final long patienceNanos;
  private boolean begun;
  private long giveUpAtNanos;
  private long pollAtNanos = Long.MIN_VALUE;
  private boolean dead;

  RecoveryRun(Recovery recovery, long patienceNanos) {
    this.recovery = recovery;
    this.patienceNanos = patienceNanos;
  }

  /** True when the chip was silent for too long. */
  boolean dead() {
    return dead;
  }

  /** Reads on where it is time to; true when all is read. */
  boolean tick(long nowNanos) {
    if (!begun) {
      begun = true;
      giveUpAtNanos = nowNanos + patienceNanos;
    }
    if (nowNanos < pollAtNanos) {
      return false;
    }
    Recovery.Progress progress = recovery.step();
    boolean chipSilent = progress == Recovery.Progress.BUSY || progress == Recovery.Progress.SILENT;
    pollAtNanos = chipSilent ? nowNanos + SILENT_POLL_NANOS : nowNanos;
    if (!chipSilent) {
      giveUpAtNanos = nowNanos + patienceNanos;
    } else if (nowNanos >= giveUpAtNanos) {
      dead = true;
    }
    return progress == Recovery.Progress.DONE;
  }

  /** Earliest moment at which a tick reads on. */
  long dueNanos() {
    return pollAtNanos;
  }
}
