package faraday.rig.vectors;

import static faraday.rig.vectors.RigReader.pair;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Digests;
import faraday.rig.codec.KnResponder;
import faraday.rig.codec.OfferSeal;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.Resumption;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Handshake, frames, token and proof as the rig's phone has them. */
final class RigTap {

  private static final String HANDSHAKE = "wire-handshake.json";
  private static final int E_BYTES = 65;
  private static final byte[] HEADER = {(byte) 0xA1, 0x01, 0x26};

  private RigTap() {}

  /** A phone that has answered M0 with this plaintext, and its M1 behind beacon id and suite. */
  @SuppressWarnings("ArrayRecordComponent") // handed on within this file, never compared
  private record Said(KnResponder phone, byte[] ephemeral, byte[] sealed) {}

  private static Said said(Vector keys, int profile, byte[] plaintext) throws WireException {
    byte[] m0 = keys.body("m0");
    KnResponder phone =
        new KnResponder(
            KnResponder.prologue(1, profile),
            P256PublicKey.parse(keys.bytes("chargerStatic")),
            P256PublicKey.parse(Arrays.copyOf(m0, E_BYTES)),
            Arrays.copyOfRange(m0, E_BYTES, m0.length));
    KnResponder.Message reply = phone.writeReply(pair(keys, "phoneEphemeralScalar"), plaintext);
    return new Said(phone, reply.ephemeral(), reply.sealed());
  }

  private static void m1(String what, byte[] frame, Said said, Tally tally) {
    byte[] made = Digests.join(said.ephemeral(), said.sealed());
    tally.same(what, Arrays.copyOfRange(frame, 3 + 4 + 1, frame.length), made);
  }

  static void handshake(Vector file, Tally tally) throws WireException {
    for (String name : file.object("profiles").names()) {
      Vector wanted = file.object("profiles").object(name);
      int profile = name.charAt(name.length() - 1) - '0';
      Said said = said(file, profile, file.bytes("m1Plaintext"));
      m1(name + " m1", wanted.bytes("m1"), said, tally);
      KnResponder.Channel channel = said.phone().channel();
      tally.same(name + " h", wanted.bytes("hAfterPayload"), channel.hash());
      tally.same(name + " ticket", wanted.bytes("ticketId"), channel.resumption().ticketId());
    }
  }

  static void start(Vector file, Map<String, Vector> all, Tally tally) throws WireException {
    Said said = said(Vector.of(all, HANDSHAKE), 2, file.bytes("m1Plaintext"));
    m1("m1", file.bytes("m1"), said, tally);
    KnResponder.Channel channel = said.phone().channel();
    tally.same("h", file.bytes("h"), channel.hash());
    tally.same("m2", file.bytes("m2Plaintext"), channel.incoming().open(file.body("m2")));
    byte[] m3 = file.body("m3");
    byte[] sealed = channel.outgoing().seal(file.bytes("m3Plaintext"));
    tally.same("m3", Arrays.copyOfRange(m3, 4, m3.length), sealed);
    tally.same("m4", file.bytes("m4Plaintext"), channel.incoming().open(file.body("m4")));
    tally.same("refusal", file.bytes("refusal"), new byte[] {0x1F, 0, 1, 0x20});
    delivered(file, all, file.bytes("m2Plaintext"));
  }

  /** The proof inside M3 verifies, or it is an exception. */
  private static void delivered(Vector file, Map<String, Vector> all, byte[] credentials)
      throws WireException {
    CborValue delivery = CborValue.parse(file.bytes("m3Plaintext")).array(2);
    byte[] structure = structure("start", file.bytes("h"), delivery.at(0).bytes(), credentials);
    P256PublicKey.parse(Vector.of(all, "wire-proof.json").bytes("phone"))
        .verify(structure, delivery.at(1).bytes());
  }

  static void card(Vector file, Map<String, Vector> all, Tally tally) throws WireException {
    Said said = said(Vector.of(all, HANDSHAKE), 1, Vector.of(all, HANDSHAKE).bytes("m1Plaintext"));
    m1("m1", cut(file.bytes("m1Command"), 5, 1), said, tally);
    KnResponder.Channel channel = said.phone().channel();
    tally.same("h", file.bytes("h"), channel.hash());
    byte[] m2 = channel.incoming().open(cut(file.bytes("m2Answer"), 3, 2));
    tally.same("m2", file.bytes("m2Plaintext"), m2);
    byte[] m3 =
        Digests.join(
            cut(file.bytes("m3FirstCommand"), 5, 1), cut(file.bytes("m3LastCommand"), 5, 1));
    byte[] sealed = channel.outgoing().seal(file.bytes("m3Plaintext"));
    tally.same("m3", Arrays.copyOfRange(m3, 7, m3.length), sealed);
    byte[] m4 = channel.incoming().open(cut(file.bytes("m4Answer"), 3, 2));
    tally.same("m4", file.bytes("m4Plaintext"), m4);
    delivered(file, all, file.bytes("m2Plaintext"));
  }

  private static byte[] cut(byte[] apdu, int before, int behind) {
    return Arrays.copyOfRange(apdu, before, apdu.length - behind);
  }

