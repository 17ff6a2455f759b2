package faraday.rig.export;

import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Puts events into the order of their times. A trace is in order within each signal, but a machine
 * that was ticked late may report what happened a moment ago; formats with one time axis need one
 * order. Events of one time stay as they came.
 *
 * <p>Holds what lies within {@link #LATE_NANOS_MAX} of the newest event, and no more than {@link
 * #HELD_MAX} events, however long the trace is.
 */
final class TimeOrder implements Consumer<TraceEvent> {

  /** How late an event may come. */
  static final long LATE_NANOS_MAX = 1_000_000_000L;

  /** Beyond this number the oldest are let go before their time. */
  static final int HELD_MAX = 100_000;

  private record Held(TraceEvent event, long number) {}

  private final Consumer<TraceEvent> sink;
  private final PriorityQueue<Held> held =
      new PriorityQueue<>(
          (a, b) -> {
            int byTime = Long.compare(a.event.atNanos(), b.event.atNanos());
            return byTime != 0 ? byTime : Long.compare(a.number, b.number);
          });
  private long number;
  private long newestNanos;
  private long givenNanos;

  TimeOrder(Consumer<TraceEvent> sink) {
    this.sink = sink;
  }

  /** True when the event would come before one that has been handed on. */
  boolean tooLate(TraceEvent event) {
    return event.atNanos() < givenNanos;
  }

  @Override
  public void accept(TraceEvent event) {
    held.add(new Held(event, number++));
    newestNanos = Math.max(newestNanos, event.atNanos());
    handOn(newestNanos - LATE_NANOS_MAX, HELD_MAX);
  }

  /** Hands on what is left. */
  void finish() {
    handOn(Long.MAX_VALUE, 0);
  }

  private void handOn(long beforeNanos, int keep) {
    Held oldest = held.peek();
    while (oldest != null && (oldest.event.atNanos() < beforeNanos || held.size() > keep)) {
      held.remove();
      givenNanos = oldest.event.atNanos();
      sink.accept(oldest.event);
      oldest = held.peek();
    }
  }
}
