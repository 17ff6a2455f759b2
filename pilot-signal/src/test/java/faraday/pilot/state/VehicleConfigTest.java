package faraday.pilot.state;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VehicleConfigTest {

  /** simplified mA, ventilation, ignored, F, wake after, tries, length, dwell; possible? */
  @ParameterizedTest
  @CsvSource({
    "'0 0 0 300 1000 0 300 500', true",
    "'-1 0 0 300 1000 0 300 500', false",
    "'0 -1 0 300 1000 0 300 500', false",
    "'0 0 -1 300 1000 0 300 500', false",
    "'0 0 0 299 1000 0 300 500', false",
    "'0 0 0 300 999 0 300 500', false",
    "'0 0 0 300 1000 -1 300 500', false",
    "'0 0 0 300 1000 0 299 500', false",
    "'0 0 0 301 1000 0 300 500', false",
    "'0 0 0 300 1000 0 300 499', false"
  })
  void refusesWhatVehiclesWouldNotUnderstand(String numbers, boolean possible) {
    int[] n = new int[8];
    String[] words = numbers.split(" ", 8);
    for (int i = 0; i < n.length; i++) {
      n[i] = Integer.parseInt(words[i]);
    }
    Executable makes =
        () -> new VehicleConfig(n[0], n[1], n[2], n[3], n[4], n[5], true, n[6], n[7]);
    if (possible) {
      assertDoesNotThrow(makes);
    } else {
      assertThrows(IllegalArgumentException.class, makes);
    }
  }

  @Test
  void changesOnlyWhatItIsAskedTo() {
    VehicleConfig usual = VehicleConfig.standard();
    VehicleConfig other = usual.withSimplifiedLimitMa(10_000).withWaking(90_000, 1, false);
    assertEquals(
        new VehicleConfig(
            10_000,
            usual.ventilationRestMs(),
            usual.ignoredRestMs(),
            usual.unavailableMs(),
            90_000,
            1,
            false,
            usual.wakeMs(),
            usual.wakeDwellMs()),
        other);
  }
}
