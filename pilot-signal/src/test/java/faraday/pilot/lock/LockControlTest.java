package faraday.pilot.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import org.junit.jupiter.api.Test;

/** Tries, rests, pauses, and the motor's protection, against a simulated lock. */
final class LockControlTest implements SimProbe {

  private static final long MS = 1_000_000L;
  private static final Bolt[] BOLTS = Bolt.values();

  private final VirtualClock clock = new VirtualClock();
  private final SimLock lock = new SimLock(clock, 400, this);
  private LockControl control = new LockControl(LockConfig.standard());
  private LockGoal goal = LockGoal.STAY;
  private boolean powered = true;
  private Drive drive = Drive.OFF;
  private int starts;

  @Test
  void believesASwitchAfter40Ms() {
    lock.force(Bolt.SHUT);
    run(40);
    assertFalse(control.shut());
    run(5);
    assertTrue(control.shut());
    assertEquals(Bolt.SHUT, control.bolt());
  }

  @Test
  void drivesUntilTheSwitchAndNoLonger() {
    goal = LockGoal.SHUT;
    run(400);
    assertEquals(Drive.SHUT, drive);
    run(60);
    assertEquals(Drive.OFF, drive);
    assertEquals(Bolt.SHUT, control.bolt());
    run(5_000);
    assertEquals(1, starts);
  }

  @Test
  void stopsAJammedMotorAfter1500MsAndRestsASecond() {
    lock.jamAt(500);
    goal = LockGoal.SHUT;
    run(1_500);
    assertEquals(Drive.SHUT, drive);
    run(5);
    assertEquals(Drive.OFF, drive);
    run(995);
    assertEquals(Drive.OFF, drive);
    run(5);
    assertEquals(Drive.SHUT, drive);
    assertEquals(2, control.tries());
  }

  @Test
  void triesThreeTimesToShutAndThenGivesUp() {
    lock.jamAt(500);
    goal = LockGoal.SHUT;
    run(6_500);
    assertFalse(control.exhausted());
    run(200);
    assertTrue(control.exhausted());
    run(60_000);
    assertEquals(3, starts);
    assertEquals(3, control.tries());
  }

  @Test
  void shutsOnAnyTryOnceTheWayIsFree() {
    lock.jamAt(500);
    goal = LockGoal.SHUT;
    run(4_000);
    lock.unjam();
    run(3_000);
    assertTrue(control.shut());
    assertEquals(0, control.tries());
    assertFalse(control.exhausted());
  }

  @Test
  void triesToOpenForEverButSlowlyAfterThreeTries() {
    lock.force(Bolt.SHUT);
    run(100);
    lock.jamAt(500);
    goal = LockGoal.OPEN;
    run(7_600);
    assertTrue(control.exhausted());
    assertEquals(3, starts);
    run(60_000);
    assertTrue(starts >= 7 && starts <= 9, starts + " tries");
    lock.unjam();
    run(12_000);
    assertEquals(Bolt.OPEN, control.bolt());
    assertFalse(control.exhausted());
  }

  @Test
  void pausesBeforeItTurnsTheOtherWay() {
    run(50);
    goal = LockGoal.SHUT;
    run(200);
    assertEquals(Drive.SHUT, drive);
    goal = LockGoal.OPEN;
    run(5);
    assertEquals(Drive.OFF, drive);
    run(95);
    assertEquals(Drive.OFF, drive);
    run(5);
    assertEquals(Drive.OPEN, drive);
  }

  @Test
  void completesABoltFoundHalfWayToTheOrderedSide() {
    lock.force(Bolt.BETWEEN);
    run(1_000);
    assertEquals(Drive.OFF, drive);
    goal = LockGoal.OPEN;
    run(500);
    assertEquals(Bolt.OPEN, control.bolt());
    lock.force(Bolt.BETWEEN);
    goal = LockGoal.SHUT;
    run(500);
    assertEquals(Bolt.SHUT, control.bolt());
  }

  @Test
  void waitsForStoredEnergyBeforeItShutsHoweverLong() {
    powered = false;
    goal = LockGoal.SHUT;
    run(100_000);
    assertEquals(0, starts);
    powered = true;
    run(500);
    assertTrue(control.shut());
  }

  @Test
  void waits30SecondsForStoredEnergyBeforeItOpensWithout() {
    lock.force(Bolt.SHUT);
    run(100);
    powered = false;
    goal = LockGoal.OPEN;
    run(30_000);
    assertEquals(0, starts);
    run(5);
    assertEquals(Drive.OPEN, drive);
  }

