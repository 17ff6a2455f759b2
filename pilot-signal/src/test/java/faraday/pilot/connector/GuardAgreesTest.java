package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import faraday.hal.LockMotor.Bolt;
import faraday.pilot.fault.SafetyFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guard is slower and laxer than a machine at work in everything that both judge, so that its
 * veto always means that the machine failed.
 */
final class GuardAgreesTest {

  private static final int[] STEPS_MV = {1, 7, 40, 300, 5_000};

  private Board board = new Board();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void letsTheMachineOpenFirstWhereverTheHighPlateauDriftsAndHoweverFast(int periodMs) {
    for (int stepMv : STEPS_MV) {
      charging(periodMs);
      while (board.highMv < 12_500 && board.contactor.mainClosed()) {
        board.highMv += stepMv;
        board.tick();
      }
      opened(SafetyFault.NONE);
      charging(periodMs);
      while (board.highMv > -1_500 && board.contactor.mainClosed()) {
        board.highMv -= stepMv;
        board.tick();
      }
      opened(SafetyFault.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void letsTheMachineOpenFirstWhereverTheLowPlateauDriftsAndHoweverFast(int periodMs) {
    for (int stepMv : STEPS_MV) {
      charging(periodMs);
      while (board.lowMv < 0 && board.contactor.mainClosed()) {
        board.lowMv += stepMv;
        board.tick();
      }
      opened(SafetyFault.DIODE_MISSING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void letsTheMachineOpenFirstWhenTheBoltIsLost(int periodMs) {
    charging(periodMs);
    board.lock.force(Bolt.BETWEEN);
    board.runMs(100);
    opened(SafetyFault.LOCK_LOST);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10})
  void letsTheMachineCutOffAVehicleThatIgnoresSteadyHigh(int periodMs) {
    charging(periodMs);
    board.orders.withdraw();
    board.runMs(8_000);
    opened(SafetyFault.NONE);
    assertEquals(1, board.status.openedUnderLoadCount());
  }

  private void charging(int periodMs) {
    board = new Board(ConnectorConfig.standard().withPeriodMs(periodMs));
    board.charging(16_000);
  }

  private void opened(SafetyFault fault) {
    board.runMs(100);
    assertFalse(board.contactor.mainClosed(), () -> board.highMv + " mV " + board.lowMv);
    assertFalse(board.status.isLatched(SafetyFault.GUARD_DISAGREED), () -> at());
    if (fault != SafetyFault.NONE) {
      assertEquals(fault, board.status.fault(), () -> at());
    }
  }

  private String at() {
    return board.highMv + " mV, " + board.lowMv + " mV\n" + String.join("\n", board.events);
  }
}
