package faraday.pilot.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DutyLawTest {

  @Test
  void neverPromisesMoreThanItWasGivenForAnyMilliampere() {
    for (int limitMa = 0; limitMa <= 100_000; limitMa++) {
      int readMa = DutyLaw.limitMaOf(DutyLaw.permilleFor(limitMa));
      assertTrue(readMa <= limitMa, limitMa + " mA is read as " + readMa);
    }
  }

  @Test
  void losesLessThanOneStepOfTheGenerator() {
    for (int limitMa = 6_000; limitMa <= 80_000; limitMa++) {
      int lostMa = limitMa - DutyLaw.limitMaOf(DutyLaw.permilleFor(limitMa));
      int stepMa = limitMa <= 51_000 ? 60 : 250;
      boolean gap = limitMa > 51_000 && limitMa < 52_750;
      assertTrue(gap || lostMa < stepMa, limitMa + " mA loses " + lostMa);
    }
  }

  @Test
  void risesWithTheLimit() {
    for (int limitMa = 6_001; limitMa <= 80_000; limitMa++) {
      assertTrue(DutyLaw.permilleFor(limitMa) >= DutyLaw.permilleFor(limitMa - 1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6000, 100",
    "10000, 166",
    "13000, 216",
    "16000, 266",
    "20000, 333",
    "32000, 533",
    "48000, 800",
    "51000, 850",
    "63000, 892",
    "70000, 920",
    "80000, 960"
  })
  void drivesThePublishedDutiesRoundedDown(int limitMa, int permille) {
    assertEquals(permille, DutyLaw.permilleFor(limitMa));
  }

  @ParameterizedTest
  @CsvSource({"51000, 850", "51001, 850", "52000, 850", "52499, 850", "52500, 850", "52750, 851"})
  void sendsTheGapBetweenTheLawsAs85Percent(int limitMa, int permille) {
    assertEquals(permille, DutyLaw.permilleFor(limitMa));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1000", "0, 1000", "5999, 1000", "6000, 100", "80001, 960", "2147483647, 960"})
  void offersNothingBelow6AmpereAndNoMoreThan80(int limitMa, int permille) {
    assertEquals(permille, DutyLaw.permilleFor(limitMa));
  }

  @ParameterizedTest
  @CsvSource({
    "0, NO_CHARGING, 0",
    "29, NO_CHARGING, 0",
    "30, DIGITAL, 0",
    "50, DIGITAL, 0",
    "70, DIGITAL, 0",
    "71, NO_CHARGING, 0",
    "79, NO_CHARGING, 0",
    "80, CURRENT, 6000",
    "100, CURRENT, 6000",
    "101, CURRENT, 6060",
    "850, CURRENT, 51000",
    "851, CURRENT, 52750",
    "960, CURRENT, 80000",
    "970, CURRENT, 80000",
    "971, NO_CHARGING, 0",
    "1000, NO_CHARGING, 0"
  })
  void isReadAsTheVehicleTableSays(int permille, DutyMeaning meaning, int limitMa) {
    assertEquals(meaning, DutyLaw.meaningOf(permille));
    assertEquals(limitMa, DutyLaw.limitMaOf(permille));
  }
}
