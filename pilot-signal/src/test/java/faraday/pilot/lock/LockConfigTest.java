package faraday.pilot.lock;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

final class LockConfigTest {

  /** cable mA, free after, steady, travel, reverse, rest, tries, slow rest, mains, wait. */
  @ParameterizedTest
  @CsvSource({
    "80000, 4000, 0, 1500, 0, 750, 1, 750, 0, 0, true",
    "80001, 4000, 0, 1500, 0, 750, 1, 750, 0, 0, false",
    "-1, 4000, 0, 1500, 0, 750, 1, 750, 0, 0, false",
    "0, 4001, 0, 1500, 0, 750, 1, 750, 0, 0, false",
    "0, -1, 0, 1500, 0, 750, 1, 750, 0, 0, false",
    "0, 0, -1, 1500, 0, 750, 1, 750, 0, 0, false",
    "0, 0, 0, 1501, 0, 751, 1, 751, 0, 0, false",
    "0, 0, 0, 0, 0, 750, 1, 750, 0, 0, false",
    "0, 0, 0, 1, 0, 0, 1, 0, 0, 0, true",
    "0, 0, 0, 1500, -1, 750, 1, 750, 0, 0, false",
    "0, 0, 0, 1500, 0, 749, 1, 750, 0, 0, false",
    "0, 0, 0, 1500, 0, 750, 0, 750, 0, 0, false",
    "0, 0, 0, 1500, 0, 750, 1, 749, 0, 0, false",
    "0, 0, 0, 1500, 0, 750, 1, 750, -1, 0, false",
    "0, 0, 0, 1500, 0, 750, 1, 750, 0, -1, false"
  })
  void refusesWhatIsNoLock(ArgumentsAccessor row) {
    int[] a = row.toList().stream().limit(10).mapToInt(v -> Integer.parseInt((String) v)).toArray();
    UnlockPolicy policy = UnlockPolicy.BY_USER;
    Executable makes =
        () ->
            new LockConfig(
                false, a[0], policy, a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9]);
    if (row.getBoolean(10)) {
      assertDoesNotThrow(makes);
    } else {
      assertThrows(IllegalArgumentException.class, makes);
    }
  }

  @Test
  void keepsTheCableOfASocketForItsUser() {
    LockConfig config = LockConfig.standard();
    assertFalse(config.tethered());
    assertEquals(UnlockPolicy.BY_USER, config.policy());
    assertEquals(
        UnlockPolicy.AUTOMATIC, LockConfig.standard().with(UnlockPolicy.AUTOMATIC).policy());
    LockConfig cable = config.withCable(32_000);
    assertTrue(cable.tethered());
    assertEquals(32_000, cable.tetheredLimitMa());
  }
}
