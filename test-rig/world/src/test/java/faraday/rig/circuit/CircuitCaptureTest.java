package faraday.rig.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import org.junit.jupiter.api.Test;

/** The capture tells what the generator really does, and how late. */
final class CircuitCaptureTest {

  private static final long MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final CpCircuit circuit =
      new CpCircuit(clock, CpParts.nominal(), InletParts.nominal(), SimProbe.NONE);
  private final CircuitCapture capture = new CircuitCapture(clock, circuit);

  @Test
  void seesNothingWhileNothingSwitches() {
    assertEquals(0, capture.periodNanos());
    assertEquals(0, capture.highNanos());
    circuit.order(0);
    assertEquals(0, capture.highNanos());
  }

  @Test
  void measuresPeriodAndHighTimeWithinHalfAMicrosecondInAllStates() {
    for (S2 s2 : S2.values()) {
      circuit.connected(true);
      circuit.s2(s2);
      circuit.order(266);
      to(clock.nowNanos() / MS + 200);
      assertEquals(1_000_000, capture.periodNanos());
      assertEquals(266_000, capture.highNanos(), 2_500, s2.name());
      circuit.order(1000);
    }
  }

  /** C behind its diode falls from 6 V, rises from −12 V: the slower rise eats high time. */
  @Test
  void losesHighTimeToCapacitance() {
    circuit.connected(true);
    circuit.s2(S2.READY);
    circuit.order(266);
    to(200);
    int slewNanos = capture.highNanos() - 266_000;
    assertTrue(slewNanos < -500 && slewNanos > -1_500, slewNanos + " ns");
  }

  @Test
  void showsAWrongDutyBeyondFiveMicroseconds() {
    circuit.order(266);
    to(200);
    int rightNanos = capture.highNanos();
    circuit.generatorError(1_000_000, 5_001);
    to(400);
    assertEquals(rightNanos + 5_001, capture.highNanos());
    assertEquals(266, circuit.drivenPermille());
    assertEquals(266, circuit.orderedPermille());
  }

  @Test
  void showsAWrongFrequency() {
    circuit.order(500);
    circuit.generatorError(1_005_001, 0);
    to(200);
    assertEquals(1_005_001, capture.periodNanos());
    assertEquals(502_500, capture.highNanos(), 2_500);
  }

  @Test
  void isTheMeanOf100Periods() {
    circuit.order(200);
    to(500);
    int beforeNanos = capture.highNanos();
    circuit.order(300);
    capture.settle();
    to(550);
    assertEquals(beforeNanos + 50_000, capture.highNanos());
    to(600);
    assertEquals(beforeNanos + 100_000, capture.highNanos());
  }

  @Test
  void isRightAtOnceWhenSwitchingBegins() {
    circuit.order(200);
    assertEquals(1_000_000, capture.periodNanos());
  }

  @Test
  void seesNothingOfAPilotThatIsShorted() {
    circuit.order(266);
    circuit.leakOhm(1);
    assertEquals(0, capture.periodNanos());
    circuit.leakOhm(CpCircuit.NO_LEAK_OHM);
    assertEquals(1_000_000, capture.periodNanos());
  }

  @Test
  void seesNothingWhenItIsDead() {
    circuit.order(266);
    capture.dead(true);
    assertEquals(0, capture.periodNanos());
    assertEquals(0, capture.highNanos());
  }

  @Test
  void vehicleSeesTheGeneratorsErrorToo() {
    circuit.connected(true);
    circuit.order(266);
    assertEquals(266, circuit.vehicleSeesPermille());
    circuit.generatorError(1_000_000, 20_400);
    assertEquals(286, circuit.vehicleSeesPermille());
    circuit.generatorError(1_000_000, -2_000_000);
    assertEquals(0, circuit.vehicleSeesPermille());
  }

  @Test
  void holdsForcedPlateausWhateverHangsOnThePilot() {
    circuit.force(10_500, -11_000);
    circuit.order(266);
    assertEquals(10_500, circuit.highMv());
    assertEquals(-11_000, circuit.lowMv());
    circuit.connected(true);
    assertEquals(10_500, circuit.highMv());
    circuit.unforce();
    assertEquals(8_979, circuit.highMv());
  }

  @Test
  void takesOtherSourcePartsUnderWay() {
    circuit.order(266);
    circuit.source(new CpParts(11.3, -12.7, 1000, 1));
    assertEquals(11_300, circuit.highMv());
    assertEquals(-12_700, circuit.lowMv());
  }

  @Test
  void refusesPeriodsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> circuit.generatorError(99_999, 0));
    assertThrows(IllegalArgumentException.class, () -> circuit.generatorError(10_000_001, 0));
  }

  private void to(long ms) {
    capture.settle();
    clock.advanceTo(ms * MS);
  }
}
