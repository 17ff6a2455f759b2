package faraday.rig.car;

import faraday.hal.sim.SeededRandom;
import java.util.ArrayDeque;
import java.util.Deque;

/** The bouncing of one contact: how long each state lasts before it flips, prepared in advance. */
final class Bounce {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long NEVER = Long.MAX_VALUE;
  private static final int LONGEST_MS = 10;

  private final Deque<Long> lastsNanos = new ArrayDeque<>();
  private long flipsAtNanos = NEVER;
  private boolean prepared;

  /** Prepares so many breaks, each as long as the time to the next. */
  void prepare(int times, int eachMs) {
    clear();
    for (int i = 0; i < 2 * times; i++) {
      lastsNanos.add(eachMs * NANOS_PER_MS);
    }
  }

  /** Prepares a burst: states of 1 … 10 ms until about {@code spanMs} have passed. */
  void prepare(SeededRandom random, int spanMs) {
    clear();
    int leftMs = spanMs;
    while (leftMs > 0 || lastsNanos.size() % 2 != 0) {
      int lastsMs = 1 + random.nextInt(LONGEST_MS);
      leftMs -= lastsMs;
      lastsNanos.add(lastsMs * NANOS_PER_MS);
    }
  }

  private void clear() {
    lastsNanos.clear();
    prepared = true;
  }

  /** The contact has just moved: bouncing begins if it was prepared, what was left of it ends. */
  void begin(long nowNanos) {
    if (!prepared) {
      lastsNanos.clear();
    }
    prepared = false;
    next(nowNanos);
  }

  private void next(long nowNanos) {
    flipsAtNanos = lastsNanos.isEmpty() ? NEVER : nowNanos + lastsNanos.removeFirst();
  }

  /** True when the contact flips now; the next flip is planned then. */
  boolean flips(long nowNanos) {
    if (nowNanos < flipsAtNanos) {
      return false;
    }
    next(nowNanos);
    return true;
  }

  boolean bouncing() {
    return flipsAtNanos != NEVER;
  }

  long nextNanos() {
    return flipsAtNanos;
  }
}
