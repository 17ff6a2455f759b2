package faraday.pilot.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PlateauWindowTest {

  @Test
  void knowsNothingBeforeItHasEnough() {
    PlateauWindow window = new PlateauWindow(2);
    tick(window, 9_000, -12_000);
    assertFalse(window.known());
    tick(window, 9_000);
    assertFalse(window.known());
    tick(window, 9_000, 9_000, -12_000, -12_000, -12_000);
    assertTrue(window.known());
    assertEquals(9_000, window.highMv());
    assertEquals(-12_000, window.lowMv());
  }

  @Test
  void ignoresTwoBadSamplesPerSideAndNotThree() {
    PlateauWindow window = new PlateauWindow(1);
    tick(window, 6_000, 6_010, 5_990, -11_990, -12_000, -12_010, 12_900, 12_900, -13_000);
    assertEquals(6_010, window.highMv());
    tick(window, 6_000, 6_010, 5_990, -11_990, -12_000, -12_010, 12_900, 12_900, 12_900);
    assertEquals(12_900, window.highMv());
  }

  @Test
  void ignoresSamplesOnEdgesAndWhileSettling() {
    PlateauWindow window = new PlateauWindow(1);
    tick(window, 9_000, 9_001, 8_999, 4_000, 0, -7_000, -11_000, -12_000, -12_001, -11_999);
    assertEquals(8_999, window.highMv());
    assertEquals(-11_999, window.lowMv());
  }

  @Test
  void showsARiseWithTheThirdSampleAndAFallWhenTheWindowHasPassed() {
    PlateauWindow window = new PlateauWindow(2);
    tick(window, 6_000, 6_000, 6_000, 6_000);
    tick(window, 6_000, 9_000, 9_000, 9_000);
    assertEquals(9_000, window.highMv());
    tick(window, 6_000, 6_000, 6_000);
    assertEquals(9_000, window.highMv());
    tick(window, 6_000, 6_000, 6_000);
    assertEquals(6_000, window.highMv());
  }

  @Test
  void keepsWhatItKnewWhileNothingComes() {
    PlateauWindow window = new PlateauWindow(1);
    tick(window, 6_000, 6_000, 6_000);
    tick(window);
    assertEquals(6_000, window.highMv());
  }

  @Property(seed = "1", tries = 500)
  void isTheThirdExtremeOfTheWindowWhateverComes(
      @ForAll @Size(min = 5, max = 80) int[] first,
      @ForAll @Size(max = 80) int[] second,
      @ForAll @IntRange(min = 2, max = 5) int slots) {
    PlateauWindow window = new PlateauWindow(slots);
    tick(window, first);
    tick(window, second);
    int[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    Arrays.sort(all);
    boolean limits = all[all.length - 3] != Integer.MIN_VALUE && all[2] != Integer.MAX_VALUE;
    if (limits) {
      assertEquals(all[all.length - 3], window.highMv());
      assertEquals(all[2], window.lowMv());
    }
  }

  private static void tick(PlateauWindow window, int... samplesMv) {
    window.beginTick();
    window.add(samplesMv, samplesMv.length);
    window.endTick();
  }
}
