package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.rig.invariant.Wire;
import org.junit.jupiter.api.Test;

/** Two circuits decide alike: the same things in the same order, one tick apart at most. */
final class DecisionLogTest {

  private static final long MS = 1_000_000L;
  private static final long TICK_NANOS = 5 * MS;

  private final DecisionLog plateau = new DecisionLog();
  private final DecisionLog sampled = new DecisionLog();

  private String difference() {
    return DecisionLog.difference(plateau, sampled, TICK_NANOS);
  }

  @Test
  void allowsOneTickEitherWayAndNoNanosecondMore() {
    plateau.changed(100 * MS, 1, Wire.COMMAND, 1);
    sampled.changed(105 * MS, 1, Wire.COMMAND, 1);
    plateau.changed(205 * MS, 1, Wire.COMMAND, 0);
    sampled.changed(200 * MS, 1, Wire.COMMAND, 0);
    assertEquals("", difference());
    plateau.changed(300 * MS, 1, Wire.COMMAND, 1);
    sampled.changed(305 * MS + 1, 1, Wire.COMMAND, 1);
    assertEquals(
        "contactor.command 1 at 300 ms (plateau) but contactor.command 1 at 305 ms (per-sample)",
        difference());
  }

  @Test
  void noticesAnotherValueAtTheSameMoment() {
    plateau.changed(100 * MS, 1, Wire.DUTY, 266);
    sampled.changed(100 * MS, 1, Wire.DUTY, 166);
    assertEquals(
        "cp.dutyPermille 266 at 100 ms (plateau) but cp.dutyPermille 166 at 100 ms (per-sample)",
        difference());
  }

  @Test
  void noticesADecisionThatOnlyOneOfThemTook() {
    plateau.changed(100 * MS, 1, Wire.FAULT, 7);
    assertEquals("pilot.fault 7 at 100 ms (plateau) but nothing (per-sample)", difference());
    sampled.changed(101 * MS, 1, Wire.FAULT, 7);
    sampled.changed(200 * MS, 1, Wire.FAULT, 8);
    assertEquals("nothing (plateau) but pilot.fault 8 at 200 ms (per-sample)", difference());
  }

  /** What the wires carry of themselves is nobody's decision. */
  @Test
  void holdsOnlyDecisionsAgainstEachOther() {
    plateau.changed(100 * MS, 1, Wire.HIGH, 9_000);
    sampled.changed(100 * MS, 1, Wire.HIGH, 8_700);
    plateau.changed(200 * MS, 1, Wire.REGISTER, 5);
    assertEquals("", difference());
  }
}
