package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SimContactor.Contacts;
import faraday.hal.sim.SimContactor.Mirror;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.lock.LockConfig;
import faraday.pilot.state.PilotState;
import org.junit.jupiter.api.Test;

/** Each fault: raised with its evidence, opens, stays, and ends as it says. */
final class SafetyFaultTest {

  private final Board board = new Board();

  @Test
  void diodeMissingInB2IsSeenBeforeAnythingCloses() {
    board.lowMv = -8_790;
    board.offered(16_000);
    board.highMv = 8_790;
    board.runMs(200);
    faulted(SafetyFault.DIODE_MISSING);
    assertEquals(-8_790, board.status.faultLowMv());
    assertEquals(PilotState.B1, board.status.pilotState());
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void bareResistorNeverCloses() {
    board.lowMv = -6_000;
    board.runMs(500);
    board.ohm = 220;
    board.highMv = 6_000;
    board.runMs(500);
    board.orders.offer(16_000);
    board.runMs(20_000);
    faulted(SafetyFault.DIODE_MISSING);
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void diodeLostUnderPowerOpensWithin100Ms() {
    board.charging(16_000);
    board.lowMv = -6_000;
    board.runMs(75);
    assertFalse(board.commanded);
    faulted(SafetyFault.DIODE_MISSING);
  }

  @Test
  void shortOpensAndClearsByUnplugging() {
    board.charging(16_000);
    board.highMv = 880;
    board.lowMv = -890;
    board.runMs(100);
    assertFalse(board.commanded);
    faulted(SafetyFault.PILOT_SHORT);
    assertEquals(PilotState.E, board.status.pilotState());
    board.runMs(5_000);
    faulted(SafetyFault.PILOT_SHORT);
    unplug();
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertTrue(board.status.offerSpent());
  }

  @Test
  void shortIsRaisedOnceHoweverLongItLasts() {
    board.runMs(500);
    board.highMv = 0;
    board.runMs(60_000);
    assertEquals(1, board.status.faultCount());
    assertEquals(1, board.events.stream().filter(e -> e.startsWith("FAULT ")).count());
  }

  @Test
  void generatorThatReportsAnotherDuty() {
    board.charging(16_000);
    board.readBackOffset = 30;
    board.runMs(50);
    assertTrue(board.commanded);
    board.tick();
    assertFalse(board.commanded);
    faulted(SafetyFault.PILOT_GENERATOR);
    assertEquals(PilotState.F, board.status.pilotState());
  }

  @Test
  void generatorThatDoesNotSwitch() {
    board.lowMv = 9_000;
    board.offered(16_000);
    board.runMs(200);
    faulted(SafetyFault.PILOT_GENERATOR);
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void generatorStuckLow() {
    board.runMs(500);
    board.highMv = -12_000;
    board.runMs(500);
    faulted(SafetyFault.PILOT_GENERATOR);
  }

  @Test
  void converterSilence() {
    board.charging(16_000);
    board.silent = true;
    board.runMs(20);
    assertTrue(board.commanded);
    board.tick();
    assertFalse(board.commanded);
    faulted(SafetyFault.SAMPLER_SILENT);
  }

  @Test
  void vehicleWithoutAValidCable() {
    board.runMs(500);
    board.highMv = 9_000;
    board.ohm = 50;
    board.orders.offer(16_000);
    board.runMs(1_500);
    faulted(SafetyFault.CABLE_INVALID);
    assertEquals(50, board.status.faultDetail());
    assertEquals(0, board.status.offeredLimitMa());
  }

  @Test
  void cableCodeLostUnderPower() {
    board.charging(16_000);
    board.ohm = ProximitySense.OPEN_OHM;
    board.runMs(90);
    assertTrue(board.commanded);
    board.runMs(30);
    assertFalse(board.commanded);
    faulted(SafetyFault.PROXIMITY_LOST);
  }

  @Test
  void boltJammedBeforeShut() {
    board.lock.jamAt(500);
    board.plugged();
    board.orders.offer(16_000);
    board.runMs(12_000);
    faulted(SafetyFault.LOCK_NOT_SHUT);
    assertEquals(LockConfig.standard().tries(), board.status.faultDetail());
    assertEquals(PilotState.B1, board.status.pilotState());
  }

  @Test
  void boltThatShutsOnTheSecondTry() {
    board.lock.jamAt(500);
    board.plugged();
    board.orders.offer(16_000);
    board.runMs(2_000);
    board.lock.unjam();
    board.runMs(2_000);
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertEquals(PilotState.B2, board.status.pilotState());
  }

  @Test
  void boltLostUnderPower() {
    board.charging(16_000);
    board.lock.force(Bolt.BETWEEN);
    board.runMs(60);
    assertFalse(board.commanded);
    faulted(SafetyFault.LOCK_LOST);
  }

  @Test
  void boltThatDoesNotOpenIsTriedAgainUntilItDoes() {
    board.offered(16_000);
    board.lock.jamAt(500);
    board.orders.releasePlug();
    board.runMs(15_000);
    assertTrue(board.status.isLatched(SafetyFault.LOCK_NOT_OPEN));
    board.lock.unjam();
    board.runMs(5_000);
    assertEquals(Bolt.OPEN, board.status.bolt());
  }

  @Test
  void weldKeepsTheBoltShutForGood() {
    board.charging(16_000);
    board.contactor.contacts(Contacts.WELDED);
    board.orders.releasePlug();
    board.highMv = 9_000;
    board.runMs(900);
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.runMs(300);
    faulted(SafetyFault.CONTACTOR_WELDED);
    assertEquals(ContactorState.OPENING, board.status.contactor());
    board.runMs(20_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    assertEquals(PilotState.F, board.status.pilotState());
    board.contactor.contacts(Contacts.GOOD);
    unplug();
    faulted(SafetyFault.CONTACTOR_WELDED);
    assertEquals(Bolt.SHUT, board.status.bolt());
  }

  @Test
  void weldSeenAtBoot() {
    board.contactor.mirror(Mirror.STUCK_CLOSED);
    board.runMs(1_500);
    faulted(SafetyFault.CONTACTOR_WELDED);
    assertFalse(board.status.selfTestPassed());
  }

  @Test
  void contactorThatDoesNotClose() {
    board.contactor.contacts(Contacts.NEVER_CLOSE);
    board.charging(16_000);
    board.runMs(200);
    faulted(SafetyFault.CONTACTOR_NOT_CLOSED);
    assertFalse(board.commanded);
    board.runMs(5_000);
    assertEquals(1, board.events.stream().filter(e -> e.startsWith("CLOSE_ORDERED")).count());
    unplug();
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  @Test
  void contactorThatFallsByItself() {
    board.charging(16_000);
    board.contactor.tripped(true);
    board.runMs(100);
    faulted(SafetyFault.CONTACTOR_DROPPED);
    assertFalse(board.commanded);
  }

  @Test
  void selfTestThatCannotPass() {
    board.readBackOffset = 1;
    board.runMs(5_100);
    assertFalse(board.status.selfTestPassed());
    assertEquals(SafetyFault.PILOT_GENERATOR, board.status.fault());
    assertTrue(board.events.stream().anyMatch(e -> e.startsWith("FURTHER_FAULT 1 ")));
  }

  @Test
  void keepsTheFirstFaultAndItsEvidenceWhenOthersFollow() {
    board.charging(16_000);
    board.lowMv = -6_000;
    board.runMs(200);
    board.contactor.mirror(Mirror.STUCK_CLOSED);
    board.runMs(1_500);
    faulted(SafetyFault.DIODE_MISSING);
    assertEquals(3, board.status.faultCount());
    assertTrue(board.status.isLatched(SafetyFault.FEEDBACK_DISAGREES));
    unplug();
    faulted(SafetyFault.DIODE_MISSING);
    board.contactor.mirror(Mirror.GOOD);
    board.runMs(500);
    faulted(SafetyFault.CONTACTOR_WELDED);
  }

  private void unplug() {
    board.highMv = 12_000;
    board.lowMv = -12_000;
    board.ohm = ProximitySense.OPEN_OHM;
    board.runMs(1_000);
  }

  private void faulted(SafetyFault fault) {
    assertEquals(fault, board.status.fault(), () -> board.events.toString());
    assertFalse(board.commanded);
    assertEquals(0, board.status.offeredLimitMa());
  }
}