  @Test
  void noticesABoltThatLeavesItsOpenSwitchByItselfUntilItIsBack() {
    run(100);
    assertFalse(control.moved());
    lock.force(Bolt.BETWEEN);
    run(100);
    assertTrue(control.moved());
    lock.force(Bolt.OPEN);
    run(100);
    assertFalse(control.moved());
  }

  @Test
  void doesNotCallItsOwnMovesMoved() {
    run(100);
    goal = LockGoal.SHUT;
    run(1_000);
    assertFalse(control.moved());
    goal = LockGoal.OPEN;
    run(1_000);
    assertFalse(control.moved());
  }

  /** A motor that has just stopped still turns; after that a moving bolt moves by itself. */
  @Test
  void blamesItsOwnMotorFor300MsAfterItStopped() {
    assertFalse(movedAfterItsMotorStoppedFor(260));
    control = new LockControl(LockConfig.standard());
    assertTrue(movedAfterItsMotorStoppedFor(265));
  }

  private boolean movedAfterItsMotorStoppedFor(int ms) {
    lock.force(Bolt.BETWEEN);
    goal = LockGoal.OPEN;
    run(600);
    assertEquals(Bolt.OPEN, control.bolt());
    goal = LockGoal.SHUT;
    run(5);
    assertEquals(Drive.SHUT, drive);
    goal = LockGoal.OPEN;
    run(5);
    assertEquals(Drive.OFF, drive);
    lock.force(Bolt.OPEN);
    run(ms - 5);
    lock.force(Bolt.BETWEEN);
    goal = LockGoal.STAY;
    run(45);
    assertEquals(Bolt.BETWEEN, control.bolt());
    return control.moved();
  }

  @Test
  void forgetsAMoveOnceItHasShutTheBoltItself() {
    run(100);
    lock.force(Bolt.BETWEEN);
    run(100);
    goal = LockGoal.SHUT;
    run(1_000);
    assertFalse(control.moved());
  }

  @Test
  void hasNothingToMoveWithACableOfItsOwn() {
    control = new LockControl(LockConfig.standard().withCable(32_000));
    run(100);
    assertTrue(control.shut());
    goal = LockGoal.SHUT;
    run(5_000);
    assertEquals(0, starts);
  }

  @Test
  void tellsWhenTheBoltHasComeToRestSomewhereElse() {
    assertFalse(control.observe(0, Bolt.OPEN));
    assertFalse(control.observe(39 * MS, Bolt.OPEN));
    assertTrue(control.observe(40 * MS, Bolt.OPEN));
    assertFalse(control.observe(45 * MS, Bolt.OPEN));
  }

  /** Whatever is wanted and whatever the bolt does, the motor's protection holds. */
  @Test
  void neverDrivesLongerThanATravelNorTurnsWithoutAPause() {
    for (int seed = 1; seed <= 200; seed++) {
      SeededRandom random = new SeededRandom(seed, "lock");
      long onMs = 0;
      long offMs = 1_000;
      Drive last = Drive.OFF;
      for (int ms = 0; ms < 60_000; ms += 5) {
        disturb(random);
        run(5);
        onMs = drive == Drive.OFF ? 0 : onMs + 5;
        assertTrue(onMs <= 1_505, "seed " + seed + " at " + ms + ": " + onMs + " ms");
        boolean turned = drive != Drive.OFF && last != Drive.OFF && drive != last;
        assertFalse(turned && offMs < 100, "seed " + seed + " at " + ms);
        offMs = drive == Drive.OFF ? offMs + 5 : 0;
        last = drive == Drive.OFF ? last : drive;
      }
    }
  }

  private void disturb(SeededRandom random) {
    switch (random.nextInt(200)) {
      case 0 -> goal = LockGoal.OPEN;
      case 1 -> goal = LockGoal.SHUT;
      case 2 -> goal = LockGoal.STAY;
      case 3 -> lock.jamAt(1 + random.nextInt(999));
      case 4 -> lock.unjam();
      case 5 -> lock.force(BOLTS[random.nextInt(3)]);
      case 6 -> powered = random.nextInt(4) != 0;
      default -> {}
    }
  }

  private void run(int ms) {
    for (int i = 0; i < ms; i += 5) {
      clock.advanceTo(clock.nowNanos() + 5 * MS);
      control.observe(clock.nowNanos(), lock.bolt());
      Drive next = control.towards(clock.nowNanos(), goal, powered);
      starts += next != Drive.OFF && drive == Drive.OFF ? 1 : 0;
      drive = next;
      lock.drive(drive);
    }
  }

  @Override
  public void level(long nowNanos, String signal, long value) {}

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
}
