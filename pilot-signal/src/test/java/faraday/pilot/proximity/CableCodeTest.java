package faraday.pilot.proximity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.ProximitySense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CableCodeTest {

  @ParameterizedTest
  @CsvSource({
    "1100, 13000", "1500, 13000", "2460, 13000",
    "400, 20000", "680, 20000", "936, 20000",
    "164, 32000", "220, 32000", "308, 32000",
    "80, 63000", "100, 63000", "140, 63000"
  })
  void readsEveryRowFromItsLowestToItsHighestResistance(int ohm, int limitMa) {
    assertEquals(limitMa, CableCode.ampacityMa(ohm));
  }

  @ParameterizedTest
  @CsvSource({"141, 32000", "163, 32000", "309, 20000", "399, 20000", "937, 13000", "1099, 13000"})
  void resolvesTheGapsDownwards(int ohm, int limitMa) {
    assertEquals(limitMa, CableCode.ampacityMa(ohm));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "59, 0", "60, 63000", "4500, 13000", "4501, 0"})
  void knowsNoCableOutsideTheLimits(int ohm, int limitMa) {
    assertEquals(limitMa, CableCode.ampacityMa(ohm));
    assertEquals(0, CableCode.ampacityMa(ProximitySense.OPEN_OHM));
  }

  @Test
  void neverRisesWithTheResistance() {
    for (int ohm = CableCode.VALID_MIN_OHM + 1; ohm <= CableCode.VALID_MAX_OHM; ohm++) {
      assertTrue(CableCode.ampacityMa(ohm) <= CableCode.ampacityMa(ohm - 1));
    }
  }
}
