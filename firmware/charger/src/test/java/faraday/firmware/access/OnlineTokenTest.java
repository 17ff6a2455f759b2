package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkSealer;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tokens that answer one conversation (E33), and tokens the phone cannot read (E36). */
class OnlineTokenTest {

  private static final Bytes HASH = Bytes.of(DemoKeys.bytes("h of a conversation", 32));
  private static final Id16 CHALLENGE = OnlineChallenges.of(HASH);

  private final Testbed bed = Testbed.ready();

  @Test
  void aChallengeLivesNinetySecondsAndNotOneNanosecondMore() throws Exception {
    opened();
    bed.run(OnlineChallenges.LIFE_NANOS);
    assertInstanceOf(Answer.Granted.class, answering(CHALLENGE).answer());

    Testbed other = Testbed.ready();
    other.items().challenges().opened(HASH, other.nowNanos());
    other.run(OnlineChallenges.LIFE_NANOS + 1);
    assertEquals(Reason.CHALLENGE, named(new DeskTap(other), CHALLENGE).refused());
  }

  @Test
  void aChallengeThatWasNeverGivenIsNone() throws Exception {
    opened();
    Id16 another = OnlineChallenges.of(Bytes.of(DemoKeys.bytes("another h", 32)));
    assertEquals(Reason.CHALLENGE, answering(another).refused());
  }

  @Test
  void aChallengeIsAnsweredByOneTokenOfOneWallet() throws Exception {
    opened();
    assertInstanceOf(Answer.Granted.class, answering(CHALLENGE).answer());
    bed.run(61 * Testbed.S);
    SigningKey stranger = SigningKey.of(DemoKeys.scalar("another wallet"));
    DeskTap second = answering(CHALLENGE).by(stranger).boundTo(stranger).tokenId("his token");
    assertEquals(Reason.CHALLENGE, second.refused(), "lapsed, and used all the same");
  }

  @Test
  void aRefusalForAnotherReasonLeavesTheChallenge() throws Exception {
    opened();
    DeskTap dear = answering(CHALLENGE);
    dear.token.grant.put(7L, 46);
    assertEquals(Reason.PRICE, dear.refused());
    assertInstanceOf(Answer.Granted.class, answering(CHALLENGE).answer());
  }

  @Test
  void aRestartForgetsEveryConversation() throws Exception {
    opened();
    bed.run(Testbed.S).powerCycled();
    assertEquals(Reason.CHALLENGE, answering(CHALLENGE).refused());
  }

  @Test
  void opensATokenThatIsSealedToThisChargerAlone() throws Exception {
    byte[] charger = SampleTap.CHARGER.publicKey().toArray();
    byte[] token = new SampleToken().signed();
    byte[] another = DemoKeys.bytes("another charger", 8);
    byte[] foreign = JdkSealer.seal(charger, another, "e", token);
    assertEquals(Reason.REFUSED, new DeskTap(bed).token(foreign).refused());
    byte[] sealed = JdkSealer.seal(charger, SampleToken.CHARGER_ID, "e", token);
    for (int length : new int[] {1, 64, 65, 80, 81, sealed.length - 1}) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertEquals(Reason.REFUSED, new DeskTap(bed).token(cut).refused(), length + " bytes");
    }
    assertInstanceOf(Answer.Granted.class, new DeskTap(bed).token(sealed).answer());
  }

  @Test
  void nothingIsSealedTwiceAndSealingAddsNoRight() throws Exception {
    byte[] charger = SampleTap.CHARGER.publicKey().toArray();
    byte[] inner = JdkSealer.seal(charger, SampleToken.CHARGER_ID, "e", new SampleToken().signed());
    byte[] twice = JdkSealer.seal(charger, SampleToken.CHARGER_ID, "f", inner);
    assertEquals(Reason.REFUSED, new DeskTap(bed).token(twice).refused());
    byte[] forged = new SampleToken().signed();
    forged[forged.length - 1] ^= 1;
    byte[] sealed = JdkSealer.seal(charger, SampleToken.CHARGER_ID, "g", forged);
    assertEquals(Reason.REFUSED, new DeskTap(bed).token(sealed).refused());
  }

  private void opened() {
    bed.items().challenges().opened(HASH, bed.nowNanos());
  }

  private DeskTap answering(Id16 challenge) {
    return named(new DeskTap(bed), challenge);
  }

  private static DeskTap named(DeskTap tap, Id16 challenge) {
    tap.token.grant.put(21L, challenge.toArray());
    return tap;
  }
}
