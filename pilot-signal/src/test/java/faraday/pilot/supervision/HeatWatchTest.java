package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.HeatSense;
import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.supervision.HeatLimits.Thresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeatWatchTest {

  private static final long MINUTE = 60 * S;

  private final Witness witness = new Witness();
  private final SimSensors heat = new SimSensors(new VirtualClock(), () -> 1000, () -> false);
  private final HeatLimits limits = SupervisionLimits.standard().heat();
  private HeatWatch watch = new HeatWatch(limits, heat, 32_000, witness.faults);
  private long nowNanos;

  @ParameterizedTest
  @CsvSource({
    "64999, 80000",
    "65000, 16000",
    "67999, 16000",
    "68000, 6000",
    "70999, 6000",
    "71000, 6000"
  })
  void derates(int milliC, int limitMa) {
    for (int point = 0; point < 2; point++) {
      HeatWatchTest own = new HeatWatchTest();
      own.heat.temperatureMilliC[point] = milliC;
      own.runFor(S);
      assertEquals(limitMa, own.watch.limitMa());
      assertEquals(milliC == 71_000, own.witness.has(SafetyFault.OVER_TEMPERATURE));
    }
  }

  @Test
  void stopsWithTheHottestReadingAsEvidence() {
    heat.temperatureMilliC[1] = 72_345;
    runFor(10 * S);
    witness.told("OVER_TEMPERATURE 72345");
  }

  @Test
  void believesAThresholdAfterOneSecondAndNotASingleReading() {
    watch.watch(0);
    heat.temperatureMilliC[0] = 90_000;
    watch.watch(S);
    watch.watch(2 * S - 1);
    assertEquals(80_000, watch.limitMa());
    heat.temperatureMilliC[0] = 21_000;
    watch.watch(2 * S);
    heat.temperatureMilliC[0] = 90_000;
    watch.watch(3 * S);
    watch.watch(4 * S - 1);
    assertEquals(80_000, watch.limitMa());
    watch.watch(4 * S);
    assertEquals(6_000, watch.limitMa());
  }

  @Test
  void goesDownAtOnceAndUpOneStepEvery5Minutes() {
    heat.temperatureMilliC[0] = 75_000;
    runFor(2 * S);
    assertTrue(witness.has(SafetyFault.OVER_TEMPERATURE));
    heat.temperatureMilliC[0] = 61_999;
    runFor(5 * MINUTE - S);
    assertTrue(witness.has(SafetyFault.OVER_TEMPERATURE));
    runFor(S);
    assertFalse(witness.has(SafetyFault.OVER_TEMPERATURE));
    assertEquals(6_000, watch.limitMa());
    runFor(5 * MINUTE - S);
    assertEquals(6_000, watch.limitMa());
    runFor(S);
    assertEquals(16_000, watch.limitMa());
    runFor(5 * MINUTE + S);
    assertEquals(80_000, watch.limitMa());
  }

  @Test
  void believesEachFurtherThresholdAfterASecondOfItsOwn() {
    heat.temperatureMilliC[0] = 66_000;
    watch.watch(0);
    watch.watch(S);
    assertEquals(16_000, watch.limitMa());
    heat.temperatureMilliC[0] = 69_000;
    watch.watch(S + 1);
    watch.watch(2 * S);
    assertEquals(16_000, watch.limitMa());
    watch.watch(2 * S + 1);
    assertEquals(6_000, watch.limitMa());
  }

  @Test
  void staysAtFullCurrentHoweverLongItIsCool() {
    for (int minute = 0; minute < 60; minute++) {
      runFor(MINUTE);
      assertEquals(80_000, watch.limitMa());
    }
  }

  @Test
  void countsHotSecondsAnewAfterASilence() {
    heat.temperatureMilliC[0] = 66_000;
    watch.watch(0);
    watch.watch(S - 1);
    heat.temperatureMilliC[0] = HeatSense.NO_READING;
    watch.watch(S);
    heat.temperatureMilliC[0] = 66_000;
    watch.watch(S + 1);
    watch.watch(2 * S);
    assertEquals(80_000, watch.limitMa());
    watch.watch(2 * S + 1);
    assertEquals(16_000, watch.limitMa());
  }

  @Test
  void doesNotGoUpAt62Degrees() {
    heat.temperatureMilliC[0] = 66_000;
    runFor(2 * S);
    heat.temperatureMilliC[0] = 62_000;
    runFor(60 * MINUTE);
    assertEquals(16_000, watch.limitMa());
  }

  @Test
  void countsTheCoolMinutesAnewAfterEachWarmReading() {
    heat.temperatureMilliC[0] = 66_000;
    runFor(2 * S);
    for (int i = 0; i < 5; i++) {
      heat.temperatureMilliC[0] = 61_000;
      runFor(4 * MINUTE);
      heat.temperatureMilliC[0] = 62_500;
      runFor(S);
    }
    assertEquals(16_000, watch.limitMa());
  }

  @Test
  void theHotterPointDecides() {
    heat.temperatureMilliC[0] = 66_000;
    heat.temperatureMilliC[1] = 69_000;
    runFor(2 * S);
    assertEquals(6_000, watch.limitMa());
    heat.temperatureMilliC[1] = 20_000;
    runFor(5 * MINUTE + 2 * S);
    assertEquals(16_000, watch.limitMa());
  }

  @Test
  void eachPointHasItsOwnThresholds() {
    Thresholds lenient = new Thresholds(85_000, 90_000, 95_000, 80_000);
    HeatLimits own = new HeatLimits(Thresholds.standard(), lenient, 300_000, 1_000, 10_000, 60_000);
    watch = new HeatWatch(own, heat, 32_000, witness.faults);
    heat.temperatureMilliC[1] = 84_999;
    runFor(2 * S);
    assertEquals(80_000, watch.limitMa());
    heat.temperatureMilliC[1] = 85_000;
    runFor(2 * S);
    assertEquals(16_000, watch.limitMa());
  }

  @Test
  void halfOfASmallSiteIsNotLessThan6Ampere() {
    watch = new HeatWatch(limits, heat, 10_000, witness.faults);
    heat.temperatureMilliC[0] = 66_000;
    runFor(2 * S);
    assertEquals(6_000, watch.limitMa());
  }

  /**
   * A charger whose temperature follows the square of its current: at 16 A it settles where it may
   * step up again, at 32 A where it must step down. The duty must not follow that fast.
   */
  @Test
  void doesNotSwingFasterThanItsStepUp() {
    double celsius = 40;
    int changes = 0;
    int limitMa = 32_000;
    for (int s = 0; s < 24 * 3_600; s++) {
      double settledCelsius = 40 + 40 * Math.pow(limitMa / 32_000.0, 2);
      celsius += (settledCelsius - celsius) / 600;
      heat.temperatureMilliC[0] = (int) (celsius * 1_000);
      runFor(S);
      int newMa = Math.min(watch.limitMa(), 32_000);
      changes += newMa == limitMa ? 0 : 1;
      limitMa = newMa;
      assertTrue(celsius < 66, "never hotter than the first step allows: " + celsius);
    }
    assertFalse(witness.has(SafetyFault.OVER_TEMPERATURE));
    assertTrue(changes > 4 && changes <= 24 * 60 / 5 * 2, "changes in a day: " + changes);
  }

  @ParameterizedTest
  @ValueSource(ints = {HeatSense.NO_READING, -50_001, 150_001, Integer.MAX_VALUE})
  void holdsTheCurrentLowWithoutASensorAndTellsWhich(int milliC) {
    heat.temperatureMilliC[1] = milliC;
    watch.watch(0);
    watch.watch(S - 1);
    witness.told();
    watch.watch(S);
    witness.told("HEAT_SENSOR_FAILED 1");
    watch.watch(2 * S);
    witness.told("HEAT_SENSOR_FAILED 1");
    assertEquals(10_000, watch.limitMa());
  }

  @ParameterizedTest
  @ValueSource(ints = {-50_000, 64_999})
  void takesColdForCold(int milliC) {
    heat.temperatureMilliC[1] = milliC;
    runFor(10 * S);
    witness.told();
    assertEquals(80_000, watch.limitMa());
  }

  @Test
  void stopsAtTheHottestPlausibleReading() {
    heat.temperatureMilliC[0] = 150_000;
    runFor(2 * S);
    witness.told("OVER_TEMPERATURE 150000");
  }

  @Test
  void doesNotTakeASilentSensorForACoolOne() {
    heat.temperatureMilliC[0] = 72_000;
    runFor(2 * S);
    heat.temperatureMilliC[0] = 20_000;
    runFor(2 * MINUTE);
    heat.temperatureMilliC[0] = HeatSense.NO_READING;
    runFor(60 * MINUTE);
    assertTrue(witness.has(SafetyFault.OVER_TEMPERATURE));
    heat.temperatureMilliC[0] = 20_000;
    runFor(4 * MINUTE);
    assertTrue(witness.has(SafetyFault.OVER_TEMPERATURE), "cool minutes count anew");
    runFor(2 * MINUTE);
    assertFalse(witness.has(SafetyFault.OVER_TEMPERATURE));
  }

  @Test
  void trustsASensorAgainAfterAMinute() {
    heat.temperatureMilliC[0] = HeatSense.NO_READING;
    runFor(2 * S);
    heat.temperatureMilliC[0] = 20_000;
    long backNanos = nowNanos;
    watch.watch(backNanos);
    watch.watch(backNanos + MINUTE - 1);
    assertEquals(10_000, watch.limitMa());
    watch.watch(backNanos + MINUTE);
    assertEquals(80_000, watch.limitMa());
    witness.told("HEAT_SENSOR_FAILED 0", "over HEAT_SENSOR_FAILED");
  }

  @Test
  void waitsForBothSensors() {
    heat.temperatureMilliC[0] = HeatSense.NO_READING;
    heat.temperatureMilliC[1] = HeatSense.NO_READING;
    runFor(2 * S);
    heat.temperatureMilliC[0] = 20_000;
    runFor(5 * MINUTE);
    assertTrue(witness.has(SafetyFault.HEAT_SENSOR_FAILED));
  }

  @Test
  void refusesThresholdsOutOfOrder() {
    assertThrows(IllegalArgumentException.class, () -> new Thresholds(65, 65, 71, 62));
    assertThrows(IllegalArgumentException.class, () -> new Thresholds(65, 68, 68, 62));
    assertThrows(IllegalArgumentException.class, () -> new Thresholds(65, 68, 71, 65));
    assertEquals(64, new Thresholds(65, 66, 67, 64).restore());
  }

  private void runFor(long nanos) {
    long endNanos = nowNanos + nanos;
    for (; nowNanos <= endNanos; nowNanos += S / 2) {
      watch.watch(nowNanos);
    }
    nowNanos = endNanos;
  }
}
