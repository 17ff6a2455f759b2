package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimLockTest {

  private static final long MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final Recorder probe = new Recorder();
  private final SimLock lock = new SimLock(clock, 400, probe);

  @Test
  void travelsFromEndToEndInItsTime() {
    lock.drive(Drive.SHUT);
    assertEquals(Bolt.BETWEEN, lock.bolt());
    to(399);
    assertEquals(Bolt.BETWEEN, lock.bolt());
    to(400);
    assertEquals(Bolt.SHUT, lock.bolt());
    lock.drive(Drive.OPEN);
    to(800);
    assertEquals(Bolt.OPEN, lock.bolt());
    assertEquals(
        List.of(
            "0 lock.drive 1",
            "0 lock.motorMa 300",
            "0 lock.bolt 2",
            "400 lock.motorMa 900",
            "400 lock.bolt 1",
            "400 lock.drive 2",
            "400 lock.motorMa 300",
            "400 lock.bolt 2",
            "800 lock.motorMa 900",
            "800 lock.bolt 0"),
        probe.lines);
  }

  @Test
  void staysHalfWayWhenTheMotorStops() {
    lock.drive(Drive.SHUT);
    to(200);
    lock.drive(Drive.OFF);
    to(5_000);
    assertEquals(Bolt.BETWEEN, lock.bolt());
    assertTrue(lock.holdsPlug());
    lock.drive(Drive.OPEN);
    to(5_200);
    assertEquals(Bolt.OPEN, lock.bolt());
    assertFalse(lock.holdsPlug());
  }

  @Test
  void stallsAtAJamFromEitherSideAndCanGoBack() {
    lock.jamAt(500);
    lock.drive(Drive.SHUT);
    to(5_000);
    assertEquals(Bolt.BETWEEN, lock.bolt());
    lock.drive(Drive.OPEN);
    to(5_200);
    assertEquals(Bolt.OPEN, lock.bolt());
    lock.force(Bolt.SHUT);
    to(9_000);
    assertEquals(Bolt.BETWEEN, lock.bolt());
    lock.unjam();
    to(9_201);
    assertEquals(Bolt.OPEN, lock.bolt());
  }

  @Test
  void namesTheMomentOfArrival() {
    assertEquals(Long.MAX_VALUE, lock.nextDeadlineNanos());
    lock.drive(Drive.SHUT);
    assertEquals(400 * MS, lock.nextDeadlineNanos());
    to(400);
    assertEquals(Long.MAX_VALUE, lock.nextDeadlineNanos());
  }

  @Test
  void tellsTheTruthApartFromDeadSwitches() {
    lock.switchesDead(true);
    assertEquals(Bolt.BETWEEN, lock.bolt());
    assertEquals(Bolt.OPEN, lock.trueBolt());
  }

  @Test
  void canBeForced() {
    lock.force(Bolt.SHUT);
    assertEquals(Bolt.SHUT, lock.bolt());
    lock.force(Bolt.BETWEEN);
    assertEquals(Bolt.BETWEEN, lock.bolt());
  }

  @Test
  void refusesJamsOutsideTheWayAndTravelWithoutTime() {
    assertThrows(IllegalArgumentException.class, () -> lock.jamAt(0));
    assertThrows(IllegalArgumentException.class, () -> lock.jamAt(1000));
    assertThrows(IllegalArgumentException.class, () -> new SimLock(clock, 0, probe));
  }

  private void to(long ms) {
    clock.advanceTo(ms * MS);
    lock.tick(ms * MS);
  }
}
