package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TH-12, TH-13: nobody but the server's signature moves time. */
final class ClockThreatTest {

  @Test
  @Tag("threat-12")
  void clockSetBackRevivesNoToken() {
    Threats.answered("12", "signed-time-forgotten", ClockAttacks.class, "clockChipSetBack");
  }

  @Test
  @Tag("threat-13")
  void unsignedTimeKillsNoToken() {
    Threats.answered(
        "13", "acknowledger-not-checked", ClockAttacks.class, "forgedAcknowledgementFromTheFuture");
  }

  @Test
  @Tag("threat-12")
  void clockSetBackOverARestartRevivesNoToken() {
    Threats.answered(
        "12", "time-bound-not-kept", ClockAttacks.class, "clockChipSetBackOverARestart");
  }

  @Test
  @Tag("threat-13")
  void signedTimeGoesForwardByADayWithoutANonce() {
    Threats.answered(
        "13", "time-leaps-without-a-nonce", ClockAttacks.class, "signedTimeFromTheFuture");
  }

  @Test
  @Tag("threat-13")
  void timeOfAPhoneIsEvidenceOnly() {
    assertFalse(ClockAttacks.phoneClockFromTheFuture());
  }
}
