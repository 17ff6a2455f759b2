package faraday.pilot.connector;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/** Orders the contactor, follows its mirror, and judges how long it takes. */
@SuppressWarnings("EnumOrdinal") // ordinals travel to the status of this run only
final class ContactorControl {

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  /** How long a mirror may show open while the contactor rests closed: longer than it bounces. */
  private static final long DROP_NANOS = 25_000_000L;

  /** Contacts that part more than this wear. */
  private static final int LOAD_MA = 1_000;

  private final SafetyTiming timing;
  private final OutputStage output;
  private final Readings readings;
  private final SafetyEventRing events;
  private ContactorState state = ContactorState.OPENING;
  private long orderedAtNanos = LONG_AGO;
  private long openedAtNanos = Long.MIN_VALUE;
  private long closedAtNanos = Long.MIN_VALUE;
  private long mirrorWrongSinceNanos = LONG_AGO;
  private int closingCount;
  private int wearCount;

  ContactorControl(
      SafetyTiming timing, OutputStage output, Readings readings, SafetyEventRing events) {
    this.timing = timing;
    this.output = output;
    this.readings = readings;
    this.events = events;
  }

  ContactorState state() {
    return state;
  }

  boolean orderedClosed() {
    return output.closed();
  }

  /**
   * True when the order, the mirror and every phase behind the contactor say open. Only then may
   * the bolt move and a session end: a mirror that sticks open would say so while contacts part.
   */
  boolean confirmedOpen() {
    return state == ContactorState.OPEN;
  }

  /** True when order and mirror say closed, from the first time on until an order to open. */
  boolean confirmedClosed() {
    return state == ContactorState.CLOSED;
  }

  /** True when another closing would come too soon after the last opening. */
  boolean resting(long nowNanos) {
    return nowNanos - orderedAtNanos < timing.contactorGapMs() * 1_000_000L;
  }

  /** Closes, if the guard agrees too. */
  void close(long nowNanos) {
    if (!output.closed() && output.close(nowNanos)) {
      state = ContactorState.CLOSING;
      orderedAtNanos = nowNanos;
      mirrorWrongSinceNanos = nowNanos;
      events.add(nowNanos, SafetyEvent.CLOSE_ORDERED, readings.highMv(), readings.lowMv());
    }
  }

  /** Opens; an opening is never delayed. */
  void open(long nowNanos) {
    boolean wasClosed = output.closed();
    output.open();
    if (wasClosed) {
      wearCount += readings.maxCurrentMa() > LOAD_MA ? 1 : 0;
      state = ContactorState.OPENING;
      orderedAtNanos = nowNanos;
      mirrorWrongSinceNanos = nowNanos;
      events.add(nowNanos, SafetyEvent.OPEN_ORDERED, readings.highMv(), readings.lowMv());
    }
  }

  /**
   * Compares the mirror with the order, once per tick, before any new order.
   *
   * @param live a phase is live behind the contactor
   */
  void follow(long nowNanos, FaultLatch faults, int limitMa, boolean live) {
    boolean mirrorClosed = readings.mirrorClosed();
    if (mirrorClosed == output.closed()) {
      mirrorWrongSinceNanos = nowNanos;
      if (mirrorClosed || !live) {
        arrive(nowNanos, mirrorClosed, limitMa);
      }
      return;
    }
    if (orderedAtNanos == LONG_AGO) {
      orderedAtNanos = nowNanos - timing.contactorGapMs() * 1_000_000L;
      mirrorWrongSinceNanos = nowNanos;
    }
    if (mirrorClosed) {
      judgeOpening(nowNanos, faults, limitMa);
    } else {
      judgeClosing(nowNanos, faults, limitMa);
    }
  }

  private void arrive(long nowNanos, boolean mirrorClosed, int limitMa) {
    int tookMs = (int) Math.min((nowNanos - orderedAtNanos) / 1_000_000L, Integer.MAX_VALUE);
    if (mirrorClosed && state == ContactorState.CLOSING) {
      state = ContactorState.CLOSED;
      closedAtNanos = nowNanos;
      closingCount++;
      events.add(nowNanos, SafetyEvent.CLOSED, tookMs, limitMa);
    } else if (!mirrorClosed && state == ContactorState.OPENING) {
      state = ContactorState.OPEN;
      if (closingCount > 0) {
        openedAtNanos = nowNanos;
        events.add(nowNanos, SafetyEvent.OPENED, tookMs, 0);
      }
    }
  }

  private void judgeOpening(long nowNanos, FaultLatch faults, int limitMa) {
    state = ContactorState.OPENING;
    if (nowNanos - mirrorWrongSinceNanos >= timing.weldMs() * 1_000_000L) {
      faults.raise(nowNanos, SafetyFault.CONTACTOR_WELDED, limitMa);
    }
  }

  private void judgeClosing(long nowNanos, FaultLatch faults, int limitMa) {
    long wrongNanos = nowNanos - mirrorWrongSinceNanos;
    if (state == ContactorState.CLOSED && wrongNanos >= DROP_NANOS) {
      faults.raise(nowNanos, SafetyFault.CONTACTOR_DROPPED, limitMa);
    } else if (wrongNanos >= timing.closeMs() * 1_000_000L) {
      faults.raise(nowNanos, SafetyFault.CONTACTOR_NOT_CLOSED, limitMa);
    }
  }

  void publish(long[] draft) {
    draft[StatusBoard.CONTACTOR] = state.ordinal();
    draft[StatusBoard.CLOSED_AT] = closedAtNanos;
    draft[StatusBoard.OPENED_AT] = openedAtNanos;
    draft[StatusBoard.CLOSING_COUNT] = closingCount;
    draft[StatusBoard.WEAR_COUNT] = wearCount;
  }
}
