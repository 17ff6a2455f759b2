package faraday.rig.phone;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.script.ApduTerminal;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartTapTest {

  private final TapScene scene = new TapScene();

  @Test
  void asksInM1ForWhatThePersonWants() throws WireException {
    scene.phone.want(Intent.START, new Wish(5000, 600, 1));
    scene.terminal.waitNanos(5_000_000_000L);
    scene.terminal.activate();

    CborValue m1 = scene.charger.readM1(scene.terminal.transfer(scene.charger.m0()).data());

    assertEquals(1, m1.at(1).uint(), "start");
    assertEquals(1, m1.at(2).uint(), "stores records, brings nothing");
    assertEquals(TapScene.NOW_S + 5, m1.at(3).uint(), "phone time");
    assertEquals(5000, m1.at(4).uint());
    assertEquals(600, m1.at(5).uint());
    assertEquals(1, m1.at(6).uint());
  }

  @ParameterizedTest
  @CsvSource({"START, 1", "STOP, 2", "READ, 3", "COURIER, 4"})
  void everyIntentHasItsNumber(Intent intent, int number) throws WireException {
    assertEquals(number, scene.ask(intent).at(1).uint());
  }

  @Test
  void sendsTheTokenThatFitsWithAProofOfThePriceShown() throws WireException {
    byte[] token =
        scene.withToken().server.token(scene.phone, scene.charger.entry(), FakeServer.Terms.USUAL);
    scene.phone.addToken(token);

    CborValue m3 = scene.charger.readM3(scene.show(Intent.START).data());

    TokenTerms sent = TokenTerms.parse(m3.at(0).bytes());
    assertEquals(scene.phone.walletId(), sent.wallet());
    scene.charger.checkProof("start", m3, sent.phoneKey());
    assertThrows(WireException.class, () -> scene.charger.checkProof("stop", m3, sent.phoneKey()));
    assertFalse(Arrays.equals(token, sent.token()), "the oldest that fits goes first");
  }

  @Test
  void remembersTheGrantAndWantsToCarryUntilGoodbye() throws WireException {
    scene.withToken();
    ApduTerminal.Transfer end =
        scene.tap(Intent.START, 0, TapScene.SESSION.bytes(), 5, 1, 20_000, 3600, 32_000);

    assertEquals(0x9000, end.word());
    assertEquals(0, end.data().length);
    Grant grant = scene.last(PhoneEvent.Granted.class).grant();
    assertEquals(new Grant(TapScene.SESSION, 5, 1, 20_000, 3600, 32_000), grant);
    assertEquals(Optional.of(Intent.COURIER), scene.phone.wanted());
    Session session = scene.phone.sessionAt(scene.charger.entry().chargerId()).orElseThrow();
    assertEquals(new Session.Price(45, 100, 978), session.price());

    scene.bye();

    assertEquals(Optional.empty(), scene.phone.wanted());
    assertArrayEquals(new byte[] {0x6A, (byte) 0x82}, scene.terminal.activate());
  }

  @Test
  void takesAlreadyForASessionItDidNotHearOf() throws WireException {
    scene.withToken();
    scene.show(Intent.START);
    scene.terminal.deactivate();
    assertEquals(new PhoneEvent.LinkLost(), scene.phone.log().last().orElseThrow());
    scene.charger.show(10, new byte[] {2});

    scene.tap(Intent.START, 1, TapScene.SESSION.bytes(), 5, 1);

    assertEquals(TapScene.SESSION, scene.last(PhoneEvent.AlreadyRunning.class).sessionId());
    assertTrue(scene.phone.sessionAt(scene.charger.entry().chargerId()).isPresent());
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 19, 24, 32, 36, 99})
  void logsARefusalWithItsReason(int reason) throws WireException {
    scene.withToken();

    scene.tap(Intent.START, 8, reason, 0);

    assertEquals(reason, scene.last(PhoneEvent.Refused.class).reason());
    assertTrue(scene.phone.sessionAt(scene.charger.entry().chargerId()).isEmpty());
  }

  @Test
  void showsATokenAgainForTheSameSessionAndNeverAfterARefusal() throws WireException {
    scene.started();
    scene.tap(Intent.START, 8, 24, 0);
    assertEquals(24, scene.last(PhoneEvent.Refused.class).reason(), "M3 went out once more");

    ApduTerminal.Transfer answer = scene.show(Intent.START);

    assertEquals(0x6F00, answer.word());
    assertEquals("NO_TOKEN", scene.last(PhoneEvent.GaveUp.class).detail());
  }

  @Test
  void aRefusedTokenIsNotSpent() throws WireException {
    scene.withToken();
    scene.tap(Intent.START, 8, 17, 0);

    CborValue m3 = scene.charger.readM3(scene.show(Intent.START).data());

    assertTrue(m3.at(0).bytes().length > 0);
  }

  @Test
  void staysSilentToAChargerItDoesNotKnow() {
    scene.phone.want(Intent.START);
    scene.terminal.activate();
    byte[] stranger =
        scene.charger.m0(1, new byte[] {1}, P256KeyPair.derived(9, "x").publicKey().keyId());

    assertEquals(0x6F00, scene.terminal.transfer(stranger).word());

    assertEquals(PhoneEvent.Cause.UNKNOWN_CHARGER, scene.last(PhoneEvent.GaveUp.class).cause());
  }

  @Test
  void staysSilentToAnotherVersionOrSuite() {
    byte[] keyId = scene.charger.entry().dhKey().keyId();
    for (byte[] m0 :
        new byte[][] {
          scene.charger.m0(2, new byte[] {1}, keyId), scene.charger.m0(1, new byte[] {2}, keyId)
        }) {
      scene.phone.want(Intent.READ);
      scene.terminal.activate();
      assertEquals(0x6F00, scene.terminal.transfer(m0).word());
      scene.terminal.deactivate();
    }
    assertEquals(PhoneEvent.Cause.MALFORMED, scene.last(PhoneEvent.GaveUp.class).cause());
  }

  @Test
  void staysSilentWhenTheChallengeOrTheChargerIsAnother() throws WireException {
    scene.withToken();
    for (int item = 0; item < 2; item++) {
      scene.ask(Intent.START);
      Object honest = scene.charger.shown(item);
      scene.charger.show(item, new byte[((byte[]) honest).length]);
      assertEquals(0x6F00, scene.terminal.transfer(scene.charger.m2()).word());
      assertEquals(PhoneEvent.Cause.WRONG_ECHO, scene.last(PhoneEvent.GaveUp.class).cause());
      scene.charger.show(item, honest);
      scene.terminal.deactivate();
    }
    assertTrue(scene.phone.log().all(PhoneEvent.TokenSent.class).isEmpty());
  }

  @Test
  void answersAStatusThatDoesNotFitTheIntentWithSilence() throws WireException {
    scene.withToken();

    assertEquals(0x6F00, scene.tap(Intent.START, 4, 0).word());

    assertEquals(PhoneEvent.Cause.MALFORMED, scene.last(PhoneEvent.GaveUp.class).cause());
  }

  @Test
  void takesARefusalFrameAndSaysNothing() throws WireException {
    scene.ask(Intent.START);

    ApduTerminal.Transfer end =
        scene.terminal.transfer(new Frame(Frame.REFUSAL, new byte[] {0x20}).bytes());

    assertEquals(0x9000, end.word());
    assertEquals(0, end.data().length);
    assertEquals(new PhoneEvent.TurnedAway(), scene.phone.log().last().orElseThrow());
    assertEquals(0x6F00, scene.terminal.transfer(scene.charger.m2()).word());
  }

  @Test
  void refusesATokenOfAnotherWallet() {
    WalletPhone other = new WalletPhone(2, "bert", scene.server);
    byte[] token = scene.server.token(other, scene.charger.entry(), FakeServer.Terms.USUAL);

    assertThrows(WireException.class, () -> scene.phone.addToken(token));
    assertThrows(WireException.class, () -> scene.phone.addToken(CborBytes.array(1, 2)));
  }

  @Test
  void enrolsItsKeyUnderItsWalletId() {
    Id wallet = scene.phone.walletId();

    assertArrayEquals(
        scene.phone.publicKey().bytes(), requireNonNull(scene.server.enrolled.get(wallet)).bytes());
  }
}
