package faraday.rig.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.SampledPilot.Converter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Noise, ripple and a generator that is off, sample by sample. */
final class DisturbedPilotTest {

  private static final long MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final CpCircuit circuit =
      new CpCircuit(clock, CpParts.nominal(), InletParts.nominal(), SimProbe.NONE);

  @Test
  void spreadsNoiseOverItsWholeRangeAndNotBeyond() {
    int[] samples = samples(new Converter(13_382, 30, 0), 1, 1_000);
    assertEquals(12_030, Arrays.stream(samples).max().orElseThrow());
    assertEquals(11_970, Arrays.stream(samples).min().orElseThrow());
    assertEquals(12_000, Arrays.stream(samples).average().orElseThrow(), 2);
  }

  @Test
  void addsOnePercentOfTheValue() {
    int[] samples = samples(Converter.noisy(), 1, 1_000);
    assertEquals(12_150, Arrays.stream(samples).max().orElseThrow(), 1);
    assertEquals(11_850, Arrays.stream(samples).min().orElseThrow(), 1);
  }

  @Test
  void ripplesByItsAmplitudeAtBothEndsOfTheBand() {
    for (int rateHz : new int[] {36_000, 91_000}) {
      int[] samples = samples(new Converter(13_382, 0, 0).withRipple(400, rateHz), 1, 1_000);
      assertEquals(12_400, Arrays.stream(samples).max().orElseThrow(), 2);
      assertEquals(11_600, Arrays.stream(samples).min().orElseThrow(), 2);
      assertEquals(12_000, Arrays.stream(samples).average().orElseThrow(), 10);
    }
  }

  @Test
  void repeatsBySeed() {
    assertArrayEquals(samples(Converter.noisy(), 7, 500), samples(Converter.noisy(), 7, 500));
  }

  @Test
  void seesTheTruePeriodAndDutyOfAGeneratorThatIsOff() {
    circuit.connected(true);
    circuit.order(500);
    circuit.generatorError(1_100_000, 110_000);
    int[] samples = samples(new Converter(13_382, 0, 0), 1, 2_000);
    long highs = Arrays.stream(samples).filter(mv -> mv > 0).count();
    assertEquals(0.6, (double) highs / samples.length, 0.01);
  }

  @Test
  void seesTheSameWhetherItIsAskedOftenOrSeldom() {
    circuit.connected(true);
    circuit.s2(S2.READY);
    circuit.order(100);
    int[] seldom = samples(Converter.standard(), 3, 60);
    VirtualClock other = new VirtualClock();
    CpCircuit twin = new CpCircuit(other, CpParts.nominal(), InletParts.nominal(), SimProbe.NONE);
    SampledPilot pilot =
        new SampledPilot(other, twin, Converter.standard(), new SeededRandom(3, "converter"));
    twin.connected(true);
    twin.s2(S2.READY);
    twin.order(100);
    int[] often = new int[seldom.length];
    int count = 0;
    int[] batch = new int[16];
    for (int i = 1; count < often.length; i++) {
      other.advanceTo(i * 37_000L);
      int drained = pilot.drain(batch);
      System.arraycopy(batch, 0, often, count, Math.min(drained, often.length - count));
      count += drained;
    }
    assertArrayEquals(seldom, often);
  }

  @Test
  void refusesNegativeNoise() {
    assertThrows(IllegalArgumentException.class, () -> new Converter(13_382, 0, -1, 0, 0, 63_000));
    assertThrows(IllegalArgumentException.class, () -> new Converter(13_382, 0, 0, 0, -1, 63_000));
    assertThrows(IllegalArgumentException.class, () -> new Converter(13_382, 0, 0, 0, 1, 0));
  }

  private int[] samples(Converter converter, long seed, int ms) {
    VirtualClock own = circuit.switching() ? clock : new VirtualClock();
    CpCircuit seen =
        own == clock
            ? circuit
            : new CpCircuit(own, CpParts.nominal(), InletParts.nominal(), SimProbe.NONE);
    SampledPilot pilot =
        new SampledPilot(own, seen, converter, new SeededRandom(seed, "converter"));
    int[] all = new int[0];
    int[] batch = new int[1_024];
    long fromMs = own.nowNanos() / MS;
    for (int at = 50; at <= ms; at += 50) {
      own.advanceTo((fromMs + at) * MS);
      int count = pilot.drain(batch);
      int end = all.length;
      all = Arrays.copyOf(all, end + count);
      System.arraycopy(batch, 0, all, end, count);
    }
    assertTrue(all.length > 0);
    return all;
  }
}
