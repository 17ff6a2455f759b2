package faraday.rig.invariant;

import faraday.hal.Ticked;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Until when what must end has to end. One comparison a step while nothing is due. */
@SuppressWarnings("EnumOrdinal") // the index of an array
final class Deadlines {

  private static final Invariant[] ALL = Invariant.values();

  private final BiConsumer<Invariant, Long> missed;
  private final long[] dueNanos = new long[ALL.length];
  private final Set<Invariant> told = EnumSet.noneOf(Invariant.class);
  private long firstNanos = Ticked.NEVER;

  /** Deadlines; {@code missed} is told once for each that passes, until all are cleared. */
  Deadlines(BiConsumer<Invariant, Long> missed) {
    this.missed = missed;
    Arrays.fill(dueNanos, Ticked.NEVER);
  }

  /** Sets one, or lifts it with {@link Ticked#NEVER}. */
  void set(Invariant invariant, long atNanos) {
    dueNanos[invariant.ordinal()] = atNanos;
    firstNanos = Ticked.NEVER;
    for (long due : dueNanos) {
      firstNanos = Math.min(firstNanos, due);
    }
  }

  /** Nothing is awaited any more. */
  void clear() {
    Arrays.fill(dueNanos, Ticked.NEVER);
    firstNanos = Ticked.NEVER;
    told.clear();
  }

  /** What was awaited has not happened before now. */
  void check(long nowNanos) {
    if (nowNanos <= firstNanos) {
      return;
    }
    for (Invariant invariant : ALL) {
      long due = dueNanos[invariant.ordinal()];
      if (nowNanos > due && told.add(invariant)) {
        missed.accept(invariant, nowNanos);
      }
    }
  }
}
