package faraday.rig.vectors;

import static faraday.rig.vectors.ChargerReader.key;
import static faraday.rig.vectors.ChargerReader.scripted;
import static faraday.rig.vectors.ChargerReader.value;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.noise.KnInitiator;
import faraday.firmware.wire.noise.Resumption;
import faraday.firmware.wire.noise.Transport;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Proof;
import faraday.firmware.wire.token.Token;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** Handshake, frames, token and proof as the charger's own code has them. */
final class ChargerTap {

  private static final String HANDSHAKE = "wire-handshake.json";
  private static final int E_BYTES = 65;
  private static final byte[] NOTHING = new byte[0];

  private ChargerTap() {}

  private static KnInitiator initiator(Vector keys, byte[] m0Body, int profile) {
    byte[] prologue = Arrays.copyOf("faraday/1".getBytes(StandardCharsets.US_ASCII), 11);
    prologue[9] = 1;
    prologue[10] = (byte) profile;
    return new KnInitiator(
        DhKey.of(keys.bytes("chargerStaticScalar")),
        scripted(keys.bytes("chargerEphemeralScalar")),
        prologue,
        Arrays.copyOfRange(m0Body, E_BYTES, m0Body.length));
  }

  private static KnInitiator.Completion opened(Vector keys, int profile, byte[] m1) {
    KnInitiator noise = initiator(keys, keys.body("m0"), profile);
    PhoneFrame.Request request = (PhoneFrame.Request) value(PhoneFrame.parse(m1));
    return Objects.requireNonNull(
        noise.read(request.ephemeralKey().toArray(), request.sealed().toArray()),
        "M1 does not open");
  }

  static void handshake(Vector file, Tally tally) {
    P256PublicKey made = DhKey.of(file.bytes("chargerStaticScalar")).publicKey();
    tally.same("static key", file.bytes("chargerStatic"), made.toArray());
    for (String name : file.object("profiles").names()) {
      Vector wanted = file.object("profiles").object(name);
      int profile = name.charAt(name.length() - 1) - '0';
      KnInitiator noise = initiator(file, file.body("m0"), profile);
      byte[] e = Arrays.copyOf(file.body("m0"), E_BYTES);
      tally.same(name + " e", e, noise.ephemeralKey().toArray());
      KnInitiator.Completion opened = opened(file, profile, wanted.bytes("m1"));
      tally.same(name + " payload", file.bytes("m1Plaintext"), opened.payload().toArray());
      tally.same(name + " bound", wanted.bytes("hAfterM1Ephemeral"), opened.boundHash().toArray());
      tally.same(name + " h", wanted.bytes("hAfterPayload"), opened.handshakeHash().toArray());
      byte[] ticket = opened.resumption().ticketId().toArray();
      tally.same(name + " ticket", wanted.bytes("ticketId"), ticket);
      int other = profile % 3 + 1;
      PhoneFrame.Request m1 = (PhoneFrame.Request) value(PhoneFrame.parse(wanted.bytes("m1")));
      tally.check(
          name + " under another profile",
          initiator(file, file.body("m0"), other)
                  .read(m1.ephemeralKey().toArray(), m1.sealed().toArray())
              == null);
    }
  }

  static void start(Vector file, Map<String, Vector> all, Tally tally) {
    KnInitiator.Completion open = opened(Vector.of(all, HANDSHAKE), 2, file.bytes("m1"));
    tally.same("h", file.bytes("h"), open.handshakeHash().toArray());
    tally.same("m1", file.bytes("m1Plaintext"), open.payload().toArray());
    tally.check("request", TapRequest.parse(file.bytes("m1Plaintext")) instanceof Decoded.Value);
    Transport transport = open.transport();
    tally.same("m2", file.body("m2"), transport.seal(file.bytes("m2Plaintext")));
    tally.same("m3", file.bytes("m3Plaintext"), openedM3(transport, file.bytes("m3")));
    tally.same("m4", file.body("m4"), transport.seal(file.bytes("m4Plaintext")));
    tally.same("refusal", file.bytes("refusal"), faraday.firmware.wire.frame.Frame.refusal());
    delivered(file, all, file.bytes("m2Plaintext"), tally);
  }

