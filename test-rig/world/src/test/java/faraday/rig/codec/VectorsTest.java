package faraday.rig.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.SessionRecord.Field;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The published vectors, recomputed or verified by this reader, which shares no code with theirs.
 */
class VectorsTest {

  private static final byte[] ES256_HEADER = {(byte) 0xA1, 0x01, 0x26};

  @Test
  void keysHaveThesePointsAndIds() throws IOException {
    assertEquals(9, Vectors.of("wire-keys.json").list("keys").size());
    for (Vectors key : Vectors.of("wire-keys.json").list("keys")) {
      P256PublicKey point = key.pair("scalar").publicKey();
      assertArrayEquals(key.bytes("public"), point.bytes(), key.text("about"));
      assertArrayEquals(key.bytes("keyId"), point.keyId(), key.text("about"));
    }
  }

  @Test
  void handshakeGoesThroughTheseHashesInEveryProfile() throws IOException, WireException {
    Vectors all = Vectors.of("wire-handshake.json");
    byte[] m0 = Frame.parse(all.bytes("m0")).body();
    P256KeyPair charger = all.pair("chargerStaticScalar");
    P256KeyPair chargerE = all.pair("chargerEphemeralScalar");
    P256KeyPair phoneE = all.pair("phoneEphemeralScalar");
    assertArrayEquals(Arrays.copyOf(m0, 65), chargerE.publicKey().bytes());
    for (int profile = 1; profile <= 3; profile++) {
      Vectors step = all.object("profiles").object("profile0" + profile);
      NoiseState state = new NoiseState(KnResponder.PROTOCOL, KnResponder.prologue(1, profile));
      assertArrayEquals(step.bytes("hAfterPrologue"), state.hash());
      state.mixHash(charger.publicKey().bytes());
      assertArrayEquals(step.bytes("hAfterStatic"), state.hash());
      state.mixHash(chargerE.publicKey().bytes());
      assertArrayEquals(step.bytes("hAfterM0Ephemeral"), state.hash());
      state.mixHash(Arrays.copyOfRange(m0, 65, m0.length));
      assertArrayEquals(step.bytes("hAfterM0Payload"), state.hash());
      state.mixHash(phoneE.publicKey().bytes());
      assertArrayEquals(step.bytes("hAfterM1Ephemeral"), state.hash());
      assertArrayEquals(step.bytes("dhEe"), phoneE.agree(chargerE.publicKey()));
      assertArrayEquals(step.bytes("dhSe"), phoneE.agree(charger.publicKey()));
      assertReply(all, step, profile);
    }
  }

  private static void assertReply(Vectors all, Vectors step, int profile) throws WireException {
    byte[] m0 = Frame.parse(all.bytes("m0")).body();
    KnResponder phone =
        new KnResponder(
            KnResponder.prologue(1, profile),
            all.pair("chargerStaticScalar").publicKey(),
            P256PublicKey.parse(Arrays.copyOf(m0, 65)),
            Arrays.copyOfRange(m0, 65, m0.length));
    KnResponder.Message reply =
        phone.writeReply(all.pair("phoneEphemeralScalar"), all.bytes("m1Plaintext"));
    byte[] m1 = Frame.parse(step.bytes("m1")).body();
    assertArrayEquals(Arrays.copyOfRange(m1, 5, 70), reply.ephemeral());
    assertArrayEquals(Arrays.copyOfRange(m1, 70, m1.length), reply.sealed());
    assertArrayEquals(step.bytes("hAfterPayload"), phone.channel().hash());
  }

  @Test
  void startIsTheseFramesUnderTheseCounters() throws IOException, WireException {
    Vectors keys = Vectors.of("wire-handshake.json");
    Vectors start = Vectors.of("wire-start.json");
    byte[] m0 = Frame.parse(start.bytes("m0")).body();
    KnResponder phone =
        new KnResponder(
            keys.bytes("prologueOfProfile02"),
            keys.pair("chargerStaticScalar").publicKey(),
            P256PublicKey.parse(Arrays.copyOf(m0, 65)),
            Arrays.copyOfRange(m0, 65, m0.length));
    phone.writeReply(keys.pair("phoneEphemeralScalar"), start.bytes("m1Plaintext"));
    KnResponder.Channel channel = phone.channel();

    assertArrayEquals(start.bytes("h"), channel.hash());
    assertArrayEquals(start.bytes("m2Plaintext"), channel.incoming().open(body(start, "m2")));
    byte[] m3 = body(start, "m3");
    assertArrayEquals(
        Arrays.copyOfRange(m3, 4, m3.length), channel.outgoing().seal(start.bytes("m3Plaintext")));
    assertArrayEquals(start.bytes("m4Plaintext"), channel.incoming().open(body(start, "m4")));
    assertArrayEquals(start.bytes("refusal"), new Frame(Frame.REFUSAL, new byte[] {32}).bytes());
  }

  private static byte[] body(Vectors vectors, String name) throws WireException {
    return Frame.parse(vectors.bytes(name)).body();
  }

