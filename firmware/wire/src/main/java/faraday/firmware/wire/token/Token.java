package faraday.firmware.wire.token;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.P256PublicKey;

/**
 * A right to charge: CWT in COSE_Sign1 (SPEC §4). Parsed is not verified; nothing a token says
 * counts before {@link #isSignedBy} and the proof.
 *
 * @param envelope signer, payload, signature
 * @param claims what it says
 */
public record Token(Sign1 envelope, Claims claims) {

  /** Decodes a token; never throws, whatever the bytes. */
  public static Decoded<Token> parse(byte[] token) {
    return CborReader.decode(
        token,
        reader -> {
          Sign1 envelope = Sign1.read(reader);
          return new Token(envelope, CborReader.read(envelope.payload().toArray(), Claims::read));
        });
  }

  /** Which issuer's key to check it with. */
  public KeyId issuerKeyId() {
    return envelope.keyId();
  }

  /** Whether this issuer's key is named and has signed. One curve operation. */
  public boolean isSignedBy(P256PublicKey issuer) {
    return envelope.isSignedBy(issuer);
  }
}
