package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.ProximitySense;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;

/** A board whose hazards are watched, and how a charge stops and goes on. */
class SupervisedCharge {

  Board board = new Board();

  final void opened(SafetyFault fault) {
    assertFalse(board.commanded);
    assertEquals(fault, board.status.fault(), () -> board.events.toString());
    assertTrue(fault.clears() == SafetyFault.Clears.RECOVERY || board.status.offerSpent());
  }

  /** Steady +12 V when the fault is due, contacts open 6 s later, the vehicle still in C. */
  final void stopsInOrder(SafetyFault fault, int afterMs) {
    board.runMs(afterMs - 200);
    assertEquals(PilotState.C2, board.status.pilotState());
    board.runMs(400);
    assertEquals(fault, board.status.fault());
    assertEquals(PilotState.C1, board.status.pilotState());
    assertEquals(1_000, board.duty);
    board.runMs(5_500);
    assertTrue(board.commanded);
    board.runMs(500);
    assertFalse(board.commanded);
    assertFalse(board.status.offerSpent());
  }

  /** The vehicle keeps asking; within a second of its time the contactor closes again. */
  final void goesOnAfterMs(int ms) {
    board.runMs(ms - 200);
    assertEquals(PilotState.C1, board.status.pilotState());
    assertFalse(board.commanded);
    board.runMs(1_400);
    assertTrue(board.commanded);
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  final void unplug() {
    board.highMv = 12_000;
    board.ohm = ProximitySense.OPEN_OHM;
    board.runMs(1_000);
  }
}
