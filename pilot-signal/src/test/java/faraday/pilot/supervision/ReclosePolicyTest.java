package faraday.pilot.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReclosePolicyTest {

  @ParameterizedTest
  @ValueSource(strings = {"DK", "GB", "UK", "FR", "CH"})
  void leavesClosingAgainToAPersonWhereRulesSaySo(String country) {
    assertFalse(ReclosePolicy.of(country).allowed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "AT", "NO", "US", ""})
  void triesSixTimesEveryFiveMinutesElsewhere(String country) {
    assertEquals(new ReclosePolicy(300, 6, true), ReclosePolicy.of(country));
    assertEquals(ReclosePolicy.standard(), ReclosePolicy.of(country));
  }

  @Test
  void refusesWhatWouldHammerAFault() {
    assertThrows(IllegalArgumentException.class, () -> new ReclosePolicy(59, 6, true));
    assertThrows(IllegalArgumentException.class, () -> new ReclosePolicy(60, -1, true));
    assertThrows(IllegalArgumentException.class, () -> new ReclosePolicy(60, 101, true));
    assertTrue(new ReclosePolicy(60, 0, true).allowed());
    assertEquals(100, new ReclosePolicy(60, 100, true).triesMax());
  }
}
