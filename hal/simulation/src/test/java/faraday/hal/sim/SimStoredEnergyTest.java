package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import org.junit.jupiter.api.Test;

/** A bolt that lives on a capacitor: how far it gets, and when there is enough again. */
final class SimStoredEnergyTest {

  private static final long MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final Recorder probe = new Recorder();
  private final SimStoredEnergy store =
      new SimStoredEnergy(clock, SimStoredEnergy.Parts.standard(), probe);
  private final SimLock lock = new SimLock(clock, 400, store, probe);

  @Test
  void chargesInAboutFiveSeconds() {
    lock.storedPermille(0);
    to(1_000);
    assertEquals(473, store.chargePermille(), 1);
    to(5_000);
    assertEquals(1_859, store.chargePermille(), 1);
    to(18_000);
    assertEquals(2_000, store.chargePermille());
  }

  @Test
  void needsNoneOfItWhileThereIsSupply() {
    lock.storedPermille(0);
    lock.drive(Drive.SHUT);
    to(400);
    assertEquals(Bolt.SHUT, lock.bolt());
    assertTrue(store.chargePermille() > 0);
  }

  @Test
  void carriesTheBoltTwiceOnAFullCapacitor() {
    lock.force(Bolt.SHUT);
    lock.supplied(false);
    lock.drive(Drive.OPEN);
    to(200);
    assertEquals(1_500, store.chargePermille());
    to(400);
    lock.drive(Drive.OFF);
    assertEquals(Bolt.OPEN, lock.bolt());
    assertEquals(1_000, store.chargePermille());
    lock.drive(Drive.SHUT);
    to(800);
    assertEquals(Bolt.SHUT, lock.bolt());
    assertEquals(0, store.chargePermille());
  }

  @Test
  void stopsHalfWayOnHalfATravel() {
    lock.force(Bolt.SHUT);
    lock.supplied(false);
    lock.storedPermille(500);
    lock.drive(Drive.OPEN);
    assertEquals(200 * MS, lock.nextDeadlineNanos());
    to(5_000);
    assertEquals(Bolt.BETWEEN, lock.bolt());
    assertTrue(probe.lines.contains("200 lock.motorMa 0"), probe.lines.toString());
    lock.drive(Drive.OFF);
    lock.supplied(true);
    lock.drive(Drive.OPEN);
    to(5_199);
    assertEquals(Bolt.BETWEEN, lock.bolt());
    to(5_200);
    assertEquals(Bolt.OPEN, lock.bolt());
  }

  @Test
  void arrivesWithExactlyOneTravelAndNotWithLess() {
    lock.supplied(false);
    lock.storedPermille(1_000);
    lock.drive(Drive.SHUT);
    to(5_000);
    assertEquals(Bolt.SHUT, lock.bolt());
    lock.drive(Drive.OFF);
    lock.storedPermille(999);
    lock.drive(Drive.OPEN);
    to(10_000);
    assertEquals(Bolt.BETWEEN, lock.bolt());
  }

  @Test
  void goesOnWhenSupplyComesBackUnderWay() {
    lock.force(Bolt.SHUT);
    lock.supplied(false);
    lock.storedPermille(500);
    lock.drive(Drive.OPEN);
    to(1_000);
    lock.supplied(true);
    to(1_200);
    assertEquals(Bolt.OPEN, lock.bolt());
  }

  @Test
  void takesThreeTimesAsMuchWhileItIsHeldFast() {
    lock.supplied(false);
    lock.jamAt(1);
    lock.drive(Drive.SHUT);
    to(101);
    lock.drive(Drive.OFF);
    assertEquals(1_250, store.chargePermille(), 10);
    assertTrue(probe.lines.contains("0 lock.motorMa 900"), probe.lines.toString());
  }

  @Test
  void takesLongerAndMoreWhenTheMotorIsSlow() {
    lock.supplied(false);
    lock.slow(3_000);
    lock.drive(Drive.SHUT);
    to(800);
    assertEquals(0, store.chargePermille());
    to(5_000);
    assertEquals(Bolt.BETWEEN, lock.bolt());
  }

  @Test
  void holdsNothingWhenItsCapacitorIsBroken() {
    store.broken(true);
    to(60_000);
    assertEquals(0, store.chargePermille());
    store.broken(false);
    to(61_000);
    assertEquals(473, store.chargePermille(), 1);
  }

  @Test
  void movesNothingWithADeadMotor() {
    lock.motorDead(true);
    lock.drive(Drive.SHUT);
    to(5_000);
    assertEquals(Bolt.OPEN, lock.bolt());
    lock.motorDead(false);
    to(5_400);
    assertEquals(Bolt.SHUT, lock.bolt());
  }

  @Test
  void showsWhatItsSwitchesSay() {
    lock.switches(SimLock.Switches.STUCK_SHUT);
    assertEquals(Bolt.SHUT, lock.bolt());
    assertEquals(Bolt.OPEN, lock.trueBolt());
    lock.switches(SimLock.Switches.STUCK_OPEN);
    assertEquals(Bolt.OPEN, lock.bolt());
  }

  @Test
  void refusesWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> lock.storedPermille(2_001));
    assertThrows(IllegalArgumentException.class, () -> lock.storedPermille(-1));
    assertThrows(IllegalArgumentException.class, () -> lock.slow(0));
    assertThrows(IllegalArgumentException.class, () -> new SimStoredEnergy.Parts(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new SimStoredEnergy.Parts(1, 0));
  }

  private void to(long ms) {
    clock.advanceTo(ms * MS);
    lock.tick(ms * MS);
  }
}
