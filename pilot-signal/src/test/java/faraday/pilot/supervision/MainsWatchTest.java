package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.fault.SafetyFault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainsWatchTest {

  private final Witness witness = new Witness();
  private final SimSensors mains = new SimSensors(new VirtualClock(), () -> 1000, () -> false);
  private MainsWatch watch = watch(3);

  private MainsWatch watch(int phases) {
    return new MainsWatch(MainsLimits.standard().withPhases(phases), mains, witness.faults);
  }

  @Test
  void lossIsAFaultInTheSameLook() {
    watch.watchPresence(0);
    witness.told();
    mains.present = false;
    mains.voltageMv[1] = 12_000;
    watch.watchPresence(5 * MS);
    watch.watchPresence(10 * MS);
    witness.told("MAINS_LOST 12000");
  }

  @ParameterizedTest
  @CsvSource({
    "184000, NONE, 0",
    "183999, UNDER_VOLTAGE, 183999",
    "253000, NONE, 0",
    "253001, OVER_VOLTAGE, 253001"
  })
  void voltageIsBadBelow80AndAbove110PercentOfAnyPhase(int mv, SafetyFault fault, int detail) {
    for (int phase = 0; phase < 3; phase++) {
      Witness own = new Witness();
      watch = new MainsWatch(MainsLimits.standard(), mains, own.faults);
      Arrays.fill(mains.voltageMv, 230_000);
      mains.voltageMv[phase] = mv;
      watch.watchQuality(0);
      watch.watchQuality(3 * S - 1);
      own.told();
      watch.watchQuality(3 * S);
      watch.watchQuality(4 * S);
      if (fault == SafetyFault.NONE) {
        own.told();
      } else {
        own.told(fault + " " + detail);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"47500, 0", "47499, 1", "51500, 0", "51501, 1"})
  void frequencyIsBadOutsideItsLimits(int milliHz, int faults) {
    mains.frequencyMilliHz = milliHz;
    watch.watchQuality(0);
    watch.watchQuality(3 * S - 1);
    witness.told();
    watch.watchQuality(3 * S);
    assertEquals(faults, witness.faults.count());
    assertEquals(faults == 1, witness.has(SafetyFault.MAINS_FREQUENCY));
  }

  @Test
  void aDipOfLessThan3SecondsIsNone() {
    for (int i = 0; i < 20; i++) {
      Arrays.fill(mains.voltageMv, 100_000);
      watch.watchQuality(i * 4L * S);
      watch.watchQuality(i * 4L * S + 2_999 * MS);
      Arrays.fill(mains.voltageMv, 230_000);
      watch.watchQuality(i * 4L * S + 3 * S);
    }
    witness.told();
  }

  @Test
  void doesNotCallLostMainsTooLowToo() {
    mains.present = false;
    Arrays.fill(mains.voltageMv, 0);
    mains.frequencyMilliHz = 0;
    watch.watchPresence(0);
    watch.watchQuality(0);
    watch.watchQuality(60 * S);
    witness.told("MAINS_LOST 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void judgesAsManyPhasesAsAreConnected(int phases) {
    watch = watch(phases);
    Arrays.fill(mains.voltageMv, phases, 3, 0);
    watch.watchQuality(0);
    watch.watchQuality(10 * S);
    witness.told();
    mains.voltageMv[phases - 1] = 0;
    watch.watchQuality(11 * S);
    watch.watchQuality(14 * S);
    witness.told("UNDER_VOLTAGE 0");
  }

  @ParameterizedTest
  @CsvSource({
    "207000, 50000, true",
    "206999, 50000, false",
    "250700, 50000, true",
    "250701, 50000, false",
    "230000, 49900, true",
    "230000, 49899, false",
    "230000, 50100, true",
    "230000, 50101, false"
  })
  void comesBackOnlyInsideTheNarrowWindow(int mv, int milliHz, boolean back) {
    lose();
    mains.present = true;
    mains.voltageMv[2] = mv;
    mains.frequencyMilliHz = milliHz;
    for (int s = 0; s <= 300; s++) {
      watch.watchQuality(10 * S + s * S);
    }
    assertEquals(!back, witness.has(SafetyFault.MAINS_LOST));
  }

  @Test
  void comesBackAfter60SecondsWithoutABreak() {
    lose();
    mains.present = true;
    watch.watchQuality(10 * S);
    watch.watchQuality(60 * S);
    mains.frequencyMilliHz = 49_899;
    watch.watchQuality(69 * S);
    mains.frequencyMilliHz = 50_000;
    watch.watchQuality(70 * S);
    watch.watchQuality(130 * S - 1);
    assertTrue(witness.has(SafetyFault.MAINS_LOST));
    watch.watchQuality(130 * S);
    assertFalse(witness.has(SafetyFault.MAINS_LOST));
  }

  @Test
  void endsAllFourTogether() {
    for (SafetyFault fault :
        new SafetyFault[] {
          SafetyFault.UNDER_VOLTAGE,
          SafetyFault.OVER_VOLTAGE,
          SafetyFault.MAINS_FREQUENCY,
          SafetyFault.MAINS_LOST
        }) {
      witness.faults.raise(0, fault, 0);
      watch.watchQuality(100 * S);
      watch.watchQuality(200 * S);
      assertFalse(witness.has(fault), fault.name());
      assertEquals(6_000, watch.limitMa(200 * S), fault.name());
    }
  }

  @Test
  void limitsNothingBeforeAFault() {
    watch.watchQuality(0);
    watch.watchQuality(1_000 * S);
    assertEquals(MainsWatch.NO_LIMIT_MA, watch.limitMa(1_000 * S));
  }

  @Test
  void risesFrom6AmpereBy1AmpereEachMinute() {
    lose();
    mains.present = true;
    watch.watchQuality(40 * S);
    watch.watchQuality(100 * S);
    assertEquals(6_000, watch.limitMa(100 * S));
    assertEquals(6_000, watch.limitMa(160 * S - 1));
    assertEquals(7_000, watch.limitMa(160 * S));
    assertEquals(16_000, watch.limitMa(700 * S));
    assertEquals(79_000, watch.limitMa((100 + 73 * 60L) * S));
    assertEquals(80_000, watch.limitMa((100 + 74 * 60L) * S));
    assertEquals(80_000, watch.limitMa(100 * S), "the ramp is over");
  }

  @Test
  void beginsTheRampAnewAfterTheNextFault() {
    risesFrom6AmpereBy1AmpereEachMinute();
    lose();
    mains.present = true;
    watch.watchQuality(10_000 * S);
    watch.watchQuality(10_060 * S);
    assertEquals(6_000, watch.limitMa(10_061 * S));
  }

  @Test
  void refusesLimitsThatCannotBe() {
    MainsLimits limits = MainsLimits.standard();
    assertThrows(IllegalArgumentException.class, () -> limits.withPhases(0));
    assertThrows(IllegalArgumentException.class, () -> limits.withPhases(4));
    assertThrows(IllegalArgumentException.class, () -> withRamp(0, 60_000));
    assertThrows(IllegalArgumentException.class, () -> withRamp(1_000, 0));
    assertEquals(1, withRamp(1, 1).rampStepMa());
  }

  private static MainsLimits withRamp(int stepMa, int stepMs) {
    return new MainsLimits(
        3, 230_000, 800, 1_100, 47_500, 51_500, 3_000, 900, 1_090, 49_900, 50_100, 60_000, 6_000,
        stepMa, stepMs);
  }

  private void lose() {
    mains.present = false;
    watch.watchPresence(0);
    watch.watchQuality(0);
  }
}
