package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LowSideTest {

  private final LowSide side = new LowSide(10);
  private long nowMs;

  @ParameterizedTest
  @CsvSource({
    "-13501, false",
    "-13500, true",
    "-12000, true",
    "-11400, true",
    "-10500, true",
    "-10499, false",
    "-6000, false",
    "0, false"
  })
  void isProvenByMinus12Volt(int lowMv, boolean proven) {
    see(267, 6_000, lowMv, 100);
    assertEquals(proven, side.proven());
    assertEquals(proven, side.wrongMs(nowMs * Board.MS) == 0);
  }

  @Test
  void judgesNothingUntilTheWindowHasPassedAfterTheStartOfTheSignal() {
    see(1000, 9_000, 9_000, 100);
    see(267, 9_000, 9_000, 25);
    assertEquals(0, side.wrongMs(nowMs * Board.MS));
    assertFalse(side.proven());
    see(267, 9_000, -12_000, 5);
    assertTrue(side.proven());
  }

  @Test
  void staysProvenOverAChangeOfTheDuty() {
    see(267, 9_000, -12_000, 100);
    see(533, 9_000, -12_000, 5);
    assertTrue(side.proven());
  }

  /** A window still full of +12 V says nothing about the −12 V that is driven since a moment. */
  @ParameterizedTest
  @CsvSource({"1000, 0, 9000", "0, 1000, -12000"})
  void judgesNothingUntilTheWindowHasPassedAfterAnotherSteadyLevel(int from, int to, int staleMv) {
    see(from, staleMv, staleMv, 100);
    see(to, staleMv, staleMv, 25);
    assertEquals(0, side.wrongMs(nowMs * Board.MS));
    see(to, staleMv, staleMv, 10);
    assertTrue(side.wrongMs(nowMs * Board.MS) > 0);
  }

  @Test
  void provesNothingOnSteadyHigh() {
    see(1000, 9_000, 9_000, 100);
    assertFalse(side.proven());
    assertEquals(0, side.wrongMs(nowMs * Board.MS));
  }

  @Test
  void blamesTheGeneratorWhenNothingSwitchesAndTheVehicleWhenSomethingDoes() {
    see(267, 9_000, 9_000, 100);
    assertTrue(side.generatorAtFault());
    see(267, 8_790, -8_790, 10);
    assertFalse(side.generatorAtFault());
  }

  /** Two plateaus closer than 1 V are one: nothing switches. */
  @ParameterizedTest
  @CsvSource({"999, true", "1000, false"})
  void takesPlateausThatAreCloseForOne(int apartMv, boolean generator) {
    see(267, 9_000, 9_000 - apartMv, 100);
    assertEquals(generator, side.generatorAtFault());
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 9000, -2999, true",
    "1000, 9000, -3000, false",
    "0, 2999, -12000, true",
    "0, 3000, -12000, false"
  })
  void allowsTheOtherSideOfASteadyLevelLessThan3Volt(
      int duty, int highMv, int lowMv, boolean good) {
    see(duty, highMv, lowMv, 200);
    assertEquals(good, side.wrongMs(nowMs * Board.MS) == 0);
    assertTrue(side.generatorAtFault());
  }

  @Test
  void countsWhatIsWrongFromItsFirstTick() {
    see(267, 9_000, -12_000, 100);
    see(267, 9_000, -6_000, 5);
    assertEquals(0, side.wrongMs(nowMs * Board.MS));
    see(267, 9_000, -6_000, 95);
    assertEquals(95, side.wrongMs(nowMs * Board.MS));
    see(267, 9_000, -12_000, 5);
    assertEquals(0, side.wrongMs(nowMs * Board.MS));
  }

  @Test
  void seesASignalThatShouldNotBeThere() {
    see(1000, 9_000, -12_000, 200);
    assertTrue(side.wrongMs(nowMs * Board.MS) >= 150);
    assertTrue(side.generatorAtFault());
    see(0, 9_000, -12_000, 200);
    assertTrue(side.wrongMs(nowMs * Board.MS) >= 150);
    see(0, -12_000, -12_000, 10);
    assertEquals(0, side.wrongMs(nowMs * Board.MS));
  }

  private void see(int duty, int highMv, int lowMv, int ms) {
    for (int i = 0; i < ms; i += 5) {
      nowMs += 5;
      side.observe(nowMs * Board.MS, duty, highMv, lowMv);
    }
  }
}
