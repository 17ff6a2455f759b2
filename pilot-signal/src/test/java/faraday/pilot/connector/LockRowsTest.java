package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SimContactor.Contacts;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.lock.LockConfig;
import faraday.pilot.lock.LockRow;
import faraday.pilot.lock.ReleaseReason;
import faraday.pilot.lock.UnlockPolicy;
import faraday.pilot.state.PilotState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of the lock's policy as they are lived, with contacts, motor, energy and orders. */
final class LockRowsTest {

  private Board board = new Board();

  @Test
  void walksThroughTheRowsOfANormalCharge() {
    board.runMs(500);
    row(LockRow.AS_FOUND);
    board.orders.holdPlug();
    board.runMs(20);
    row(LockRow.AWAITING_PLUG);
    board.ohm = 220;
    board.highMv = 9_000;
    board.runMs(500);
    row(LockRow.ACCEPTED);
    board.orders.offer(16_000);
    board.runMs(4_000);
    board.highMv = 6_000;
    board.runMs(1_500);
    row(LockRow.RUNNING);
    board.orders.releasePlug();
    board.runMs(20);
    row(LockRow.RUNNING);
    board.highMv = 9_000;
    board.runMs(100);
    row(LockRow.STOPPED);
    assertTrue(board.events.stream().anyMatch(e -> e.startsWith("LOCK_ROW")));
  }

  @ParameterizedTest
  @EnumSource(ReleaseReason.class)
  void freesForEveryReasonOnceContactsAreOpenAndSaysWhy(ReleaseReason reason) {
    board.charging(16_000);
    board.orders.releasePlug(reason);
    board.runMs(1_000);
    assertEquals(Bolt.SHUT, board.lock.bolt());
    board.highMv = 9_000;
    board.runMs(600);
    assertEquals(Bolt.OPEN, board.status.bolt());
    boolean fault = reason == ReleaseReason.FAULT;
    assertEquals(fault ? "ENDED_BY_FAULT" : reason.name(), board.status.lockRow().name());
  }

  @Test
  void opensOnStoredEnergyWithoutOrderWhenTheMainsAreLost() {
    board.charging(16_000);
    board.sensors.present = false;
    board.runMs(100);
    assertFalse(board.contactor.mainClosed());
    assertEquals(Drive.OFF, board.drive);
    board.runMs(600);
    row(LockRow.MAINS_LOST);
    assertEquals(Bolt.OPEN, board.status.bolt());
  }

  @Test
  void opensWithWhatIsStoredHoweverLittleWhenTheMainsAreLost() {
    board.charging(16_000);
    board.sensors.present = false;
    board.sensors.chargePermille = 500;
    board.runMs(400);
    assertEquals(Drive.OPEN, board.drive);
  }

