package faraday.rig.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.SampledPilot.Converter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampledPilotTest {

  private final VirtualClock clock = new VirtualClock();
  private final CpCircuit circuit =
      new CpCircuit(clock, CpParts.nominal(), InletParts.nominal(), SimProbe.NONE);
  private final int[] samplesMv = new int[256];

  @Test
  void takesItsRateOfSamples() {
    SampledPilot pilot = pilot(new Converter(13_382, 0, 0));
    int count = 0;
    for (int ms = 5; ms <= 1_000; ms += 5) {
      count += drainAt(pilot, ms);
    }
    assertEquals(13_382, count, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 100, 267, 533, 850, 960})
  void seesTheDutyAndBothPlateausInTenPeriods(int permille) {
    SampledPilot pilot = pilot(new Converter(13_382, 0, 0));
    circuit.connected(true);
    pilot.drive(permille);
    drainAt(pilot, 100);
    int high = 0;
    int all = 0;
    int settled = 0;
    for (int ms = 105; ms <= 1_100; ms += 5) {
      int count = drainAt(pilot, ms);
      for (int i = 0; i < count; i++) {
        high += samplesMv[i] > 0 ? 1 : 0;
        boolean plateau = samplesMv[i] == circuit.highMv() || samplesMv[i] == circuit.lowMv();
        settled += plateau ? 1 : 0;
      }
      all += count;
    }
    assertEquals(permille / 1000.0, (double) high / all, 0.012);
    assertTrue(settled > all * 9 / 10, settled + " of " + all + " settled");
  }

  @Test
  void computesEverySampleFromTheCircuitAsItWasThen() {
    SampledPilot pilot = pilot(new Converter(13_382, 0, 0));
    circuit.connected(true);
    for (int ms = 5; ms <= 100; ms += 5) {
      drainAt(pilot, ms);
    }
    clock.advanceTo(102_000_000L);
    circuit.s2(S2.READY);
    int count = drainAt(pilot, 105);
    int before = (int) Arrays.stream(samplesMv, 0, count).filter(mv -> mv == 8_979).count();
    int after = (int) Arrays.stream(samplesMv, 0, count).filter(mv -> mv == 5_995).count();
    assertEquals(27, before, 1);
    assertEquals(40, after, 1);
  }

  @Test
  void keepsTheNewestWhenItIsReadLate() {
    SampledPilot pilot = pilot(new Converter(13_382, 0, 0));
    clock.advanceTo(10_000_000_000L);
    circuit.connected(true);
    clock.advanceTo(11_000_000_000L);
    int total = 0;
    int count;
    do {
      count = pilot.drain(samplesMv);
      total += count;
    } while (count > 0);
    assertTrue(total >= 1_023 && total <= 1_025, total + " samples");
    assertEquals(8_979, samplesMv[0]);
  }

  @Test
  void addsNoiseAndWildSamplesButNeverMoreThanToldAndRepeatably() {
    int[] first = noisy(7);
    assertTrue(Arrays.equals(first, noisy(7)));
    assertTrue(!Arrays.equals(first, noisy(8)));
    int wild = (int) Arrays.stream(first).filter(mv -> Math.abs(mv - 12_000) > 50).count();
    assertTrue(wild > 0 && wild < 10, wild + " wild samples");
  }

  private static int[] noisy(long seed) {
    VirtualClock clock = new VirtualClock();
    CpCircuit circuit =
        new CpCircuit(clock, CpParts.nominal(), InletParts.nominal(), SimProbe.NONE);
    Converter converter = new Converter(13_382, 50, 50);
    SampledPilot pilot =
        new SampledPilot(clock, circuit, converter, new SeededRandom(seed, "noise"));
    clock.advanceTo(15_000_000L);
    int[] samplesMv = new int[150];
    pilot.drain(samplesMv);
    return samplesMv;
  }

  @Test
  void refusesRatesLockedToThePilot() {
    assertThrows(IllegalArgumentException.class, () -> new Converter(13_000, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Converter(1_999, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Converter(13_382, -1, 0));
  }

  private int drainAt(SampledPilot pilot, long ms) {
    clock.advanceTo(ms * 1_000_000L);
    return pilot.drain(samplesMv);
  }

  private SampledPilot pilot(Converter converter) {
    return new SampledPilot(clock, circuit, converter, new SeededRandom(1, "test"));
  }
}
