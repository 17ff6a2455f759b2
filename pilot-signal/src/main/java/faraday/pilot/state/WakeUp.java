package faraday.pilot.state;

/**
 * Wakes a vehicle that sleeps through an offer (A.5.3): takes the signal away for 4 s, first with
 * steady +12 V, the last time with F, and offers again.
 *
 * <p>Never woken is a vehicle that paused by itself: one that opened S2 while power was offered is
 * full, waits for its own timer or was stopped at its dashboard, and knows that it may close S2
 * again. A vehicle that the charger paused may have fallen asleep over it and is woken. Confined to
 * the safety loop; allocates nothing.
 */
public final class WakeUp {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long NOT_RUNNING = Long.MIN_VALUE;

  private final VehicleConfig config;
  private PilotState last = PilotState.START;
  private long offeredSinceNanos = NOT_RUNNING;
  private long cutSinceNanos = NOT_RUNNING;
  private long dwellSinceNanos = NOT_RUNNING;
  private boolean pausedItself;
  private boolean byF;
  private int tries;

  /** Nobody to wake yet. */
  public WakeUp(VehicleConfig config) {
    this.config = config;
  }

  /** Tries made since the vehicle was plugged in or last asked for energy. */
  public int tries() {
    return tries;
  }

  /** True while the signal is away for a try. */
  public boolean cutting() {
    return cutSinceNanos != NOT_RUNNING;
  }

  /** True right after a try with F, once steady +12 V has stood long enough for a new offer. */
  public boolean dwelt(long nowNanos) {
    return dwellSinceNanos != NOT_RUNNING
        && nowNanos - dwellSinceNanos >= config.wakeDwellMs() * NANOS_PER_MS;
  }

  /**
   * Once per tick while power could be offered.
   *
   * @param state the present state
   * @return what to drive: {@link Supply#POWER} unless a try runs
   */
  public Supply step(long nowNanos, PilotState state) {
    learn(nowNanos, state);
    if (cutting()) {
      return cut(nowNanos, state);
    }
    boolean asleep =
        offeredSinceNanos != NOT_RUNNING
            && nowNanos - offeredSinceNanos >= config.wakeAfterMs() * NANOS_PER_MS;
    if (asleep && !pausedItself && tries < config.wakeTries()) {
      tries++;
      byF = config.wakeByF() && tries == config.wakeTries();
      cutSinceNanos = nowNanos;
      return byF ? Supply.UNAVAILABLE : Supply.NONE;
    }
    return Supply.POWER;
  }

  /** Once per tick while no power may be offered: a try is broken off. */
  public void rest(long nowNanos, PilotState state) {
    learn(nowNanos, state);
    cutSinceNanos = NOT_RUNNING;
    dwellSinceNanos = NOT_RUNNING;
  }

  private void learn(long nowNanos, PilotState state) {
    if (state == PilotState.A1) {
      tries = 0;
      pausedItself = false;
    } else if (state.ready() && state.offering()) {
      tries = 0;
      pausedItself = false;
      dwellSinceNanos = NOT_RUNNING;
    } else if (state == PilotState.B2 && last.ready() && last.offering()) {
      pausedItself = true; // seq 8.1: the vehicle's own decision
    }
    if (state != PilotState.B2) {
      offeredSinceNanos = NOT_RUNNING;
    } else if (offeredSinceNanos == NOT_RUNNING) {
      offeredSinceNanos = nowNanos;
      dwellSinceNanos = NOT_RUNNING;
    }
    last = state;
  }

  private Supply cut(long nowNanos, PilotState state) {
    boolean over = nowNanos - cutSinceNanos >= config.wakeMs() * NANOS_PER_MS;
    boolean came = state == PilotState.A1 || state.ready();
    if (!over && !came) {
      return byF ? Supply.UNAVAILABLE : Supply.NONE;
    }
    cutSinceNanos = NOT_RUNNING;
    dwellSinceNanos = byF ? nowNanos : NOT_RUNNING;
    return Supply.NONE;
  }
}