  static void ndef(Vector file, Map<String, Vector> all, Tally tally) throws WireException {
    P256PublicKey sign = P256PublicKey.parse(file.bytes("chargerSign"));
    OfferSeal.Offer offer = OfferSeal.open(file.bytes("content"), sign, file.bytes("siteKey"));
    tally.same("m0", file.bytes("m0"), offer.m0());
    tally.same("credentials", file.bytes("credentials"), offer.credentials());
    Said said = said(Vector.of(all, HANDSHAKE), 3, Vector.of(all, HANDSHAKE).bytes("m1Plaintext"));
    m1("m1", file.bytes("m1"), said, tally);
    KnResponder.Channel channel = said.phone().channel();
    tally.same("h", file.bytes("h"), channel.hash());
    byte[] m3 = file.body("m3");
    byte[] sealed = channel.outgoing().seal(file.bytes("m3Plaintext"));
    tally.same("m3", Arrays.copyOfRange(m3, 4, m3.length), sealed);
    tally.same("m4", file.bytes("m4Plaintext"), channel.incoming().open(file.body("m4")));
    delivered(file, all, file.bytes("credentials"));
  }

  static void fastStop(Vector file, Map<String, Vector> all, Tally tally) throws WireException {
    Vector keys = Vector.of(all, HANDSHAKE);
    Said left = said(keys, 2, keys.bytes("m1Plaintext"));
    Resumption resumption = left.phone().channel().resumption();
    tally.same("ticket", file.bytes("ticketId"), resumption.ticketId());
    tally.same("proof", file.bytes("proof"), resumption.proof(file.bytes("boundHash")));
    Said said = said(keys, 2, file.bytes("m1Plaintext"));
    m1("m1", file.bytes("m1"), said, tally);
    byte[] m4 = said.phone().channel().incoming().open(file.body("m4"));
    tally.same("m4", file.bytes("m4Plaintext"), m4);
    for (Vector bad : file.list("negative")) {
      Said tried = said(keys, 2, bad.bytes("m1Plaintext"));
      m1(bad.text("about"), bad.bytes("m1"), tried, tally);
      tally.check(bad.text("about"), answer(bad, file).equals(bad.text("answer")));
    }
  }

  /** The type of the charger's answer, had this reader to give it. */
  private static String answer(Vector tried, Vector file) {
    try {
      CborValue request = CborValue.parse(tried.bytes("m1Plaintext")).array(9);
      request.at(1).uint(2, 2);
      boolean good =
          Arrays.equals(request.at(7).bytes(8), file.bytes("ticketId"))
              && Arrays.equals(request.at(8).bytes(32), file.bytes("proof"));
      return good ? "14" : "12";
    } catch (WireException e) {
      return "1f";
    }
  }

  static void token(Vector file, Map<String, Vector> all, Tally tally) throws WireException {
    P256PublicKey issuer = P256PublicKey.parse(file.bytes("issuer"));
    CoseSign1 cose = CoseSign1.parse(file.bytes("token"));
    cose.verify(issuer);
    tally.same("payload", file.bytes("payload"), cose.payload());
    byte[] made = CoseSign1.toBeSigned(file.bytes("protectedHeader"), new byte[0], cose.payload());
    tally.same("sigStructure", file.bytes("sigStructure"), made);
    issuer.verify(made, file.bytes("signature"));
    TokenTerms terms = TokenTerms.parse(file.bytes("token"));
    byte[] phone = Vector.of(all, "wire-proof.json").bytes("phone");
    tally.same("cnf", phone, terms.phoneKey().bytes());
    CoseSign1.parse(file.bytes("staffToken")).verify(issuer);
    tally.check("staff", TokenTerms.parse(file.bytes("staffToken")).staff() && !terms.staff());
    byte[] command = CborValue.parse(cose.payload()).key(-65538).bytes();
    tally.same("command", file.bytes("command"), command);
  }

  static void proof(Vector file, Map<String, Vector> all, Tally tally) throws WireException {
    byte[] staff = Vector.of(all, "wire-token.json").bytes("staffToken");
    proven(file, "start", file.bytes("token"), tally);
    proven(file, "stop", new byte[0], tally);
    proven(file, "staffStop", staff, tally);
  }

  private static void proven(Vector file, String name, byte[] token, Tally tally)
      throws WireException {
    String purpose = name.equals("start") ? "start" : "stop";
    byte[] made = structure(purpose, file.bytes("h"), token, file.bytes("credentials"));
    tally.same(name, file.bytes(name + "SigStructure"), made);
    P256PublicKey.parse(file.bytes("phone")).verify(made, file.bytes(name + "Proof"));
  }

  private static byte[] structure(String purpose, byte[] h, byte[] token, byte[] credentials) {
    byte[] label = ("faraday/1 " + purpose).getBytes(StandardCharsets.US_ASCII);
    byte[] payload = Digests.join(Digests.sha256(token), Digests.sha256(credentials));
    return CoseSign1.toBeSigned(HEADER, Digests.join(label, h), payload);
  }
}
