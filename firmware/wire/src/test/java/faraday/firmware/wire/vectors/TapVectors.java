package faraday.firmware.wire.vectors;

import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.token.Proof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys, handshake, frames M0 – M4, token and proof. */
final class TapVectors {

  private static final List<String> NAMES =
      List.of(
          "charger dh",
          "charger sign",
          "charger e",
          "phone e",
          "phone sign",
          "issuer",
          "ack",
          "server seal",
          "record e");

  private final SampleTap tap = new SampleTap();
  private final ChargerHandshake.Opened opened = tap.open();

  static VectorFile keys() {
    List<VectorFile> keys = new ArrayList<>();
    for (String name : NAMES) {
      byte[] scalar = DemoKeys.scalar(name);
      byte[] point = JdkCrypto.publicOf(scalar);
      keys.add(
          new VectorFile()
              .about(name)
              .put("scalar", scalar)
              .put("public", point)
              .put("keyId", Arrays.copyOf(JdkCrypto.sha256(point), 4)));
    }
    return new VectorFile()
        .about("Secrets for everyone: SHA-256 of 'faraday vector ' and the name, mod the order.")
        .put("keys", keys);
  }

  VectorFile handshake() {
    VectorFile profiles = new VectorFile();
    for (Profile profile : Profile.values()) {
      JdkPhone phone =
          new JdkPhone(
              SampleTap.CHARGER.publicKey().toArray(),
              DemoKeys.scalar("phone e"),
              profile.code(),
              tap.m0,
              SampleTap.REQUEST);
      profiles.put(
          "profile0" + profile.code(),
          new VectorFile().putAll(phone.trace()).put("m1", phone.m1()));
    }
    byte[] label = "faraday/1".getBytes(StandardCharsets.US_ASCII);
    return new VectorFile()
        .about("Noise_KN_P256_AESGCM_SHA256 (SPEC 2): h, ck and k after each step, per profile.")
        .put("prologueOfProfile02", JdkCrypto.concat(label, new byte[] {1, 2}))
        .put("chargerStaticScalar", DemoKeys.scalar("charger dh"))
        .put("chargerStatic", SampleTap.CHARGER.publicKey().toArray())
        .put("chargerEphemeralScalar", DemoKeys.scalar("charger e"))
        .put("phoneEphemeralScalar", DemoKeys.scalar("phone e"))
        .put("m0", tap.m0)
        .put("m1Plaintext", SampleTap.REQUEST)
        .put("profiles", profiles);
  }

  VectorFile start() {
    byte[] m2 = tap.m2(opened.transport());
    byte[] m3 = tap.m3();
    byte[] answer = SampleTap.granted().encode();
    byte[] m4 = Frame.encode(FrameType.ANSWER, opened.transport().seal(answer));
    return new VectorFile()
        .about("A whole start in profile 02 with the keys of wire-handshake.json (SPEC 3).")
        .put("m0", tap.m0)
        .put("m1Plaintext", SampleTap.REQUEST)
        .put("m1", tap.phone.m1())
        .put("h", opened.handshakeHash())
        .put("m2Plaintext", tap.credentials)
        .put("m2", m2)
        .put("m3Plaintext", tap.delivery())
        .put("m3", m3)
        .put("m4Plaintext", answer)
        .put("m4", m4)
        .put("refusal", Frame.refusal());
  }

  VectorFile token() {
    SampleToken sample = new SampleToken();
    Sign1 envelope = SampleTap.value(CborReader.decode(tap.token, Sign1::read));
    byte[] header = TestCbor.encode(TestCbor.map(1, -7, 4, envelope.keyId().toArray()));
    return new VectorFile()
        .about("A token with every field of E8 and three periods (SPEC 4).")
        .put("issuer", SampleToken.ISSUER.publicKey().toArray())
        .put("protectedHeader", header)
        .put("command", TestCbor.encode(sample.command))
        .put("payload", sample.payload())
        .put("sigStructure", Sign1.signedBytes(header, new byte[0], sample.payload()))
        .put("signature", envelope.signature())
        .put("token", tap.token)
        .put("staffToken", staffToken());
  }

  /** The same for who ends other people's sessions: key 22 of the faraday claim is 1. */
  private static byte[] staffToken() {
    SampleToken sample = new SampleToken();
    sample.grant.put(22L, 1);
    return sample.signed();
  }

  VectorFile proof() {
    byte[] h = opened.handshakeHash().toArray();
    Proof stop = Proof.over(Proof.Purpose.STOP, h, new byte[0], tap.credentials);
    Proof staff = Proof.over(Proof.Purpose.STOP, h, staffToken(), tap.credentials);
    return new VectorFile()
        .about("Possession over this h, token and credentials; RFC 6979, so repeatable (SPEC 3.4).")
        .put("phone", SampleToken.PHONE.publicKey().toArray())
        .put("h", h)
        .put("token", tap.token)
        .put("credentials", tap.credentials)
        .put("startSigStructure", tap.statement.message())
        .put("startProof", tap.proof)
        .put("stopSigStructure", stop.message())
        .put("stopProof", SampleToken.PHONE.sign(stop.message()))
        .put("staffStopSigStructure", staff.message())
        .put("staffStopProof", SampleToken.PHONE.sign(staff.message()));
  }
}
