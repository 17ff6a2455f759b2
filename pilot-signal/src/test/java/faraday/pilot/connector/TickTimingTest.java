package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import org.junit.jupiter.api.Test;

/** When the loop ticks, and what it does about ticks that come late, twice or before their time. */
final class TickTimingTest {

  private static final long MS = Board.MS;
  private static final long PERIOD_NANOS = 5 * MS;

  private final Board board = new Board();

  /** Ticks at this moment, and returns when the next one is due. */
  private long tickAt(long nanos) {
    board.orders.alive();
    board.safety.tick(nanos);
    board.status.refresh();
    board.safety.events().drain((at, event, a, b) -> board.events.add(event + " " + a + " " + b));
    return board.safety.nextDeadlineNanos();
  }

  @Test
  void takesTheFirstTickWheneverItComesAndIsNotLate() {
    assertEquals(777 * MS + PERIOD_NANOS, tickAt(777 * MS));
    assertEquals(0, board.status.lateTickCount());
    assertEquals(777 * MS, board.status.atNanos());
  }

  /** A wake-up that is a little late does not shift all that follow. */
  @Test
  void keepsItsGridWhenATickIsLateByLessThanAPeriod() {
    long due = tickAt(100 * MS);
    assertEquals(due + PERIOD_NANOS, tickAt(due + PERIOD_NANOS - 1));
    due += PERIOD_NANOS;
    assertEquals(due + PERIOD_NANOS, tickAt(due));
  }

  @Test
  void beginsANewGridWhenATickIsLateByAPeriodOrMore() {
    long late = tickAt(100 * MS) + PERIOD_NANOS;
    assertEquals(late + PERIOD_NANOS, tickAt(late));
    assertEquals(0, board.status.lateTickCount());
  }

  @Test
  void takesATickThatComesUpTo40MsLateForGoodAndNotANanosecondMore() {
    long due = tickAt(100 * MS);
    due = tickAt(due + 40 * MS);
    assertEquals(0, board.status.lateTickCount());
    tickAt(due + 40 * MS + 1);
    assertEquals(1, board.status.lateTickCount());
    assertTrue(board.events.contains("LATE_TICK 40 1"), board.events.toString());
  }

  @Test
  void saysHowLateEachLateTickWasAndCountsThem() {
    long due = tickAt(100 * MS);
    due = tickAt(due + 41 * MS);
    tickAt(due + 95 * MS);
    assertEquals(2, board.status.lateTickCount());
    assertTrue(board.events.contains("LATE_TICK 41 1"), board.events.toString());
    assertTrue(board.events.contains("LATE_TICK 95 2"), board.events.toString());
  }

  /** A clock that runs backwards proves nothing about the time that has passed. */
  @Test
  void opensAtOnceWhenTimeRunsBackwardsAndTicksOnFromThere() {
    board.charging(16_000);
    long back = board.clock.nowNanos() - MS;
    assertEquals(back + PERIOD_NANOS, tickAt(back));
    assertFalse(board.commanded);
    assertEquals(1, board.status.lateTickCount());
    assertTrue(board.events.contains("LATE_TICK -1 1"), board.events.toString());
    assertEquals(back, board.status.atNanos());
  }

  @Test
  void doesNotTakeTheSameMomentTwice() {
    tickAt(100 * MS);
    tickAt(100 * MS);
    assertEquals(0, board.status.lateTickCount());
    assertEquals(100 * MS + PERIOD_NANOS, board.safety.nextDeadlineNanos());
  }

  @Test
  void offersNothingFor5SecondsAfterALateTick() {
    board.offered(16_000).runMs(6_000);
    board.tickAfterMs(46);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.runMs(4_995);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.runMs(10);
    assertEquals(PilotState.B2, board.status.pilotState());
  }

  /** The 500 ms of steady C begin anew: nobody knows what was in the gap. */
  @Test
  void forgetsASteadyVehicleWhenATickIsLate() {
    board.offered(16_000);
    board.highMv = 6_000;
    board.runMs(450);
    board.tickAfterMs(46);
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
    board.runMs(2_000);
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void tellsTheServiceLoopOfATickThatThrewAndCountsThem() {
    board.charging(16_000);
    board.throwing = true;
    assertThrows(IllegalStateException.class, board::tick);
    assertEquals(board.clock.nowNanos(), board.status.atNanos());
    assertEquals(SafetyFault.TICK_ABORTED, board.status.fault());
    assertEquals(1, board.status.faultDetail());
    assertEquals(ContactorState.OPENING, board.status.contactor());
    assertThrows(IllegalStateException.class, board::tick);
    assertEquals(board.clock.nowNanos(), board.status.atNanos());
    assertFalse(board.commanded);
  }
}
