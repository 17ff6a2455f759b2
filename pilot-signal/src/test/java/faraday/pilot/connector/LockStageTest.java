package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import faraday.pilot.fault.SafetyFault;
import org.junit.jupiter.api.Test;

/** Moving the bolt: tries, rests, and belief in the switch only. */
final class LockStageTest {

  private final Board board = new Board();

  @Test
  void drivesUntilTheSwitchAndNoLonger() {
    board.plugged();
    board.orders.holdPlug();
    board.runMs(300);
    assertEquals(Drive.SHUT, board.drive);
    board.runMs(100);
    assertEquals(Drive.OFF, board.drive);
    assertEquals(Bolt.SHUT, board.status.bolt());
  }

  @Test
  void restsASecondBetweenTries() {
    board.lock.jamAt(500);
    board.plugged();
    board.orders.holdPlug();
    board.tick();
    assertEquals(Drive.SHUT, board.drive);
    board.runMs(1_505);
    assertEquals(Drive.OFF, board.drive);
    board.runMs(990);
    assertEquals(Drive.OFF, board.drive);
    board.runMs(20);
    assertEquals(Drive.SHUT, board.drive);
  }

  @Test
  void gracesASwitchThatChatters() {
    board.charging(16_000);
    board.lock.force(Bolt.BETWEEN);
    board.runMs(40);
    board.lock.force(Bolt.SHUT);
    board.runMs(1_000);
    assertTrue(board.commanded);
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  @Test
  void opensWhenTheBoltIsLostWhileTheVehicleRampsDown() {
    board.charging(16_000);
    board.orders.withdraw();
    board.runMs(1_000);
    assertTrue(board.commanded);
    board.lock.force(Bolt.BETWEEN);
    board.runMs(60);
    assertFalse(board.commanded);
    assertEquals(SafetyFault.LOCK_LOST, board.status.fault());
  }

  @Test
  void leavesABoltFoundShutAtBootUntilItIsTold() {
    board.lock.force(Bolt.SHUT);
    board.plugged().runMs(10_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    assertEquals(Drive.OFF, board.drive);
    board.orders.releasePlug();
    board.runMs(500);
    assertEquals(Bolt.OPEN, board.status.bolt());
  }

  @Test
  void doesNotShutAnEmptySocket() {
    board.runMs(500);
    board.orders.holdPlug();
    board.runMs(1_000);
    assertEquals(Bolt.OPEN, board.status.bolt());
    assertEquals(Drive.OFF, board.drive);
  }
}
