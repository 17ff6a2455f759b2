package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import org.junit.jupiter.api.Test;

/**
 * What the loop finds wrong with what it reads and drives itself: at each limit and just before.
 */
final class SupervisorTest {

  private static final long MS = StageRig.MS;

  private final StageRig rig = new StageRig();
  private final FaultLatch faults =
      new FaultLatch(rig.readings, new FaultReports(new SafetyEventRing(), rig.readings));
  private final Supervisor supervisor =
      new Supervisor(rig.config, rig.readings, rig.output, faults);

  private void watch(int atMs, PilotState state, boolean shut) {
    rig.check(atMs);
    supervisor.watch(atMs * MS, state, shut, 16_000);
  }

  private boolean raised(SafetyFault fault) {
    return faults.isLatched(fault);
  }

  @Test
  void takesASamplerForSilentAfter25Ms() {
    watch(100, PilotState.A1, false);
    rig.silent = true;
    watch(124, PilotState.A1, false);
    assertFalse(raised(SafetyFault.SAMPLER_SILENT));
    watch(125, PilotState.A1, false);
    assertTrue(raised(SafetyFault.SAMPLER_SILENT));
    assertEquals(25, faults.detail(SafetyFault.SAMPLER_SILENT));
  }

  @Test
  void givesTheGenerator50MsToReportWhatWasOrdered() {
    rig.ready();
    rig.readBackOffset = 10;
    watch(100, PilotState.C2, true);
    watch(149, PilotState.C2, true);
    assertFalse(raised(SafetyFault.PILOT_GENERATOR));
    watch(150, PilotState.C2, true);
    assertTrue(raised(SafetyFault.PILOT_GENERATOR));
    assertEquals(277, faults.detail(SafetyFault.PILOT_GENERATOR));
  }

  /** Power is offered, or flows, and the plug is not held. */
  @Test
  void noticesABoltThatIsLostUnderAnOfferOrUnderPower() {
    rig.ready();
    watch(5, PilotState.C1, false);
    assertFalse(raised(SafetyFault.LOCK_LOST));
    watch(10, PilotState.C2, true);
    assertFalse(raised(SafetyFault.LOCK_LOST));
    watch(15, PilotState.C2, false);
    assertTrue(raised(SafetyFault.LOCK_LOST));
    assertEquals(16_000, faults.detail(SafetyFault.LOCK_LOST));
  }

  @Test
  void noticesItAlsoAfterTheWithdrawalWhileContactsAreClosed() {
    rig.ready().output.close(0);
    watch(5, PilotState.C1, false);
    assertTrue(raised(SafetyFault.LOCK_LOST));
  }

  @Test
  void saysWhenTheGuardHadToDemandTheOpening() {
    rig.ready().output.close(0);
    rig.highMv = 9_000;
    watch(100, PilotState.C2, true);
    watch(159, PilotState.C2, true);
    assertFalse(raised(SafetyFault.GUARD_DISAGREED));
    watch(160, PilotState.C2, true);
    assertTrue(raised(SafetyFault.GUARD_DISAGREED));
  }

  @Test
  void tellsOfEveryVehicleThatWasCutOffOnce() {
    supervisor.note(0, PilotState.C1, 0);
    assertFalse(raised(SafetyFault.OPENED_UNDER_LOAD));
    supervisor.note(5 * MS, PilotState.C1, 1);
    assertTrue(raised(SafetyFault.OPENED_UNDER_LOAD));
    faults.clearByUnplugging(10 * MS);
    faults.beginTick();
    faults.clearByUnplugging(15 * MS);
    supervisor.note(20 * MS, PilotState.C1, 1);
    assertFalse(raised(SafetyFault.OPENED_UNDER_LOAD));
    supervisor.note(25 * MS, PilotState.C1, 2);
    assertEquals(2, faults.detail(SafetyFault.OPENED_UNDER_LOAD));
  }

  @Test
  void tellsOfVentilationThatIsMissingOnlyWhereItIs() {
    supervisor.note(0, PilotState.C1, 0);
    assertFalse(raised(SafetyFault.VENTILATION_MISSING));
    supervisor.note(0, PilotState.D1, 0);
    assertTrue(raised(SafetyFault.VENTILATION_MISSING));
    StageRig airy = new StageRig(ConnectorConfig.standard().withVentilation());
    FaultLatch none =
        new FaultLatch(airy.readings, new FaultReports(new SafetyEventRing(), airy.readings));
    new Supervisor(airy.config, airy.readings, airy.output, none).note(0, PilotState.D1, 0);
    assertFalse(none.isLatched(SafetyFault.VENTILATION_MISSING));
  }

  /** 100 ms with contacts open, 30 ms with contacts closed. */
  @Test
  void losesTheDiodeSoonerUnderPower() {
    assertEquals(100, diodeLostAfterMs(false));
    assertEquals(30, diodeLostAfterMs(true));
  }

  private static int diodeLostAfterMs(boolean closed) {
    SupervisorTest fresh = new SupervisorTest();
    fresh.rig.ready();
    for (int atMs = 5; atMs <= 100; atMs += 5) {
      fresh.watch(atMs, PilotState.C2, true);
    }
    if (closed) {
      assertTrue(fresh.rig.output.close(100 * MS));
    }
    fresh.rig.lowMv = -6_000;
    int wrongSinceMs = -1;
    for (int atMs = 105; atMs <= 400; atMs += 5) {
      fresh.watch(atMs, PilotState.C2, true);
      if (wrongSinceMs < 0 && fresh.rig.readings.lowMv() > LowSide.MAX_MV) {
        wrongSinceMs = atMs;
      }
      if (fresh.raised(SafetyFault.DIODE_MISSING)) {
        return atMs - wrongSinceMs;
      }
    }
    return -1;
  }

  /** A lost low side before anything is offered is not the vehicle's doing. */
  @Test
  void blamesNoVehicleForADiodeThatNobodyAskedFor() {
    rig.ready();
    rig.lowMv = -6_000;
    for (int atMs = 5; atMs <= 400; atMs += 5) {
      watch(atMs, PilotState.C1, true);
    }
    assertFalse(raised(SafetyFault.DIODE_MISSING));
    assertFalse(raised(SafetyFault.PILOT_GENERATOR));
  }
}
