package faraday.rig.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published starts of profiles 01 and 03, made again and opened by the phone's side. */
class ProfileVectorsTest {

  private static final int BEACON_AND_SUITE = 5;

  private final Vectors handshake;

  ProfileVectorsTest() throws IOException {
    handshake = Vectors.of("wire-handshake.json");
  }

  @Test
  void profile01IsMadeAgainFromItsCommands() throws IOException, WireException {
    Vectors card = Vectors.of("wire-card.json");
    byte[] hello = card.bytes("selectAnswer");
    byte[] m0 = Arrays.copyOfRange(hello, 3, hello.length - 2);
    byte[] m1 = piece(card.bytes("m1Command"));
    KnResponder.Channel channel = channel(m0, m1, 1);

    assertArrayEquals(card.bytes("h"), channel.hash());
    byte[] m2 = Arrays.copyOf(card.bytes("m2Answer"), card.bytes("m2Answer").length - 2);
    assertArrayEquals(card.bytes("m2Plaintext"), channel.incoming().open(Frame.parse(m2).body()));
    byte[] m3 =
        Digests.join(piece(card.bytes("m3FirstCommand")), piece(card.bytes("m3LastCommand")));
    assertArrayEquals(sealedPart(m3), channel.outgoing().seal(card.bytes("m3Plaintext")));
    byte[] m4 = Arrays.copyOf(card.bytes("m4Answer"), card.bytes("m4Answer").length - 2);
    assertArrayEquals(card.bytes("m4Plaintext"), channel.incoming().open(Frame.parse(m4).body()));
  }

  @Test
  void profile03IsMadeAgainFromItsOffer() throws IOException, WireException {
    Vectors ndef = Vectors.of("wire-ndef.json");
    OfferSeal.Offer offer =
        OfferSeal.open(ndef.bytes("content"), sign(ndef), ndef.bytes("siteKey"));
    assertArrayEquals(ndef.bytes("m0"), offer.m0());
    assertArrayEquals(ndef.bytes("credentials"), offer.credentials());

    KnResponder.Channel channel = channel(offer.m0(), ndef.bytes("m1"), 3);
    assertArrayEquals(ndef.bytes("h"), channel.hash());
    assertArrayEquals(
        sealedPart(ndef.bytes("m3")), channel.outgoing().seal(ndef.bytes("m3Plaintext")));
    byte[] m4 = Frame.parse(ndef.bytes("m4")).body();
    assertArrayEquals(ndef.bytes("m4Plaintext"), channel.incoming().open(m4), "counter 0");
  }

  @Test
  void anOfferWithAnyBitFlippedIsRefused() throws IOException, WireException {
    Vectors ndef = Vectors.of("wire-ndef.json");
    byte[] content = ndef.bytes("content");
    P256PublicKey sign = sign(ndef);
    for (int i = 0; i < content.length; i++) {
      byte[] damaged = content.clone();
      damaged[i] ^= 1;
      assertThrows(
          WireException.class, () -> OfferSeal.open(damaged, sign, ndef.bytes("siteKey")), "" + i);
    }
    for (int cut = 0; cut < content.length; cut++) {
      byte[] shorter = Arrays.copyOf(content, cut);
      assertThrows(WireException.class, () -> OfferSeal.open(shorter, sign, ndef.bytes("siteKey")));
    }
  }

  @Test
  void theOfferOfAnotherSiteOrChargerIsRefused() throws IOException, WireException {
    Vectors ndef = Vectors.of("wire-ndef.json");
    byte[] content = ndef.bytes("content");
    P256PublicKey other = handshake.pair("chargerStaticScalar").publicKey();
    assertThrows(WireException.class, () -> OfferSeal.open(content, other, ndef.bytes("siteKey")));
    assertThrows(WireException.class, () -> OfferSeal.open(content, sign(ndef), new byte[32]));
  }

  @Test
  void oneM0GivesAnotherHashInEachProfile() throws IOException, WireException {
    Vectors ndef = Vectors.of("wire-ndef.json");
    byte[] m0 = ndef.bytes("m0");
    assertEquals(3, Stream.of(1, 2, 3).map(p -> hash(m0, p)).distinct().count());
    byte[] sealed = Arrays.copyOfRange(ndef.bytes("m1"), 8 + 65, ndef.bytes("m1").length);
    assertFalse(Arrays.equals(sealed, reply(m0, 1).sealed()), "M1 of profile 03 is none of 01");
  }

  private String hash(byte[] m0, int profile) {
    try {
      KnResponder noise = noise(m0, profile);
      noise.writeReply(handshake.pair("phoneEphemeralScalar"), _ -> request());
      return Arrays.toString(noise.channel().hash());
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private KnResponder.Message reply(byte[] m0, int profile) throws WireException {
    return noise(m0, profile).writeReply(handshake.pair("phoneEphemeralScalar"), _ -> request());
  }

  /** The channel behind an M1 that must come out the same. */
  private KnResponder.Channel channel(byte[] m0, byte[] m1, int profile) throws WireException {
    KnResponder noise = noise(m0, profile);
    KnResponder.Message made =
        noise.writeReply(handshake.pair("phoneEphemeralScalar"), _ -> request());
    byte[] body = Frame.parse(m1).body();
    assertArrayEquals(
        Arrays.copyOfRange(body, BEACON_AND_SUITE, body.length),
        Digests.join(made.ephemeral(), made.sealed()));
    return noise.channel();
  }

  private KnResponder noise(byte[] m0, int profile) throws WireException {
    byte[] body = Frame.parse(m0).body();
    return new KnResponder(
        KnResponder.prologue(1, profile),
        handshake.pair("chargerStaticScalar").publicKey(),
        P256PublicKey.parse(Arrays.copyOf(body, 65)),
        Arrays.copyOfRange(body, 65, body.length));
  }

  private byte[] request() {
    return handshake.bytes("m1Plaintext");
  }

  private static P256PublicKey sign(Vectors ndef) throws WireException {
    return P256PublicKey.parse(ndef.bytes("chargerSign"));
  }

  /** The piece in a transfer command. */
  private static byte[] piece(byte[] command) {
    return Arrays.copyOfRange(command, 5, 5 + (command[4] & 0xFF));
  }

  /** M3 behind the beacon id. */
  private static byte[] sealedPart(byte[] m3) throws WireException {
    byte[] body = Frame.parse(m3).body();
    return Arrays.copyOfRange(body, 4, body.length);
  }
}
