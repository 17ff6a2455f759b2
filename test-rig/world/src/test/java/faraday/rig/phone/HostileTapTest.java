package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Frame;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.script.ApduTerminal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damage on the way to the phone, damage made by the phone, and repeats. */
class HostileTapTest {

  private final TapScene scene = new TapScene();

  @Test
  void aFlippedByteAnywhereInM0GetsNoAnswerThatOpens() throws WireException {
    int length = new TapScene().charger.m0().length;
    assertEquals(98, length);
    for (int i = 0; i < length; i++) {
      scene.phone.want(Intent.START);
      scene.terminal.activate();
      byte[] m0 = scene.charger.m0();
      m0[i] ^= 1;
      ApduTerminal.Transfer answer = scene.terminal.transfer(m0);
      if (answer.word() == 0x9000) {
        assertThrows(WireException.class, () -> scene.charger.readM1(answer.data()), "byte " + i);
      } else {
        assertEquals(0x6F00, answer.word());
      }
      scene.terminal.deactivate();
    }
  }

  @Test
  void aFlippedByteAnywhereInM2EndsTheTapBeforeTheToken() throws WireException {
    scene.withToken();
    scene.ask(Intent.START);
    int length = scene.charger.m2().length;
    scene.terminal.deactivate();
    for (int i = 0; i < length; i++) {
      scene.ask(Intent.START);
      byte[] m2 = scene.charger.m2();
      m2[i] ^= 1;
      assertEquals(0x6F00, scene.terminal.transfer(m2).word(), "byte " + i);
      scene.terminal.deactivate();
    }
    assertTrue(scene.phone.log().all(PhoneEvent.TokenSent.class).isEmpty());
  }

  @Test
  void everyFrameAtTheWrongMomentEndsTheTap() throws WireException {
    scene.withToken();
    for (int type : new int[] {Frame.M1, Frame.M3, Frame.M4, Frame.UP, Frame.DOWN, 0x00, 0xFF}) {
      scene.ask(Intent.START);
      assertEquals(0x6F00, scene.terminal.transfer(scene.charger.sealed(type, new byte[5])).word());
      assertEquals(PhoneEvent.Cause.OUT_OF_ORDER, scene.last(PhoneEvent.GaveUp.class).cause());
      scene.terminal.deactivate();
    }
  }

  @Test
  void sameBytesInSameBytesOutOverReactivation() throws WireException {
    scene.withToken();
    scene.phone.want(Intent.START);
    scene.terminal.activate();
    byte[] m0 = scene.charger.m0();
    byte[] m1 = scene.terminal.transfer(m0).data();
    assertArrayEquals(m1, scene.terminal.transfer(m0).data());
    scene.charger.readM1(m1);
    byte[] m2 = scene.charger.m2();
    byte[] m3 = scene.terminal.transfer(m2).data();
    scene.terminal.deactivate();

    scene.terminal.activate();

    assertArrayEquals(m1, scene.terminal.transfer(m0).data());
    assertArrayEquals(m3, scene.terminal.transfer(m2).data());
    scene.charger.readM3(m3);
    assertEquals(0x9000, scene.answer(8, 17, 0).word());
  }

  @Test
  void aBeaconOlderThanThirtySecondsGetsAFreshM1() {
    scene.phone.want(Intent.START);
    scene.terminal.activate();
    byte[] m0 = scene.charger.m0();
    byte[] m1 = scene.terminal.transfer(m0).data();
    scene.terminal.waitNanos(30_000_000_001L);
    scene.terminal.activate();

    assertFalse(Arrays.equals(m1, scene.terminal.transfer(m0).data()));
  }

  @Test
  void aNewWishMakesAFreshM1() {
    scene.phone.want(Intent.START);
    scene.terminal.activate();
    byte[] m0 = scene.charger.m0();
    byte[] m1 = scene.terminal.transfer(m0).data();
    scene.phone.want(Intent.READ);
    scene.terminal.activate();

    assertFalse(Arrays.equals(m1, scene.terminal.transfer(m0).data()));
  }

  @ParameterizedTest
  @EnumSource(
      value = WalletFault.class,
      names = {"M1_FLIPPED_BYTE", "FRAME_CUT_SHORT", "FRAME_TOO_LONG"})
  void aFaultOfM1ShowsAtTheCharger(WalletFault fault) {
    scene.phone.sabotage(fault);
    scene.phone.want(Intent.START);
    scene.terminal.activate();
    byte[] m1 = scene.terminal.transfer(scene.charger.m0()).data();

    assertThrows(WireException.class, () -> scene.charger.readM1(m1));
  }

