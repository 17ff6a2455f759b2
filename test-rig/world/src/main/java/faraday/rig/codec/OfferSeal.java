package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.SEAL;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SPEC §9.2: what a charger shows beside M0 to the wallets of its site, {@code M0 ‖ length u16 ‖
 * sealed credentials ‖ signature}.
 */
public final class OfferSeal {

  private static final byte[] HEADER = {(byte) 0xA1, 0x01, 0x26};

  private OfferSeal() {}

  /** M0 as it stands and the plaintext of the credentials. */
  @SuppressWarnings("ArrayRecordComponent") // bytes of one owner, never compared
  public record Offer(byte[] m0, byte[] credentials) {}

  /** The frame that the content begins with; its charger is known only when it was read. */
  public static byte[] m0(byte[] content) throws WireException {
    need(content.length >= Frame.HEADER_BYTES, "no frame");
    int length = Frame.HEADER_BYTES + number(content, 1);
    need(content.length >= length + 2, "M0 is cut");
    return Arrays.copyOf(content, length);
  }

  /** Verifies the signature, then opens the credentials. */
  public static Offer open(byte[] content, P256PublicKey signer, byte[] siteKey)
      throws WireException {
    byte[] m0 = m0(content);
    int sealedAt = m0.length + 2;
    int signatureAt = sealedAt + number(content, m0.length);
    need(content.length == signatureAt + P256PublicKey.SIGNATURE_BYTES, "lengths contradict");
    byte[] sealed = Arrays.copyOfRange(content, sealedAt, signatureAt);
    byte[] signature = Arrays.copyOfRange(content, signatureAt, content.length);
    byte[] external = ascii("faraday/1 ndef");
    signer.verify(CoseSign1.toBeSigned(HEADER, external, Digests.join(m0, sealed)), signature);
    byte[] e = Arrays.copyOfRange(m0, Frame.HEADER_BYTES, Frame.HEADER_BYTES + Curve.POINT_BYTES);
    byte[] key = Digests.hmac(Digests.hmac(e, siteKey), ascii("faraday/1 beacon"), new byte[] {1});
    return new Offer(m0, new CipherState(key).open(m0, sealed));
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void need(boolean holds, String otherwise) throws WireException {
    if (!holds) {
      throw new WireException(SEAL, otherwise);
    }
  }
}
