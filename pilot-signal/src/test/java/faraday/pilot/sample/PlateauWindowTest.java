package faraday.pilot.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PlateauWindowTest {

  @Test
  void knowsNothingBeforeItHasEnough() {
    PlateauWindow window = window(2);
    tick(window, 9_000, -12_000);
    assertFalse(window.known());
    tick(window, 9_000);
    assertFalse(window.known());
    tick(window, 9_000, 9_000, 9_000, -12_000, -12_000, -12_000, -12_000);
    assertTrue(window.known());
    assertEquals(9_000, window.highMv());
    assertEquals(-12_000, window.lowMv());
  }

  @Test
  void ignoresThreeBadSamplesPerSideAndNotFourThatAgree() {
    PlateauWindow window = window(1);
    tick(window, 6_000, 6_010, 5_990, 6_000, 12_900, 12_900, 12_900);
    assertEquals(6_000, window.highMv());
    tick(window, 6_000, 6_010, 5_990, 6_000, 12_900, 12_900, 12_900, 12_900);
    assertEquals(12_900, window.highMv());
    tick(window, -11_990, -12_000, -12_010, -12_000, -13_500, -13_500, -13_500);
    assertEquals(-12_000, window.lowMv());
    tick(window, -11_990, -12_000, -12_010, -12_000, -13_500, -13_500, -13_500, -13_500);
    assertEquals(-13_500, window.lowMv());
  }

  @Test
  void ignoresFourBadSamplesThatDisagree() {
    PlateauWindow window = window(1);
    tick(window, 6_000, 6_000, 6_000, 6_000, 12_900, 11_500, 10_000, 8_000);
    assertEquals(6_000, window.highMv());
    tick(window, 12_900, 11_500, 10_000, 8_000, 7_500, 5_000, 3_000, 1_000);
    assertEquals(8_000 - 250, window.highMv());
  }

  /** Four samples make a plateau when the outer two of them are 1 V apart at most. */
  @Test
  void takesSamplesForOnePlateauUpTo1000MvApart() {
    PlateauWindow window = window(1);
    tick(window, 10_000, 9_500, 9_500, 9_000, 6_000, 6_000, 6_000, 6_000);
    assertEquals(9_500, window.highMv());
    tick(window, 10_001, 9_500, 9_500, 9_000, 6_000, 6_000, 6_000, 6_000);
    assertEquals(6_000, window.highMv());
  }

  @Test
  void looksAtEightSamplesOfASide() {
    PlateauWindow window = window(1);
    tick(window, 12_900, 11_800, 10_700, 9_600, 6_000, 6_000, 6_000, 6_000);
    assertEquals(6_000, window.highMv());
    tick(window, 12_900, 11_800, 10_700, 9_600, 8_500, 6_000, 6_000, 6_000, 6_000);
    assertEquals(9_600, window.highMv());
  }

  @Test
  void ignoresSamplesOnEdgesAndWhileSettling() {
    PlateauWindow window = window(1);
    tick(window, 9_000, 9_001, 8_999, 9_000, 4_000, 0, -7_000);
    assertEquals(9_000, window.highMv());
    tick(window, 4_000, 0, -7_000, -10_900, -12_000, -12_001, -11_999, -12_000);
    assertEquals(-12_000, window.lowMv());
  }

  @Test
  void averagesNoiseAndRippleOutUpTo1000MvFromTheExtreme() {
    PlateauWindow window = window(1);
    tick(window, 6_500, 6_500, 6_500, 6_500, 5_500, 5_500, 5_500, 5_500, 5_499);
    assertEquals(6_000, window.highMv());
    tick(window, -12_500, -12_500, -12_500, -12_500, -11_500, -11_500, -11_499);
    assertEquals(-12_166, window.lowMv());
  }

  @Test
  void looksForARareLowSideLonger() {
    PlateauWindow window = new PlateauWindow(2, 4);
    tick(window, 9_000, 9_000, 9_000, 9_000, -12_000);
    tick(window, 9_000, 9_000, 9_000, 9_000, -12_000);
    tick(window, 9_000, 9_000, 9_000, 9_000, -12_000);
    tick(window, 9_000, 9_000, 9_000, 9_000, -12_000);
    assertEquals(9_000, window.lowMv());
    window.lowIsRare(true);
    tick(window, 9_000, 9_000, 9_000, 9_000, -12_000);
    assertEquals(-12_000, window.lowMv());
    tick(window, 6_000, 6_000, 6_000, 6_000);
    tick(window, 6_000, 6_000, 6_000, 6_000);
    assertEquals(6_000, window.highMv());
    assertEquals(6_000, window.lowMv());
  }

  @Test
  void keepsTheNewestSamplesWhenMoreComeThanItHolds() {
    PlateauWindow window = window(1);
    int[] many = new int[1 << 13];
    Arrays.fill(many, 6_000);
    window.beginTick();
    window.add(new int[] {12_000, 12_000, 12_000, 12_000}, 4);
    window.add(many, many.length);
    window.endTick();
    assertEquals(6_000, window.highMv());
  }

  @Test
  void refusesAWindowThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new PlateauWindow(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new PlateauWindow(2, 1));
  }

  @Test
  void showsARiseWithTheFourthSampleAndAFallWhenTheWindowHasPassed() {
    PlateauWindow window = window(2);
    tick(window, 6_000, 6_000, 6_000, 6_000);
    tick(window, 6_000, 9_000, 9_000, 9_000);
    assertEquals(6_000, window.highMv());
    tick(window, 9_000, 6_000, 6_000, 6_000);
    assertEquals(9_000, window.highMv());
    tick(window, 6_000, 6_000, 6_000, 6_000);
    assertEquals(6_000, window.highMv());
  }

  /** One sample a tick is no plateau: whoever trusts the last one has to know. */
  @Test
  void saysWhenTooLittleCame() {
    PlateauWindow window = window(2);
    tick(window, 6_000, 6_000, 6_000, 6_000);
    tick(window, 12_000);
    for (int i = 0; i < 10; i++) {
      window.beginTick();
      window.add(new int[] {12_000}, 1);
      assertFalse(window.endTick());
    }
    window.beginTick();
    window.add(new int[] {12_000, 12_000, 12_000}, 3);
    assertTrue(window.endTick());
    assertEquals(12_000, window.highMv());
  }

  @Test
  void keepsWhatItKnewWhileNothingComes() {
    PlateauWindow window = window(1);
    tick(window, 6_000, 6_000, 6_000, 6_000);
    tick(window);
    assertEquals(6_000, window.highMv());
  }

  @Property(seed = "1", tries = 500)
  void isTheMeanAroundTheOutermostFourTogetherWhateverComes(
      @ForAll @Size(min = 7, max = 80) int[] some,
      @ForAll @Size(max = 80) int[] more,
      @ForAll @IntRange(min = 2, max = 5) int slots) {
    int[] first = volts(some);
    int[] second = volts(more);
    PlateauWindow window = window(slots);
    tick(window, first);
    tick(window, second);
    int[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    Arrays.sort(all);
    int[] high = Arrays.copyOfRange(all, Math.max(0, all.length - 8), all.length);
    int[] low = Arrays.stream(all).limit(8).map(mv -> -mv).sorted().toArray();
    int top = together(high);
    int bottom = -together(low);
    if (top >= bottom - 1_000) {
      assertEquals(meanNear(all, top), window.highMv());
      assertEquals(meanNear(all, bottom), window.lowMv());
    }
  }

  /** The same by other words: the innermost of four neighbours, searched from the outside. */
  private static int together(int[] sorted) {
    return IntStream.iterate(sorted.length - 4, i -> i >= 0, i -> i - 1)
        .filter(i -> sorted[i + 3] - sorted[i] <= 1_000)
        .map(i -> sorted[i])
        .findFirst()
        .orElse(sorted[sorted.length - 4]);
  }

  private static int[] volts(int[] anything) {
    return Arrays.stream(anything).map(mv -> Math.floorMod(mv, 26_001) - 13_000).toArray();
  }

  private static int meanNear(int[] all, int centreMv) {
    return (int)
        Arrays.stream(all).filter(mv -> Math.abs(mv - centreMv) <= 1_000).average().orElseThrow();
  }

  private static PlateauWindow window(int slots) {
    return new PlateauWindow(slots, slots);
  }

  private static void tick(PlateauWindow window, int... samplesMv) {
    window.beginTick();
    window.add(samplesMv, samplesMv.length);
    window.endTick();
  }
}