  @Test
  void aReplayedM1IsThatOfTheTapBefore() throws WireException {
    scene.phone.want(Intent.START);
    scene.terminal.activate();
    byte[] before = scene.terminal.transfer(scene.charger.m0()).data();
    scene.terminal.deactivate();
    scene.phone.sabotage(WalletFault.M1_REPLAYED);
    scene.phone.want(Intent.START);
    scene.terminal.activate();

    byte[] m1 = scene.terminal.transfer(scene.charger.m0()).data();

    assertArrayEquals(before, m1);
    assertThrows(WireException.class, () -> scene.charger.readM1(m1));
  }

  @ParameterizedTest
  @EnumSource(
      value = WalletFault.class,
      names = {"M3_FLIPPED_BYTE", "M3_REPLAYED", "FRAME_CUT_SHORT", "FRAME_TOO_LONG"})
  void aFaultOfM3ShowsAtTheCharger(WalletFault fault) throws WireException {
    scene.withToken().show(Intent.START);
    scene.terminal.deactivate();
    scene.ask(Intent.START);
    scene.phone.sabotage(fault);

    byte[] m3 = scene.terminal.transfer(scene.charger.m2()).data();

    assertThrows(WireException.class, () -> scene.charger.readM3(m3));
  }

  @ParameterizedTest
  @EnumSource(
      value = WalletFault.class,
      names = {
        "PROOF_FLIPPED_BYTE",
        "PROOF_BY_ANOTHER_KEY",
        "PROOF_OF_ANOTHER_TAP",
        "PROOF_OF_OTHER_CREDENTIALS"
      })
  void aFalseProofComesInAFrameThatOpens(WalletFault fault) throws WireException {
    scene.phone.sabotage(fault);
    CborValue m3 = scene.withToken().charger.readM3(scene.show(Intent.START).data());

    TokenTerms.parse(m3.at(0).bytes());
    assertThrows(
        WireException.class, () -> scene.charger.checkProof("start", m3, scene.phone.publicKey()));
  }

  @Test
  void aFlippedTokenComesWithAProofThatHolds() throws WireException {
    scene.phone.sabotage(WalletFault.TOKEN_FLIPPED_BYTE);
    CborValue m3 = scene.withToken().charger.readM3(scene.show(Intent.START).data());

    scene.charger.checkProof("start", m3, scene.phone.publicKey());
    byte[] token = m3.at(0).bytes();
    assertThrows(
        WireException.class, () -> CoseSign1.parse(token).verify(scene.server.issuer.publicKey()));
  }

  @Test
  void aStartWithoutATokenIsEmptyTwice() throws WireException {
    scene.phone.sabotage(WalletFault.TOKEN_MISSING);
    CborValue m3 = scene.charger.readM3(scene.show(Intent.START).data());

    assertEquals(0, m3.at(0).bytes().length);
    assertEquals(0, m3.at(1).bytes().length);
  }

  @Test
  void sendsAnExpiredTokenWhenItDoesNotReadTheCredentials() throws WireException {
    scene.withToken((claims, faraday, command) -> claims.put(4L, TapScene.NOW_S - 1));
    scene.phone.sabotage(WalletFault.CREDENTIALS_NOT_READ);

    assertEquals(0x9000, scene.show(Intent.START).word());
    scene.phone.repair();
    scene.terminal.deactivate();
    assertEquals(0x6F00, scene.show(Intent.START).word());
  }

  @Test
  void sendsForcedBytesAsTheToken() throws WireException {
    byte[] nonsense = CborBytes.array(1, 2, 3);
    scene.phone.forceToken(nonsense);
    CborValue m3 = scene.charger.readM3(scene.show(Intent.START).data());

    assertArrayEquals(nonsense, m3.at(0).bytes());
    scene.charger.checkProof("start", m3, scene.phone.publicKey());
  }

  @Test
  void goesSilentAfterM1WhenToldTo() throws WireException {
    scene.withToken().phone.sabotage(WalletFault.SILENT_AFTER_M1);

    assertEquals(0x6F00, scene.show(Intent.START).word());
  }

  @Test
  void damagesExactlyTheByteItIsToldTo() throws WireException {
    TapScene honest = new TapScene();
    honest.withToken();
    scene.withToken();
    scene.phone.damageFrame(1, 40);

    byte[] m3 = scene.show(Intent.START).data();

    byte[] expected = honest.show(Intent.START).data();
    expected[40] ^= 1;
    assertArrayEquals(expected, m3);
  }
}