  private static byte[] openedM3(Transport transport, byte[] m3) {
    PhoneFrame.Token token = (PhoneFrame.Token) value(PhoneFrame.parse(m3));
    byte[] opened = transport.open(token.sealed().toArray());
    return opened == null ? NOTHING : opened;
  }

  private static void delivered(
      Vector file, Map<String, Vector> all, byte[] credentials, Tally tally) {
    TokenDelivery delivery = value(TokenDelivery.parse(file.bytes("m3Plaintext")));
    byte[] token = delivery.token().toArray();
    Proof proof = Proof.over(Proof.Purpose.START, file.bytes("h"), token, credentials);
    P256PublicKey phone = key(Vector.of(all, "wire-proof.json").bytes("phone"));
    tally.check("proof", proof.isSignedBy(phone, delivery.proof().toArray()));
  }

  /** The frames inside the APDUs. */
  static void card(Vector file, Map<String, Vector> all, Tally tally) {
    KnInitiator.Completion open =
        opened(Vector.of(all, HANDSHAKE), 1, cut(file.bytes("m1Command"), 5, 1));
    tally.same("h", file.bytes("h"), open.handshakeHash().toArray());
    byte[] select = file.bytes("selectAnswer");
    tally.same("m0", Vector.of(all, HANDSHAKE).bytes("m0"), cut(select, 3, 2));
    Transport transport = open.transport();
    byte[] m2 = transport.seal(file.bytes("m2Plaintext"));
    tally.same("m2", cut(file.bytes("m2Answer"), 3, 2), m2);
    byte[] first = cut(file.bytes("m3FirstCommand"), 5, 1);
    byte[] last = cut(file.bytes("m3LastCommand"), 5, 1);
    byte[] m3 = Arrays.copyOf(first, first.length + last.length);
    System.arraycopy(last, 0, m3, first.length, last.length);
    tally.same("m3", file.bytes("m3Plaintext"), openedM3(transport, m3));
    byte[] m4 = transport.seal(file.bytes("m4Plaintext"));
    tally.same("m4", cut(file.bytes("m4Answer"), 3, 2), m4);
    delivered(file, all, file.bytes("m2Plaintext"), tally);
  }

  private static byte[] cut(byte[] apdu, int before, int behind) {
    return Arrays.copyOfRange(apdu, before, apdu.length - behind);
  }

  static void ndef(Vector file, Map<String, Vector> all, Tally tally) {
    KnInitiator.Completion open = opened(Vector.of(all, HANDSHAKE), 3, file.bytes("m1"));
    tally.same("h", file.bytes("h"), open.handshakeHash().toArray());
    Transport transport = open.transport();
    tally.same("m3", file.bytes("m3Plaintext"), openedM3(transport, file.bytes("m3")));
    tally.same("m4", file.body("m4"), transport.seal(file.bytes("m4Plaintext")));
    P256PublicKey sign = key(file.bytes("chargerSign"));
    boolean signed = sign.verifies(file.bytes("sigStructure"), file.bytes("signature"));
    tally.check("signature", signed);
    delivered(file, all, file.bytes("credentials"), tally);
  }

  static void fastStop(Vector file, Map<String, Vector> all, Tally tally) {
    Vector keys = Vector.of(all, HANDSHAKE);
    Resumption left = opened(keys, 2, Vector.of(all, "wire-start.json").bytes("m1")).resumption();
    tally.same("ticket", file.bytes("ticketId"), left.ticketId().toArray());
    KnInitiator.Completion open = opened(keys, 2, file.bytes("m1"));
    tally.same("bound", file.bytes("boundHash"), open.boundHash().toArray());
    tally.same("m1", file.bytes("m1Plaintext"), open.payload().toArray());
    tally.same("proof", file.bytes("proof"), left.proof(open.boundHash()));
    tally.check("settled", answer(left, open).equals("14"));
    tally.same("m4", file.body("m4"), open.transport().seal(file.bytes("m4Plaintext")));
    for (Vector bad : file.list("negative")) {
      KnInitiator.Completion tried = opened(keys, 2, bad.bytes("m1"));
      tally.same(bad.text("about"), bad.bytes("m1Plaintext"), tried.payload().toArray());
      tally.check(bad.text("about"), answer(left, tried).equals(bad.text("answer")));
    }
  }