  @Test
  void freesNothingWhenTheMainsDipForLessThan200Ms() {
    board.charging(16_000);
    board.sensors.present = false;
    board.runMs(190);
    board.sensors.present = true;
    board.runMs(5_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    assertEquals(LockRow.ACCEPTED, board.status.lockRow());
  }

  @Test
  void keepsTheBoltShutOverAWeldWhenTheMainsAreLostToo() {
    board.charging(16_000);
    board.contactor.contacts(Contacts.WELDED);
    board.sensors.present = false;
    board.runMs(20_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    row(LockRow.WELDED);
  }

  @Test
  void keepsTheBoltShutWhileAPhaseIsLiveBehindOpenContacts() {
    board.charging(16_000);
    board.sensors.poleWelded[1] = true;
    board.highMv = 9_000;
    board.orders.releasePlug();
    board.runMs(20_000);
    assertEquals(ContactorState.OPENING, board.status.contactor());
    assertEquals(Bolt.SHUT, board.status.bolt());
  }

  /** After a restart the half-way bolt stays so until an order, and is then completed. */
  @ParameterizedTest
  @EnumSource(names = {"OPEN", "SHUT"})
  void completesABoltFoundHalfWayToTheOrderedSide(Bolt side) {
    board.lock.force(Bolt.BETWEEN);
    board.plugged().runMs(10_000);
    assertEquals(Bolt.BETWEEN, board.status.bolt());
    row(LockRow.AS_FOUND);
    if (side == Bolt.OPEN) {
      board.orders.releasePlug(ReleaseReason.RESTARTED);
    } else {
      board.orders.holdPlug();
    }
    board.runMs(500);
    assertEquals(side, board.status.bolt());
  }

  @Test
  void ignoresAForcedUnlockingWhileContactsAreNotOpenAndLater() {
    board.charging(16_000);
    board.orders.forceUnlock();
    board.runMs(100);
    assertTrue(board.events.contains("FORCED_UNLOCK 0 0"));
    assertTrue(board.commanded);
    board.highMv = 9_000;
    board.runMs(5_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    assertEquals(PilotState.B2, board.status.pilotState());
  }

  @Test
  void takesAForcedUnlockingWithOpenContactsAndOffersNothingBesideIt() {
    board.offered(16_000);
    board.orders.forceUnlock();
    board.runMs(600);
    assertTrue(board.events.contains("FORCED_UNLOCK 1 0"));
    row(LockRow.FORCED);
    assertEquals(Bolt.OPEN, board.status.bolt());
    assertEquals(PilotState.B1, board.status.pilotState());
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.highMv = 6_000;
    board.runMs(10_000);
    assertFalse(board.commanded);
  }

  @Test
  void letsAForcedUnlockingStandUntilAnotherOrderForThePlug() {
    board.offered(16_000);
    board.orders.forceUnlock();
    board.runMs(600);
    board.orders.offer(10_000);
    board.runMs(600);
    row(LockRow.FORCED);
    board.orders.releasePlug();
    board.runMs(20);
    row(LockRow.STOPPED);
    board.orders.holdPlug();
    board.runMs(600);
    assertEquals(Bolt.SHUT, board.status.bolt());
  }

  @Test
  void neverForcesAWeldOpen() {
    board.charging(16_000);
    board.contactor.contacts(Contacts.WELDED);
    board.highMv = 9_000;
    board.runMs(3_000);
    board.orders.forceUnlock();
    board.runMs(3_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
  }

  @Test
  void keepsACableThatIsPulledAtTheVehicleForItsUser() {
    board.charging(16_000);
    board.highMv = 12_000;
    board.runMs(60_000);
    row(LockRow.KEPT_FOR_USER);
    assertEquals(Bolt.SHUT, board.status.bolt());
    board.orders.releasePlug();
    board.runMs(500);
    assertEquals(Bolt.OPEN, board.status.bolt());
  }

  /** Table A.6 seq 2.1. */
  @Test
  void freesItByItselfWithin5SecondsWhereNobodyOwnsIt() {
    board = new Board(ConnectorConfig.standard().withLock(automatic()));
    board.charging(16_000);
    board.highMv = 12_000;
    board.runMs(900);
    assertEquals(Bolt.SHUT, board.status.bolt());
    board.runMs(1_000);
    row(LockRow.UNPLUGGED);
    assertEquals(Bolt.OPEN, board.status.bolt());
  }

  @Test
  void freesItByItselfOnlyWithOpenContacts() {
    board = new Board(ConnectorConfig.standard().withLock(automatic()));
    board.charging(16_000);
    board.contactor.contacts(Contacts.WELDED);
    board.highMv = 12_000;
    board.runMs(10_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
  }

  private static LockConfig automatic() {
    return LockConfig.standard().with(UnlockPolicy.AUTOMATIC);
  }

  @Test
  void waitsAtBootForTheEnergyThatWouldFreeThePlugAgain() {
    board.sensors.chargePermille = 999;
    board.plugged();
    board.orders.offer(16_000);
    board.runMs(5_000);
    assertEquals(Drive.OFF, board.drive);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.sensors.chargePermille = 1_000;
    board.runMs(2_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    assertEquals(PilotState.B2, board.status.pilotState());
  }

  @Test
  void tellsOfABoltThatDoesNotOpenUntilItHas() {
    board.offered(16_000);
    board.lock.jamAt(500);
    board.orders.releasePlug();
    board.runMs(10_000);
    assertTrue(board.status.isLatched(SafetyFault.LOCK_NOT_OPEN));
    assertEquals(3, board.status.lockTries());
    board.lock.unjam();
    board.runMs(12_000);
    assertEquals(Bolt.OPEN, board.status.bolt());
    assertFalse(board.status.isLatched(SafetyFault.LOCK_NOT_OPEN));
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  @Test
  void tellsOfABoltThatMovedByItselfUntilItIsBack() {
    board.runMs(500);
    board.lock.force(Bolt.BETWEEN);
    board.runMs(100);
    assertTrue(board.status.isLatched(SafetyFault.LOCK_MOVED));
    board.lock.force(Bolt.OPEN);
    board.runMs(100);
    assertFalse(board.status.isLatched(SafetyFault.LOCK_MOVED));
  }

  @Test
  void chargesOnACableOfItsOwnWithoutLockAndCode() {
    LockConfig cable = LockConfig.standard().withCable(20_000);
    board = new Board(ConnectorConfig.standard().withLock(cable));
    board.runMs(500);
    board.highMv = 9_000;
    board.runMs(500);
    board.orders.offer(32_000);
    board.runMs(4_000);
    assertEquals(PilotState.B2, board.status.pilotState());
    assertEquals(20_000, board.status.offeredLimitMa());
    assertEquals(20_000, board.status.cableLimitMa());
    board.highMv = 6_000;
    board.runMs(1_500);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
    row(LockRow.TETHERED);
    board.orders.releasePlug();
    board.highMv = 12_000;
    board.runMs(1_000);
    assertFalse(board.status.plugged());
    assertEquals(Drive.OFF, board.drive);
    assertEquals(ProximitySense.OPEN_OHM, board.ohm);
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertEquals(1, board.status.unpluggedCount());
  }

  private void row(LockRow row) {
    assertEquals(row, board.status.lockRow(), () -> String.join("\n", board.events));
  }
}
