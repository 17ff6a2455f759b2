package faraday.rig.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The solver against the published plateaus and fault voltages. */
final class CpCircuitTest {

  private final VirtualClock clock = new VirtualClock();
  private final CpCircuit circuit = circuit(CpParts.nominal(), InletParts.nominal());

  @Test
  void showsTheNominalPlateaus() {
    assertEquals(12_000, circuit.highMv());
    assertEquals(8_979, plugged(S2.OPEN).highMv());
    assertEquals(5_995, plugged(S2.READY).highMv());
    assertEquals(2_930, plugged(S2.VENTILATION).highMv(), 1);
    assertEquals(-12_000, plugged(S2.READY).lowMv());
  }

  /** Corners of source, R1, resistors and diode: published windows. */
  @ParameterizedTest
  @CsvSource({"OPEN, 8370, 9590", "READY, 5470, 6530", "VENTILATION, 2590, 3280"})
  void staysInsideThePublishedWindowsAtAllCorners(S2 s2, int lowestMv, int highestMv) {
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (int corner = 0; corner < 8; corner++) {
      double sourceV = (corner & 1) == 0 ? 11.4 : 12.6;
      double r1Ohm = (corner & 2) == 0 ? 970 : 1030;
      CpCircuit at =
          circuit(new CpParts(sourceV, -sourceV, r1Ohm, 1), InletParts.corner((corner & 4) != 0));
      at.connected(true);
      at.s2(s2);
      signal(at);
      lowest = Math.min(lowest, at.highMv());
      highest = Math.max(highest, at.highMv());
      assertEquals(-sourceV * 1000, at.lowMv(), 1);
    }
    assertEquals(lowestMv, lowest, 15);
    assertEquals(highestMv, highest, 15);
  }

  @ParameterizedTest
  @CsvSource({"OPEN, 8790", "READY, 5620", "VENTILATION, 2370"})
  void mirrorsThePlateauWithoutADiode(S2 s2, int mv) {
    plugged(s2).diodeShorted(true);
    assertEquals(mv, circuit.highMv(), 10);
    assertEquals(-mv, circuit.lowMv(), 10);
  }

  @ParameterizedTest
  @CsvSource({
    "80, OPEN, 880, -890", "80, READY, 870, -890", "200, OPEN, 1930, -2000",
    "200, READY, 1790, -2000", "500, OPEN, 3640, -4000", "500, READY, 3090, -4000",
    "1000, OPEN, 5180, -6000", "1000, READY, 4080, -6000", "20000, OPEN, 8700, -11430"
  })
  void showsThePublishedFaultVoltages(int leakOhm, S2 s2, int highMv, int lowMv) {
    plugged(s2).leakOhm(leakOhm);
    assertEquals(highMv, circuit.highMv(), 40);
    assertEquals(lowMv, circuit.lowMv(), 40);
  }

  @Test
  void showsOneLevelWhileNothingSwitches() {
    CpCircuit steady = circuit(CpParts.nominal(), InletParts.nominal());
    steady.connected(true);
    assertEquals(steady.highMv(), steady.lowMv());
    steady.order(0);
    assertEquals(-12_000, steady.highMv());
    assertEquals(-12_000, steady.lowMv());
  }

  @Test
  void looksUnpluggedWithABrokenWire() {
    plugged(S2.READY).wireBroken(true);
    assertEquals(12_000, circuit.highMv());
    assertEquals(CpCircuit.NO_PILOT, circuit.vehicleSeesPermille());
  }

  @Test
  void showsTheVehicleTheDutyUnlessItIsShort() {
    assertEquals(500, plugged(S2.OPEN).vehicleSeesPermille());
    circuit.leakOhm(10);
    assertEquals(CpCircuit.NO_PILOT, circuit.vehicleSeesPermille());
  }

