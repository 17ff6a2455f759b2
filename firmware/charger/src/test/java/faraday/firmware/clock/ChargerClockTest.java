package faraday.firmware.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.wire.ClockQuality;
import faraday.hal.sim.SimWallClock;
import faraday.hal.sim.VirtualClock;
import org.junit.jupiter.api.Test;

/** What the charger may believe about UTC (design §3, TH-12, TH-13). */
class ChargerClockTest {

  private static final long BUILD_S = 1_767_000_000L;
  private static final long NOW_S = 1_767_225_600L;

  private final VirtualClock time = new VirtualClock();
  private final SimWallClock chip = new SimWallClock(time, NOW_S);
  private final ChargerClock clock = new ChargerClock(chip, true, BUILD_S);

  @Test
  void isTrustedWhileTheChipRunsOnFromSignedTime() {
    assertEquals(ClockQuality.TRUSTED, clock.quality());
    assertEquals(NOW_S, clock.epochSeconds());
    time.advanceTo(7_000_000_000L);
    assertEquals(NOW_S + 7, clock.epochSeconds());
  }

  @Test
  void isBoundedByBuildTimeWhenTheChipWasNeverSetFromSignedTime() {
    ChargerClock unset = new ChargerClock(chip, false, BUILD_S);
    assertEquals(ClockQuality.BOUNDED, unset.quality());
    assertEquals(BUILD_S, unset.epochSeconds());
  }

  @Test
  void isBoundedOnceTheOscillatorHasStopped() {
    chip.loseBattery();
    assertEquals(ClockQuality.BOUNDED, clock.quality());
    assertEquals(BUILD_S, clock.epochSeconds());
  }

  @Test
  void staysTrustedAsLongAsAChipLagsNoMoreThanTheErrorBound() {
    clock.signedTimeSeen(NOW_S + ChargerClock.ERROR_BOUND_S);
    assertEquals(ClockQuality.TRUSTED, clock.quality());
    assertEquals(NOW_S + ChargerClock.ERROR_BOUND_S, clock.epochSeconds(), "never before a proof");
  }

  @Test
  void isBoundedByASignatureThatTheChipContradicts() {
    clock.signedTimeSeen(NOW_S + ChargerClock.ERROR_BOUND_S + 1);
    assertEquals(ClockQuality.BOUNDED, clock.quality());
    assertEquals(NOW_S + ChargerClock.ERROR_BOUND_S + 1, clock.epochSeconds());
  }

  @Test
  void neverLowersTheBoundAndNeverRaisesItByItsOwnClock() {
    time.advanceTo(1_000_000_000_000L);
    assertEquals(BUILD_S, clock.lowerBoundEpochS());
    clock.signedTimeSeen(BUILD_S + 5);
    clock.signedTimeSeen(BUILD_S);
    assertEquals(BUILD_S + 5, clock.lowerBoundEpochS());
  }
}
