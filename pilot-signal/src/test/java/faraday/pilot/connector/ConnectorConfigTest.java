package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ConnectorConfigTest {

  private final ConnectorConfig standard = ConnectorConfig.standard();

  @Test
  void takesTicksOf1To10MsAndNoOthers() {
    assertEquals(1, standard.withPeriodMs(1).periodMs());
    assertEquals(10, standard.withPeriodMs(10).periodMs());
    assertThrows(IllegalArgumentException.class, () -> standard.withPeriodMs(0));
    assertThrows(IllegalArgumentException.class, () -> standard.withPeriodMs(11));
  }

  @Test
  void takesSiteLimitsOf0To80AmpereAndNoOthers() {
    assertEquals(0, standard.withSiteLimitMa(0).siteLimitMa());
    assertEquals(80_000, standard.withSiteLimitMa(80_000).siteLimitMa());
    assertThrows(IllegalArgumentException.class, () -> standard.withSiteLimitMa(-1));
    assertThrows(IllegalArgumentException.class, () -> standard.withSiteLimitMa(80_001));
  }

  /** Table A.6 seq 8.1: window, confirmation, a tick's delay and the slowest release in 100 ms. */
  @Test
  void keepsTheDefaultTimesInsideTheStandardsLimits() {
    SafetyTiming timing = standard.timing();
    for (int periodMs = 1; periodMs <= 10; periodMs++) {
      int worstMs = 2 * periodMs + timing.leaveReadyMs() + periodMs + 30;
      assertTrue(worstMs <= 100, worstMs + " ms with a tick of " + periodMs);
    }
    assertTrue(timing.underLoadMs() >= 6_000);
    assertTrue(timing.steadyReadyMs() >= 500 && timing.steadyReadyMs() < 3_000);
    assertTrue(timing.dutyGapMs() >= 5_000);
    assertTrue(standard.withVentilation().ventilated());
  }
}