  @Test
  void drivesWhatItIsStuckAtAndReportsWhatWasOrdered() {
    plugged(S2.OPEN).generatorStuckAt(1000);
    assertEquals(1000, circuit.drivenPermille());
    assertEquals(500, circuit.orderedPermille());
    circuit.generatorFreed();
    assertEquals(500, circuit.drivenPermille());
  }

  @Test
  void reportsPlateausOnChangeOnly() {
    List<String> lines = new ArrayList<>();
    SimProbe probe =
        new SimProbe() {
          @Override
          public void level(long nowNanos, String signal, long value) {
            lines.add(signal + " " + value);
          }

          @Override
          public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
        };
    CpCircuit traced = new CpCircuit(clock, CpParts.nominal(), InletParts.nominal(), probe);
    traced.connected(false);
    traced.connected(true);
    traced.order(500);
    assertEquals(
        List.of(
            "cp.dutyPermille 1000",
            "cp.highMv 12000",
            "cp.lowMv 12000",
            "cp.highMv 8979",
            "cp.lowMv 8979",
            "cp.dutyPermille 500",
            "cp.lowMv -12000"),
        lines);
  }

  @Test
  void refusesImpossibleParts() {
    assertThrows(IllegalArgumentException.class, () -> new CpParts(12, 12, 1000, 1));
    assertThrows(IllegalArgumentException.class, () -> new CpParts(12, -12, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new InletParts(0, 1, 1, 0.7, 1));
    assertThrows(IllegalArgumentException.class, () -> circuit.leakOhm(0));
    assertThrows(IllegalArgumentException.class, () -> circuit.order(1001));
    assertThrows(IllegalArgumentException.class, () -> circuit.order(-1));
  }

  /** Settling to within 50 mV, published for C total 0.3, 1.6, 3.1 and 5.5 nF. */
  @ParameterizedTest
  @CsvSource({
    "0.3, INFINITY, 1900", "1.6, INFINITY, 9900", "3.1, INFINITY, 19000", "5.5, INFINITY, 34000",
    "1.6, OPEN, 7200", "5.5, OPEN, 25000", "1.6, READY, 4700", "5.5, READY, 16000"
  })
  void settlesAsPublished(double nanoFarad, String load, long publishedNanos) {
    CpNode node = new CpNode();
    InletParts inlet = InletParts.nominal();
    boolean none = load.equals("INFINITY");
    double ohm = none ? Double.POSITIVE_INFINITY : inlet.loadOhm(S2.valueOf(load));
    double kneeV = none ? Double.POSITIVE_INFINITY : inlet.diodeV();
    node.solve(
        new CpParts(12, -12, 1000, nanoFarad),
        new CpNode.Load(ohm, kneeV, CpCircuit.NO_LEAK_OHM, 0));
    long nanos = 0;
    while (node.settledV(true) - node.after(-12, true, nanos) > 0.05) {
      nanos += 50;
    }
    assertEquals(1.0, (double) nanos / publishedNanos, 0.15);
  }

  @Test
  void chargesWithoutAJumpAtTheKnee() {
    CpNode node = new CpNode();
    node.solve(
        CpParts.nominal(),
        new CpNode.Load(882, 0.7, CpCircuit.NO_LEAK_OHM, InletParts.nominal().capacitanceNf()));
    double beforeV = -12;
    for (long nanos = 10; nanos < 60_000; nanos += 10) {
      double nowV = node.after(-12, true, nanos);
      assertTrue(nowV >= beforeV - 1e-6 && nowV - beforeV < 0.1, "at " + nanos + " ns");
      beforeV = nowV;
    }
    assertEquals(node.settledV(true), beforeV, 1e-3);
  }

  private CpCircuit plugged(S2 s2) {
    signal(circuit);
    circuit.connected(true);
    circuit.s2(s2);
    return circuit;
  }

  private static void signal(CpCircuit circuit) {
    circuit.order(500);
  }

  private CpCircuit circuit(CpParts parts, InletParts inlet) {
    return new CpCircuit(clock, parts, inlet, SimProbe.NONE);
  }
}
