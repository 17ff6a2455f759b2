package faraday.firmware.wire.frame;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.crypto.P256PublicKey;

/**
 * What M3 opens to (SPEC §3.4).
 *
 * @param token the token's bytes, empty when there is none
 * @param proof 64 bytes, empty when there is none
 */
public record TokenDelivery(Bytes token, Bytes proof) {

  /** Decodes the plaintext of M3; never throws, whatever the bytes. */
  public static Decoded<TokenDelivery> parse(byte[] plaintext) {
    return CborReader.decode(plaintext, TokenDelivery::read);
  }

  private static TokenDelivery read(CborReader reader) throws FlawException {
    reader.array(2);
    byte[] token = reader.bytes(0, CborReader.MAX_ITEM_BYTES);
    byte[] proof = reader.bytes(0, P256PublicKey.SIGNATURE_LENGTH);
    if (proof.length != 0 && proof.length != P256PublicKey.SIGNATURE_LENGTH) {
      throw reader.refusal(Flaw.Kind.LENGTH);
    }
    return new TokenDelivery(Bytes.of(token), Bytes.of(proof));
  }
}
