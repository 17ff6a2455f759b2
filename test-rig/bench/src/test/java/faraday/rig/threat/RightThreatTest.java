package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TH-6 … TH-8, TH-10, TH-11, TH-26: rights of others, dead ones, widened ones. */
final class RightThreatTest {

  @Test
  @Tag("threat-06")
  void copyOfATokenIsWorthNothingWithoutItsPhone() {
    Threats.answered("06", "proof-not-checked", RightAttacks.class, "copiedToken");
  }

  @Test
  @Tag("threat-07")
  void stolenPhoneDiesWithItsTokens() {
    Threats.answered("07", "window-not-checked", RightAttacks.class, "stolenPhoneTooLate");
  }

  @Test
  @Tag("threat-08")
  void serverHoldsWhatARightCanCost() {
    Threats.answered(
        "08", "nothing-held-at-the-server", RightAttacks.class, "moreRightsThanCredit");
  }

  @Test
  @Tag("threat-08")
  void rightIsSpentAtOneCharger() {
    Threats.answered("08", "audience-not-checked", RightAttacks.class, "tokenOfAnotherCharger");
  }

  @Test
  @Tag("threat-10")
  void rightIsForTheChargerItNames() {
    Threats.answered("10", "audience-not-checked", RightAttacks.class, "tokenOfAnotherCharger");
  }

  @Test
  @Tag("threat-11")
  void driverCannotWidenHisRight() {
    Threats.answered("11", "issuer-not-checked", RightAttacks.class, "selfMadeRight");
  }

  @Test
  @Tag("threat-26")
  void strangerDoesNotStopTheCharge() {
    Threats.answered("26", "stranger-stops", RightAttacks.class, "strangerTakesTheCable");
  }

  /** The attacks are refused for what they are, not because nothing works. */
  @Test
  void honestDriverIsServed() {
    assertTrue(ReplayAttacks.honestDriverIsServed(Scenes.board()));
  }
}
