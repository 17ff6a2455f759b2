package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TH-23: keys are replaced by the root, by nobody else, and then the old ones are dead. */
final class KeyThreatTest {

  @Test
  @Tag("threat-23")
  void stolenIssuerKeyDiesWithTheNextKeySet() {
    Threats.answered("23", "key-set-ignored", KeyAttacks.class, "stolenIssuerKeyAfterItsEnd");
  }

  /** Even when no other key is left. */
  @Test
  @Tag("threat-23")
  void issuerKeyThatHasEndedSignsNothing() {
    assertFalse(KeyAttacks.issuerKeyAfterItsLastDay());
  }

  @Test
  @Tag("threat-23")
  void onlyTheRootReplacesKeys() {
    Threats.answered("23", "item-signer-not-checked", KeyAttacks.class, "keySetSignedByTheIssuer");
  }
}
