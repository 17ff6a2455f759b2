package faraday.firmware.wire.frame;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.AesGcm;
import faraday.firmware.wire.crypto.Hkdf;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.SigningKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a charger shows before any phone has spoken (SPEC §9.2): M0, the access credentials sealed
 * to the wallets of its site, and its signature over both. Made once for each e, so the one key and
 * nonce seal one plaintext.
 *
 * @param content {@code M0 ‖ length u16 ‖ sealed credentials ‖ signature}
 * @param credentials their plaintext, which the proof covers
 */
public record NdefOffer(Bytes content, Bytes credentials) {

  private static final byte[] SEAL_LABEL = "faraday/1 beacon".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIGN_LABEL = "faraday/1 ndef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ES256_HEADER = HexFormat.of().parseHex("a10126");

  /** Seals and signs. */
  public static NdefOffer make(byte[] m0, byte[] credentials, byte[] siteKey, SigningKey sign) {
    byte[] e =
        Arrays.copyOfRange(m0, Frame.HEADER_LENGTH, Frame.HEADER_LENGTH + P256PublicKey.LENGTH);
    AesGcm cipher = new AesGcm(Hkdf.derive(e, siteKey, SEAL_LABEL, AesGcm.KEY_LENGTH));
    byte[] sealed = cipher.seal(new byte[AesGcm.NONCE_LENGTH], m0, credentials);
    cipher.wipe();
    byte[] signed = ByteBuffer.allocate(m0.length + sealed.length).put(m0).put(sealed).array();
    byte[] signature = sign.sign(Sign1.signedBytes(ES256_HEADER, SIGN_LABEL, signed));
    byte[] content =
        ByteBuffer.allocate(m0.length + 2 + sealed.length + signature.length)
            .put(m0)
            .putShort((short) sealed.length)
            .put(sealed)
            .put(signature)
            .array();
    return new NdefOffer(Bytes.of(content), Bytes.of(credentials));
  }
}
