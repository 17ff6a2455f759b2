package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.pilot.supervision.SupervisionLimits.OverCurrentLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverCurrentWatchTest {

  private final Witness witness = new Witness();
  private final OverCurrentWatch watch =
      new OverCurrentWatch(SupervisionLimits.standard().overCurrent(), witness.faults);
  private final Situation now = new Situation();

  OverCurrentWatchTest() {
    now.ordered = true;
    now.mirrorClosed = true;
    now.offeredMa = 16_000;
    watch.watch(0, now, 0, true);
  }

  /** (16 A + 0.5 A) × 1.10 = 18.15 A. */
  @ParameterizedTest
  @CsvSource({"16000, 18150", "6000, 7150", "32000, 35750", "80000, 88550"})
  void toleratesTheOfferWithItsMarginForEverAndNoMilliampereMore(int offeredMa, int mostMa) {
    now.offeredMa = offeredMa;
    watch.watch(20 * S, now, mostMa, true);
    watch.watch(100 * S, now, mostMa, true);
    witness.told();
    watch.watch(200 * S, now, mostMa + 1, true);
    watch.watch(207 * S - 1, now, mostMa + 1, true);
    witness.told();
    watch.watch(207 * S, now, mostMa + 1, true);
    watch.watch(208 * S, now, mostMa + 1, true);
    witness.told("OVER_CURRENT " + (mostMa + 1));
  }

  /** Readings with gaps: what stood before the gap stands behind it. */
  @Test
  void countsOnThroughGapsOfTheReadings() {
    watch.watch(20 * S, now, 30_000, true);
    for (int i = 1; i < 7; i++) {
      watch.watch((20 + i) * S, now, 0, false);
    }
    witness.told();
    watch.watch(27 * S, now, 30_000, true);
    witness.told("OVER_CURRENT 30000");
  }

  @Test
  void toleratesPeaksBelow7Seconds() {
    for (int i = 0; i < 10; i++) {
      watch.watch((20 + i * 8) * S, now, 30_000, true);
      watch.watch((27 + i * 8) * S - 1, now, 30_000, true);
      watch.watch((27 + i * 8) * S, now, 18_000, true);
    }
    witness.told();
  }

  @Test
  void givesTheVehicle5SecondsToFollowALowerLimit() {
    now.offeredMa = 10_000;
    watch.watch(20 * S, now, 16_000, true);
    watch.watch(25 * S - 1, now, 16_000, true);
    watch.watch(25 * S, now, 16_000, true);
    watch.watch(32 * S - 1, now, 16_000, true);
    witness.told();
    watch.watch(32 * S, now, 16_000, true);
    witness.told("OVER_CURRENT 16000");
  }

  @Test
  void givesItTheSameTimeForEachStepDown() {
    now.offeredMa = 12_000;
    watch.watch(20 * S, now, 16_000, true);
    now.offeredMa = 8_000;
    watch.watch(25 * S, now, 12_000, true);
    watch.watch(30 * S - 1, now, 12_000, true);
    now.offeredMa = 6_000;
    watch.watch(30 * S, now, 8_000, true);
    watch.watch(35 * S, now, 6_000, true);
    watch.watch(60 * S, now, 6_000, true);
    witness.told();
  }

  @Test
  void takesAHigherLimitAtOnceAndDoesNotHoldALowerOneAgainstIt() {
    now.offeredMa = 32_000;
    watch.watch(20 * S, now, 35_000, true);
    watch.watch(60 * S, now, 35_000, true);
    witness.told();
    now.offeredMa = 16_000;
    watch.watch(61 * S, now, 19_000, true);
    now.offeredMa = 18_000;
    watch.watch(63 * S, now, 19_000, true);
    watch.watch(90 * S, now, 19_000, true);
    witness.told();
  }

  @Test
  void looksAtNothingWhileTheContactsAreOpen() {
    now.ordered = false;
    now.mirrorClosed = false;
    watch.watch(20 * S, now, 40_000, true);
    watch.watch(60 * S, now, 40_000, true);
    witness.told();
    now.mirrorClosed = true;
    watch.watch(61 * S, now, 40_000, true);
    watch.watch(68 * S, now, 40_000, true);
    witness.told("OVER_CURRENT 40000");
  }

  @Test
  void looksAsSoonAsTheContactorIsOrderedClosed() {
    now.mirrorClosed = false;
    watch.watch(61 * S, now, 40_000, true);
    watch.watch(68 * S, now, 40_000, true);
    witness.told("OVER_CURRENT 40000");
  }

  @Test
  void neverCutsAVehicleOffInLessThan6Seconds() {
    assertThrows(
        IllegalArgumentException.class, () -> new OverCurrentLimits(500, 1_100, 5_999, 5_000));
    assertEquals(6_000, new OverCurrentLimits(0, 1_000, 6_000, 5_000).standMs());
    assertThrows(
        IllegalArgumentException.class, () -> new OverCurrentLimits(500, 999, 7_000, 5_000));
    assertThrows(
        IllegalArgumentException.class, () -> new OverCurrentLimits(-1, 1_100, 7_000, 5_000));
  }

  @Test
  void followsFromTheFirstLookOn() {
    Witness own = new Witness();
    OverCurrentWatch fresh =
        new OverCurrentWatch(SupervisionLimits.standard().overCurrent(), own.faults);
    now.offeredMa = 0;
    fresh.watch(0, now, 551, true);
    fresh.watch(7 * S - MS, now, 551, true);
    own.told();
    fresh.watch(7 * S, now, 551, true);
    own.told("OVER_CURRENT 551");
  }
}