  /** The type of the frame the charger answers with, as SPEC §3.7 has it. */
  private static String answer(Resumption left, KnInitiator.Completion open) {
    if (!(TapRequest.parse(open.payload().toArray())
        instanceof Decoded.Value<TapRequest>(TapRequest request))) {
      return "1f";
    }
    TapRequest.TicketProof ticket = request.ticket();
    boolean good =
        ticket != null
            && ticket.ticketId().equals(left.ticketId())
            && left.isProof(open.boundHash(), ticket.proof());
    return good ? "14" : "12";
  }

  static void token(Vector file, Tally tally) {
    P256PublicKey issuer = key(file.bytes("issuer"));
    for (String name : new String[] {"token", "staffToken"}) {
      Token token = value(Token.parse(file.bytes(name)));
      tally.check(name, token.isSignedBy(issuer));
      byte[] damaged = file.bytes(name);
      damaged[damaged.length - 1] ^= 1;
      tally.check(name + " altered", !value(Token.parse(damaged)).isSignedBy(issuer));
    }
    Token token = value(Token.parse(file.bytes("token")));
    tally.same("payload", file.bytes("payload"), token.envelope().payload().toArray());
    tally.same("signature", file.bytes("signature"), token.envelope().signature().toArray());
    boolean signed = issuer.verifies(file.bytes("sigStructure"), file.bytes("signature"));
    tally.check("sigStructure", signed);
    Bytes command = Objects.requireNonNull(token.claims().command());
    tally.same("command", file.bytes("command"), command.toArray());
    tally.check("command", Command.parse(file.bytes("command")) instanceof Decoded.Value);
  }

  static void proof(Vector file, Map<String, Vector> all, Tally tally) {
    byte[] staff = Vector.of(all, "wire-token.json").bytes("staffToken");
    said(file, "start", Proof.Purpose.START, file.bytes("token"), tally);
    said(file, "stop", Proof.Purpose.STOP, NOTHING, tally);
    said(file, "staffStop", Proof.Purpose.STOP, staff, tally);
  }

  private static void said(
      Vector file, String name, Proof.Purpose purpose, byte[] token, Tally tally) {
    Proof made = Proof.over(purpose, file.bytes("h"), token, file.bytes("credentials"));
    tally.same(name, file.bytes(name + "SigStructure"), made.message());
    P256PublicKey phone = key(file.bytes("phone"));
    byte[] signature = file.bytes(name + "Proof");
    tally.check(name + " proof", made.isSignedBy(phone, signature));
    signature[0] ^= 1;
    tally.check(name + " altered", !made.isSignedBy(phone, signature));
  }

  static void refused(Vector file, Tally tally) {
    P256PublicKey issuer = key(file.bytes("issuer"));
    for (Vector each : file.list("cases")) {
      int kind = each.bytes("kind")[0] & 0xFF;
      tally.check(each.text("about"), !accepts(kind, each.bytes("input"), issuer));
      tally.check(each.text("about") + ": its like", accepts(kind, each.bytes("good"), issuer));
    }
  }

  private static boolean accepts(int kind, byte[] input, P256PublicKey issuer) {
    return switch (kind) {
      case 0x00 -> ChargerReader.wellFormed(input);
      case 0x01 -> PhoneFrame.parse(input) instanceof Decoded.Value;
      case 0x11 -> TapRequest.parse(input) instanceof Decoded.Value;
      case 0x13 -> TokenDelivery.parse(input) instanceof Decoded.Value;
      default ->
          Token.parse(input) instanceof Decoded.Value<Token>(Token token)
              && token.isSignedBy(issuer);
    };
  }
}
