package faraday.rig.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor;
import faraday.hal.sim.SimProbe;
import faraday.rig.board.BoardScene;
import faraday.rig.circuit.S2;
import faraday.rig.phone.Intent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The watch itself can fail: each of its rules is broken here once, on bare signals. */
@SuppressWarnings("EnumOrdinal") // signals carry ordinals
class SafetyWatchTest {

  private static final long MS = 1_000_000L;
  private static final int PWM = 533;
  private static final int CABLE_OHM = 220;

  private final BoardScene scene = new BoardScene();
  private final SafetyWatch watch = new SafetyWatch(SimProbe.NONE);

  /** A watch over a board with a START on flash, whose signals a test makes up. */
  private void charging() {
    scene.charging("Anna");
    watch.watch(scene.board, 1);
    watch.level(0, "lock.bolt", LockMotor.Bolt.SHUT.ordinal());
    watch.level(0, "car.s2", S2.READY.ordinal());
    watch.level(0, "pp.ohm", CABLE_OHM);
    watch.level(0, "cp.dutyPermille", PWM);
    watch.level(0, "contactor.main", 1);
    watch.tick(MS);
  }

  @Test
  void isContentWithACharge() {
    charging();
    assertEquals(List.of(), watch.violations());
    assertEquals(1, watch.closings());
  }

  @Test
  void noticesAClosingWithoutStart() {
    watch.watch(scene.board, 1);
    watch.level(0, "lock.bolt", LockMotor.Bolt.SHUT.ordinal());
    watch.level(0, "car.s2", S2.READY.ordinal());
    watch.level(0, "pp.ohm", CABLE_OHM);
    watch.level(0, "cp.dutyPermille", PWM);
    watch.level(0, "contactor.main", 1);
    notices(Invariant.CLOSES_RECORDED);
  }

  @Test
  void noticesAClosingWithNothingElseEither() {
    watch.watch(scene.board, 1);
    watch.pulled(1, 0);
    watch.level(51 * MS, "contactor.main", 1);
    notices(Invariant.CLOSES_LOCKED);
    notices(Invariant.CLOSES_READY);
    notices(Invariant.CLOSES_OFFERED);
    notices(Invariant.CLOSES_PLUGGED);
  }

  @Test
  void noticesABoltThatLeavesUnderPower() {
    charging();
    watch.level(0, "lock.bolt", LockMotor.Bolt.BETWEEN.ordinal());
    notices(Invariant.BOLT_HOLDS);
  }

  @Test
  void noticesContactsThatOutstayS2ByMoreThanAHundredMilliseconds() {
    charging();
    watch.level(1_000 * MS, "car.s2", S2.OPEN.ordinal());
    watch.level(1_000 * MS, "cp.highMv", 9_000);
    watch.tick(1_100 * MS);
    assertEquals(List.of(), watch.violations());
    watch.tick(1_101 * MS);
    notices(Invariant.OPENS_AFTER_S2);
  }

  /** A leak of 700 ohm holds the plateau in band C: nothing shows that S2 has opened. */
  @Test
  void judgesWhatALeakHidesFromWhenItShows() {
    charging();
    watch.level(1_000 * MS, "car.s2", S2.OPEN.ordinal());
    watch.level(1_000 * MS, "cp.highMv", 8_249);
    watch.tick(3_000 * MS);
    watch.level(3_000 * MS, "cp.highMv", 8_250);
    watch.tick(3_100 * MS);
    assertEquals(List.of(), watch.violations());
    watch.tick(3_101 * MS);
    notices(Invariant.OPENS_AFTER_S2);
  }

  @Test
  void noticesContactsThatOutstayTheSignalBySixSeconds() {
    charging();
    watch.level(1_000 * MS, "cp.dutyPermille", 1_000);
    watch.tick(7_100 * MS);
    assertEquals(List.of(), watch.violations());
    watch.tick(7_101 * MS);
    notices(Invariant.OPENS_AFTER_WITHDRAWAL);
  }

  @Test
  void noticesContactsThatOutstayThePlug() {
    charging();
    watch.pulled(1, 1_000 * MS);
    watch.tick(1_100 * MS);
    assertEquals(List.of(), watch.violations());
    watch.tick(1_101 * MS);
    notices(Invariant.OPENS_AFTER_UNPLUG);
  }

  @Test
  void noticesAnEndOnFlashUnderPower() {
    charging();
    scene.tap(scene.phone("Eve"), Intent.READ);
    scene.pull(1).run(5_000 * MS);
    watch.bytes(9_000 * MS, "flash.program", new byte[4], 0, 4);
    watch.tick(9_001 * MS);
    notices(Invariant.ENDS_OPEN);
  }

  private void notices(Invariant what) {
    assertTrue(
        watch.breaches().stream().anyMatch(breach -> breach.invariant() == what),
        () -> what + " not in " + watch.violations());
  }
}