  @Test
  void tokenIsSignedByItsIssuerForThePhone() throws IOException, WireException {
    Vectors token = Vectors.of("wire-token.json");
    P256PublicKey issuer = P256PublicKey.parse(token.bytes("issuer"));
    CoseSign1 cose = CoseSign1.parse(token.bytes("token"));

    cose.verify(issuer);
    assertArrayEquals(token.bytes("payload"), cose.payload());
    assertArrayEquals(
        token.bytes("sigStructure"),
        CoseSign1.toBeSigned(token.bytes("protectedHeader"), new byte[0], cose.payload()));
    issuer.verify(token.bytes("sigStructure"), token.bytes("signature"));
    TokenTerms terms = TokenTerms.parse(token.bytes("token"));
    assertArrayEquals(Vectors.of("wire-proof.json").bytes("phone"), terms.phoneKey().bytes());
    assertEquals(1980, terms.scheduleDurationS());
    assertEquals(1, terms.number(TokenTerms.Term.EVSE));
    assertEquals(0x6957b340, terms.expires());
    assertEquals(0x695653b0, terms.notBefore());
    assertFalse(terms.staff());
    byte[] staff = token.bytes("staffToken");
    CoseSign1.parse(staff).verify(issuer);
    assertTrue(TokenTerms.parse(staff).staff());
  }

  @Test
  void proofsVerifyOverStructuresMadeHere() throws IOException, WireException {
    Vectors proof = Vectors.of("wire-proof.json");
    P256PublicKey phone = P256PublicKey.parse(proof.bytes("phone"));
    byte[] staffToken = Vectors.of("wire-token.json").bytes("staffToken");
    for (String name : new String[] {"start", "stop", "staffStop"}) {
      byte[] token = name.equals("start") ? proof.bytes("token") : new byte[0];
      byte[] structure =
          CoseSign1.toBeSigned(
              ES256_HEADER,
              Digests.join(word(name).getBytes(US_ASCII), proof.bytes("h")),
              Digests.join(
                  Digests.sha256(name.equals("staffStop") ? staffToken : token),
                  Digests.sha256(proof.bytes("credentials"))));
      assertArrayEquals(proof.bytes(name + "SigStructure"), structure);
      phone.verify(structure, proof.bytes(name + "Proof"));
    }
  }

  private static String word(String name) {
    return "faraday/1 " + (name.equals("start") ? "start" : "stop");
  }

  @Test
  void recordIsSignedAndAddsUp() throws IOException, WireException {
    Vectors vector = Vectors.of("wire-record.json");
    CoseSign1 cose = CoseSign1.parse(vector.bytes("record"));

    cose.verify(P256PublicKey.parse(vector.bytes("charger")));
    assertArrayEquals(vector.bytes("payload"), cose.payload());
    SessionRecord record = SessionRecord.parse(cose.payload());
    assertTrue(record.energyAddsUp());
    assertTrue(record.costAddsUp());
    assertEquals(978, record.number(Field.CURRENCY));
  }

  @Test
  void costsAreTheSame() throws IOException, WireException {
    Id any = Id.of(new byte[8]);
    for (Vectors cost : Vectors.of("wire-costs.json").list("cases")) {
      SessionRecord record =
          SessionRecord.parse(
              new SessionRecordDraft(any, any, any)
                  .delivered(
                      cost.number("energyMwh"), cost.number("durationS"), cost.number("costMinor"))
                  .priced(cost.number("pricePerKwh"), cost.number("pricePerHour"), 978)
                  .payload());
      assertEquals(BigInteger.valueOf(cost.number("costMinor")), record.recomputedCost());
    }
  }

  @Test
  void ackSaysWhatItSays() throws IOException, WireException {
    Vectors vector = Vectors.of("wire-ack.json");
    CoseSign1 cose = CoseSign1.parse(vector.bytes("ack"));

    cose.verify(P256PublicKey.parse(vector.bytes("server")));
    CborValue payload = CborValue.parse(cose.payload());
    assertEquals(4, payload.keys().size());
    assertArrayEquals(vector.bytes("chargerId"), payload.key(1).bytes(8));
    assertEquals(vector.number("seq"), payload.key(2).wideUint());
    assertArrayEquals(vector.bytes("link"), payload.key(3).bytes(16));
    assertEquals(vector.number("time"), payload.key(4).uint());
  }

  @Test
  void sealedRecordOpensAndIsMadeAgainByteForByte() throws IOException, WireException {
    Vectors vector = Vectors.of("wire-sealed-record.json");
    P256KeyPair server = vector.pair("serverScalar");
    byte[] chargerId = vector.bytes("chargerId");

    assertArrayEquals(
        vector.bytes("item"), RecordSeal.open(server, chargerId, vector.bytes("sealed")));
    assertArrayEquals(
        vector.bytes("sealed"),
        RecordSeal.seal(
            server.publicKey(), chargerId, vector.pair("ephemeralScalar"), vector.bytes("item")));
  }
}
