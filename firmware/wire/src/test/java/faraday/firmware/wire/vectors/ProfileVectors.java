package faraday.firmware.wire.vectors;

import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.NdefOffer;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.SampleTap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Whole starts with the charger as card: profiles 01 and 03 (SPEC 8, 9). */
final class ProfileVectors {

  private static final int PIECE_BYTES = 240;
  private static final byte[] OK = {(byte) 0x90, 0};

  private ProfileVectors() {}

  /** Profile 01 with its APDUs. */
  static VectorFile card() {
    SampleTap tap = new SampleTap(Profile.TARGET);
    ChargerHandshake.Opened opened = tap.open();
    byte[] m1 = tap.phone.m1();
    byte[] m2 = tap.m2(opened.transport());
    byte[] m3 = tap.m3();
    byte[] answer = SampleTap.granted().encode();
    byte[] m4 = Frame.encode(FrameType.ANSWER, opened.transport().seal(answer));
    return new VectorFile()
        .about("A whole start in profile 01, APDU by APDU, keys of wire-handshake.json (SPEC 8).")
        .put("selectCommand", HexFormat.of().parseHex("00a4040008f04641524144415900"))
        .put("selectAnswer", JdkCrypto.concat(new byte[] {1, 1, 0}, tap.m0, OK))
        .put("m1Command", transfer(0, m1))
        .put("m2Answer", JdkCrypto.concat(m2, OK))
        .put("m3FirstCommand", transfer(1, Arrays.copyOf(m3, PIECE_BYTES)))
        .put("m3FirstAnswer", OK)
        .put("m3LastCommand", transfer(0, Arrays.copyOfRange(m3, PIECE_BYTES, m3.length)))
        .put("m4Answer", JdkCrypto.concat(m4, OK))
        .put("askCommand", HexFormat.of().parseHex("8046000000"))
        .put("h", opened.handshakeHash())
        .put("m2Plaintext", tap.credentials)
        .put("m3Plaintext", tap.delivery())
        .put("m4Plaintext", answer);
  }

  private static byte[] transfer(int p1, byte[] piece) {
    byte[] head = {(byte) 0x80, 0x46, (byte) p1, 0, (byte) piece.length};
    return JdkCrypto.concat(head, piece, new byte[] {0});
  }

  /** Profile 03. */
  static VectorFile ndef() {
    SampleTap tap = new SampleTap(Profile.NDEF);
    byte[] siteKey = DemoKeys.bytes("site key", 32);
    SigningKey sign = SigningKey.of(DemoKeys.scalar("charger sign"));
    byte[] content = NdefOffer.make(tap.m0, tap.credentials, siteKey, sign).content().toArray();
    ChargerHandshake.Opened opened = tap.open();
    byte[] m3 = tap.m3();
    byte[] answer = SampleTap.granted().encode();
    return new VectorFile()
        .about("A whole start in profile 03 with the keys of wire-handshake.json (SPEC 9).")
        .put("siteKey", siteKey)
        .put("chargerSign", sign.publicKey().toArray())
        .put("m0", tap.m0)
        .put("credentials", tap.credentials)
        .put("sealedCredentials", sealed(tap, content))
        .put("sigStructure", signed(tap, content))
        .put("signature", Arrays.copyOfRange(content, content.length - 64, content.length))
        .put("content", content)
        .put("m1", tap.phone.m1())
        .put("h", opened.handshakeHash())
        .put("m3Plaintext", tap.delivery())
        .put("m3", m3)
        .put("m4Plaintext", answer)
        .put("m4", Frame.encode(FrameType.ANSWER, opened.transport().seal(answer)));
  }

  private static byte[] sealed(SampleTap tap, byte[] content) {
    return Arrays.copyOfRange(content, tap.m0.length + 2, content.length - 64);
  }

  private static byte[] signed(SampleTap tap, byte[] content) {
    byte[] label = "faraday/1 ndef".getBytes(StandardCharsets.US_ASCII);
    byte[] payload = JdkCrypto.concat(tap.m0, sealed(tap, content));
    return Sign1.signedBytes(HexFormat.of().parseHex("a10126"), label, payload);
  }
}
