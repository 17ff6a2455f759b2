package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.SIGNATURE;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * An untagged COSE_Sign1 with ES256 (RFC 9052 §4.2, SPEC §4): token, session record and ACK.
 * Immutable; reading does not verify, {@link #verify} does.
 */
public final class CoseSign1 {

  private static final long ALG = 1;
  private static final long KID = 4;
  private static final long ES256 = -7;
  private static final int KID_BYTES = 4;

  private final byte[] protectedHeader;
  private final byte[] keyId;
  private final byte[] payload;
  private final byte[] signature;

  private CoseSign1(byte[] protectedHeader, byte[] keyId, byte[] payload, byte[] signature) {
    this.protectedHeader = protectedHeader;
    this.keyId = keyId;
    this.payload = payload;
    this.signature = signature;
  }

  /** Signs a payload; the header names the signer's key id. */
  public static byte[] sign(P256KeyPair signer, byte[] payload, SecureRandom random) {
    byte[] header = CborBytes.of(Map.of(ALG, ES256, KID, signer.publicKey().keyId()));
    byte[] signature = signer.sign(toBeSigned(header, new byte[0], payload), random);
    return CborBytes.array(header, Map.of(), payload, signature);
  }

  /** Reads the array of 4; refuses another algorithm or any other header. */
  public static CoseSign1 parse(byte[] bytes) throws WireException {
    CborValue array = CborValue.parse(bytes).array(4);
    byte[] protectedHeader = array.at(0).bytes();
    CborValue header = CborValue.parse(protectedHeader);
    if (!header.keys().equals(Set.of(ALG, KID)) || header.key(ALG).integer() != ES256) {
      throw new WireException(SIGNATURE, "another protected header");
    }
    if (!array.at(1).keys().isEmpty()) {
      throw new WireException(SIGNATURE, "an unprotected header");
    }
    return new CoseSign1(
        protectedHeader,
        header.key(KID).bytes(KID_BYTES),
        array.at(2).bytes(),
        array.at(3).bytes(P256PublicKey.SIGNATURE_BYTES));
  }

  /** Checks key id and signature. */
  public void verify(P256PublicKey signer) throws WireException {
    if (!Arrays.equals(keyId, signer.keyId())) {
      throw new WireException(SIGNATURE, "signed by another key");
    }
    signer.verify(toBeSigned(protectedHeader, new byte[0], payload), signature);
  }

  /** RFC 9052 §4.4: {@code ["Signature1", protected, external, payload]}. */
  public static byte[] toBeSigned(byte[] protectedHeader, byte[] external, byte[] payload) {
    return CborBytes.array("Signature1", protectedHeader, external, payload);
  }

  /** The signer's key id, 4 bytes. */
  public byte[] keyId() {
    return keyId.clone();
  }

  /** The signed payload. */
  public byte[] payload() {
    return payload.clone();
  }
}
