package faraday.pilot.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A.5.3: who is woken, how, how often, and who never. */
final class WakeUpTest {

  private static final long MS = 1_000_000L;

  private WakeUp wakeUp = new WakeUp(VehicleConfig.standard());
  private long nowMs;
  private Supply supply = Supply.POWER;

  @Test
  void leavesAVehicle30SecondsToComeByItself() {
    offered(30_000);
    assertEquals(Supply.POWER, supply);
    assertEquals(0, wakeUp.tries());
    see(PilotState.B2, 5);
    assertEquals(Supply.NONE, supply);
    assertEquals(1, wakeUp.tries());
    assertTrue(wakeUp.cutting());
  }

  @Test
  void cutsTheSignalFor4Seconds() {
    offered(30_005);
    see(PilotState.B1, 3_995);
    assertEquals(Supply.NONE, supply);
    assertTrue(wakeUp.cutting());
    see(PilotState.B1, 5);
    assertFalse(wakeUp.cutting());
    see(PilotState.B1, 5);
    assertEquals(Supply.POWER, supply);
    assertFalse(wakeUp.dwelt(nowMs * MS));
  }

  @Test
  void makesTheLastTryWithFAndDwells750MsAfterwards() {
    offered(30_005);
    see(PilotState.B1, 4_005);
    offered(30_005);
    assertEquals(Supply.UNAVAILABLE, supply);
    assertEquals(2, wakeUp.tries());
    see(PilotState.F, 3_995);
    assertEquals(Supply.UNAVAILABLE, supply);
    see(PilotState.F, 5);
    assertEquals(Supply.NONE, supply);
    see(PilotState.B1, 740);
    assertFalse(wakeUp.dwelt(nowMs * MS));
    see(PilotState.B1, 5);
    assertTrue(wakeUp.dwelt(nowMs * MS));
    see(PilotState.B2, 5);
    assertFalse(wakeUp.dwelt(nowMs * MS));
  }

  @Test
  void givesUpAfterTwoTries() {
    offered(30_005);
    see(PilotState.B1, 4_005);
    offered(30_005);
    see(PilotState.F, 4_000);
    see(PilotState.B1, 1_000);
    offered(3_600_000);
    assertEquals(Supply.POWER, supply);
    assertEquals(2, wakeUp.tries());
  }

  @Test
  void wakesNobodyWhenItMayNot() {
    wakeUp = new WakeUp(VehicleConfig.standard().withWaking(30_000, 0, true));
    offered(3_600_000);
    assertEquals(Supply.POWER, supply);
  }

  @Test
  void staysWithSteadyHighWhereFIsNotWanted() {
    wakeUp = new WakeUp(VehicleConfig.standard().withWaking(30_000, 1, false));
    offered(30_005);
    assertEquals(Supply.NONE, supply);
    wakeUp = new WakeUp(VehicleConfig.standard().withWaking(30_000, 1, true));
    offered(30_005);
    assertEquals(Supply.UNAVAILABLE, supply);
  }

  /** Full, on its own timer, or stopped at the dashboard: it knows what it does. */
  @Test
  void neverWakesAVehicleThatPausedByItself() {
    offered(1_000);
    see(PilotState.C2, 60_000);
    offered(24 * 3_600_000);
    assertEquals(Supply.POWER, supply);
    assertEquals(0, wakeUp.tries());
  }

  @Test
  void doesNotWakeItAfterAPauseOfTheChargerEither() {
    see(PilotState.C2, 60_000);
    offered(1_000);
    rest(PilotState.B1, 60_000);
    offered(3_600_000);
    assertEquals(0, wakeUp.tries());
  }

  @Test
  void wakesAVehicleThatTheChargerHadPaused() {
    see(PilotState.C2, 60_000);
    rest(PilotState.C1, 2_000);
    rest(PilotState.B1, 3_600_000);
    offered(30_005);
    assertEquals(1, wakeUp.tries());
  }

  @Test
  void countsAfreshForTheNextVehicleAndAfterACharge() {
    offered(30_005);
    see(PilotState.B1, 4_005);
    rest(PilotState.A1, 5);
    assertEquals(0, wakeUp.tries());
    offered(30_005);
    assertEquals(1, wakeUp.tries());
    see(PilotState.B1, 4_005);
    see(PilotState.C2, 5);
    assertEquals(0, wakeUp.tries());
  }

  @Test
  void forgetsThatTheLastVehiclePausedByItself() {
    see(PilotState.C2, 1_000);
    offered(1_000);
    rest(PilotState.A1, 1_000);
    offered(30_005);
    assertEquals(1, wakeUp.tries());
  }

  @Test
  void endsATryWhenTheVehicleComesOrGoes() {
    offered(30_005);
    see(PilotState.C1, 5);
    assertFalse(wakeUp.cutting());
    see(PilotState.C1, 5);
    assertEquals(Supply.POWER, supply);
    wakeUp = new WakeUp(VehicleConfig.standard());
    offered(30_005);
    see(PilotState.A1, 5);
    assertFalse(wakeUp.cutting());
  }

  @Test
  void breaksATryOffWhenPowerMayNotBeOfferedAnyMore() {
    offered(30_005);
    rest(PilotState.B1, 5);
    assertFalse(wakeUp.cutting());
    see(PilotState.B1, 5);
    assertEquals(Supply.POWER, supply);
    offered(30_000);
    assertEquals(Supply.POWER, supply);
    offered(5);
    assertEquals(2, wakeUp.tries());
  }

  @Test
  void countsOnlyTimeInB2() {
    for (int i = 0; i < 20; i++) {
      offered(29_000);
      see(PilotState.B1, 5);
    }
    assertEquals(0, wakeUp.tries());
  }

  private void offered(long ms) {
    see(PilotState.B2, ms);
  }

  private void see(PilotState state, long ms) {
    for (long i = 0; i < ms; i += 5) {
      supply = wakeUp.step(nowMs * MS, state);
      nowMs += 5;
    }
  }

  private void rest(PilotState state, long ms) {
    for (long i = 0; i < ms; i += 5) {
      wakeUp.rest(nowMs * MS, state);
      nowMs += 5;
    }
  }
}
