package faraday.pilot.connector;

/**
 * Before every closing each of the contactor's two keys is turned alone: first the enable line
 * without the command, then the command without the enable. Neither may close the contacts; if one
 * does, the other is stuck, and nobody would miss it before both are needed. It happens at a moment
 * at which closing is allowed anyway.
 */
final class KeyTest {

  private static final long NANOS_PER_MS = 1_000_000L;

  /** Longer than a contactor takes to close, its mirror and a tick. */
  private static final long ALONE_NANOS = 60 * NANOS_PER_MS;

  /** The mirror must stand this long to count. */
  private static final long MIRROR_NANOS = 15 * NANOS_PER_MS;

  /** Which key is turned; its number is the fault's detail. */
  private enum Stage {
    IDLE,
    ENABLE_ALONE,
    COMMAND_ALONE
  }

  private final OutputStage output;
  private final long enableNanos;
  private Stage stage = Stage.IDLE;
  private long stageSinceNanos;
  private long mirrorOpenAtNanos;

  KeyTest(SafetyTiming timing, OutputStage output) {
    this.output = output;
    enableNanos = Math.max(ALONE_NANOS, timing.holdMs() * NANOS_PER_MS) + MIRROR_NANOS;
  }

  boolean running() {
    return stage != Stage.IDLE;
  }

  /** The key that is turned: 1 the enable line, 2 the command line. */
  @SuppressWarnings("EnumOrdinal") // a number for the event, of this run only
  int turned() {
    return stage.ordinal();
  }

  /** Gives up; nothing stays turned. */
  void abort() {
    if (running()) {
      stage = Stage.IDLE;
      output.open();
    }
  }

  /**
   * True when one key alone has closed the contacts.
   *
   * @param closed by the mirror, or by what is live behind them should the mirror be stuck
   */
  boolean closedByOne(long nowNanos, boolean closed) {
    if (!closed || !running()) {
      mirrorOpenAtNanos = nowNanos;
    }
    return nowNanos - mirrorOpenAtNanos >= MIRROR_NANOS;
  }

  /**
   * One step per tick.
   *
   * @return true from when both keys have been turned alone until {@link #done} or {@link #abort}
   */
  boolean passed(long nowNanos) {
    long forNanos = nowNanos - stageSinceNanos;
    switch (stage) {
      case IDLE -> {
        if (output.turnEnable()) {
          enter(nowNanos, Stage.ENABLE_ALONE);
        }
      }
      case ENABLE_ALONE -> {
        if (forNanos >= enableNanos && output.turnCommand()) {
          enter(nowNanos, Stage.COMMAND_ALONE);
        }
      }
      case COMMAND_ALONE -> {
        return forNanos >= ALONE_NANOS;
      }
    }
    return false;
  }

  /** Both keys are turned together now. */
  void done() {
    stage = Stage.IDLE;
  }

  private void enter(long nowNanos, Stage next) {
    stage = next;
    stageSinceNanos = nowNanos;
  }
}
