package faraday.rig.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoiseTest {

  private static final byte[] PROLOGUE = KnResponder.prologue(1, 2);
  private static final byte[] CLEAR = {1, 2, 3};
  private static final byte[] CHARGER_ID = {1, 2, 3, 4, 5, 6, 7, 8};

  private final P256KeyPair staticKey = P256KeyPair.derived(1, "dh");
  private final P256KeyPair ephemeral = P256KeyPair.derived(1, "e");
  private final P256KeyPair phoneEphemeral = P256KeyPair.derived(1, "pe");

  @Test
  void bothSidesEndWithTheSameHashAndMatchingKeys() throws WireException {
    KnInitiator charger = new KnInitiator(PROLOGUE, staticKey, ephemeral, CLEAR);
    KnResponder phone = phone(PROLOGUE, CLEAR);
    KnResponder.Message m1 = phone.writeReply(phoneEphemeral, new byte[] {9});

    assertArrayEquals(new byte[] {9}, charger.read(m1.ephemeral(), m1.sealed()));

    KnResponder.Channel ofCharger = charger.channel();
    KnResponder.Channel ofPhone = phone.channel();
    assertArrayEquals(ofCharger.hash(), ofPhone.hash());
    for (byte i = 0; i < 3; i++) {
      byte[] text = {i};
      assertArrayEquals(text, ofPhone.incoming().open(ofCharger.outgoing().seal(text)));
      assertArrayEquals(text, ofCharger.incoming().open(ofPhone.outgoing().seal(text)));
    }
  }

  @Test
  void anotherPrologueOrClearPayloadDoesNotOpen() {
    byte[] sealed = phone(PROLOGUE, CLEAR).writeReply(phoneEphemeral, new byte[4]).sealed();
    byte[] e = phoneEphemeral.publicKey().bytes();
    KnInitiator otherSuite =
        new KnInitiator(KnResponder.prologue(2, 2), staticKey, ephemeral, CLEAR);
    KnInitiator otherProfile =
        new KnInitiator(KnResponder.prologue(1, 1), staticKey, ephemeral, CLEAR);
    KnInitiator otherBeacon = new KnInitiator(PROLOGUE, staticKey, ephemeral, new byte[3]);

    for (KnInitiator charger : new KnInitiator[] {otherSuite, otherProfile, otherBeacon}) {
      WireException refusal = assertThrows(WireException.class, () -> charger.read(e, sealed));
      assertEquals(WireException.Layer.SEAL, refusal.layer());
    }
  }

  @Test
  void aFrameOpensOnceAndInOrder() throws WireException {
    KnInitiator charger = new KnInitiator(PROLOGUE, staticKey, ephemeral, CLEAR);
    KnResponder phone = phone(PROLOGUE, CLEAR);
    KnResponder.Message m1 = phone.writeReply(phoneEphemeral, new byte[0]);
    charger.read(m1.ephemeral(), m1.sealed());
    CipherState out = charger.channel().outgoing();
    CipherState in = phone.channel().incoming();
    byte[] first = out.seal(new byte[] {1});
    byte[] second = out.seal(new byte[] {1});

    assertFalse(Arrays.equals(first, second));
    assertThrows(WireException.class, () -> in.open(second));
    in.open(first);
    assertThrows(WireException.class, () -> in.open(first));
    in.open(second);
    assertThrows(WireException.class, () -> in.open(new byte[15]));
  }

  @Test
  void sealedRecordOpensOnlyForItsServerAndCharger() throws WireException {
    P256KeyPair server = P256KeyPair.derived(1, "seal");
    byte[] record = {5, 6, 7};
    byte[] item = RecordSeal.seal(server.publicKey(), CHARGER_ID, ephemeral, record);

    assertArrayEquals(record, RecordSeal.open(server, CHARGER_ID, item));
    assertEquals(65 + 3 + 16, item.length);
    assertThrows(WireException.class, () -> RecordSeal.open(staticKey, CHARGER_ID, item));
    assertThrows(WireException.class, () -> RecordSeal.open(server, new byte[8], item));
    for (int length : new int[] {0, 64, 65, 80, item.length - 1}) {
      byte[] cut = Arrays.copyOf(item, length);
      assertThrows(WireException.class, () -> RecordSeal.open(server, CHARGER_ID, cut));
    }
    for (int i = 0; i < item.length; i++) {
      byte[] damaged = item.clone();
      damaged[i] ^= 1;
      assertThrows(WireException.class, () -> RecordSeal.open(server, CHARGER_ID, damaged));
    }
  }

  private KnResponder phone(byte[] prologue, byte[] clear) {
    return new KnResponder(prologue, staticKey.publicKey(), ephemeral.publicKey(), clear);
  }
}
