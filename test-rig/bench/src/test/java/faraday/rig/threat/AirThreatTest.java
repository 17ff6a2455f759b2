package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TH-3, TH-4, TH-24, TH-25: what passes between phone and charger is for these two. */
final class AirThreatTest {

  @Test
  @Tag("threat-03")
  void listenerReadsNothing() {
    Threats.answered("03", "nothing-is-sealed", AirAttacks.class, "listenerReadsATap");
  }

  @Test
  @Tag("threat-04")
  void twoTapsOfOnePhoneHaveNothingInCommon() {
    Threats.answered("04", "ephemeral-key-kept", AirAttacks.class, "listenerKnowsThePhoneAgain");
  }

  @Test
  @Tag("threat-04")
  void phoneIsSilentToAChargerItDoesNotKnow() {
    assertEquals(0, AirAttacks.wordsToAStranger());
  }

  @Test
  @Tag("threat-24")
  void stolenKeyOfAChargerDiesWithTheDirectorysNextIssue() {
    Threats.answered(
        "24", "first-charger-key-kept", AirAttacks.class, "stolenChargerKeyGetsTheToken");
  }

  @Test
  @Tag("threat-25")
  void falseChargerGetsNoToken() {
    Threats.answered("25", "any-charger-believed", AirAttacks.class, "falseChargerGetsTheToken");
  }
}
