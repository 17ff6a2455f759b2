package faraday.firmware.wire.cose;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.CborWriter;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.SigningKey;

/**
 * An untagged COSE_Sign1 with protected header {@code {1: -7, 4: kid}}, an empty unprotected one
 * and no external data (RFC 9052 §4.2, SPEC §4). Parsing and verifying are apart, so that cheap
 * checks come first.
 *
 * @param keyId names the signer's key
 * @param payload what was signed
 * @param signature {@code r ‖ s}, 64 bytes
 */
public record Sign1(KeyId keyId, Bytes payload, Bytes signature) {

  /** ES256 as a COSE algorithm (RFC 9053 §2.1). */
  private static final int ES256 = -7;

  private static final String CONTEXT = "Signature1";
  private static final byte[] NO_EXTERNAL_DATA = new byte[0];

  /** Takes one from a reader that stands before its array. */
  public static Sign1 read(CborReader reader) throws FlawException {
    reader.array(4);
    KeyId keyId = CborReader.read(reader.bytes(0, CborReader.MAX_ITEM_BYTES), Sign1::keyId);
    reader.map().end();
    Bytes payload = Bytes.of(reader.bytes(0, CborReader.MAX_ITEM_BYTES));
    Bytes signature = Bytes.of(reader.bytes(P256PublicKey.SIGNATURE_LENGTH));
    return new Sign1(keyId, payload, signature);
  }

  /** The whole structure over a payload. */
  public static byte[] sign(SigningKey key, byte[] payload) {
    byte[] header = header(key.publicKey().keyId());
    return new CborWriter()
        .array(4)
        .bytes(header)
        .map(0)
        .bytes(payload)
        .bytes(key.sign(signedBytes(header, NO_EXTERNAL_DATA, payload)))
        .toArray();
  }

  /** Whether this very key is named and has signed. */
  public boolean isSignedBy(P256PublicKey key) {
    byte[] message = signedBytes(header(keyId), NO_EXTERNAL_DATA, payload.toArray());
    return key.verifies(message, signature.toArray()) && key.keyId().equals(keyId);
  }

  /** The {@code Sig_structure} of RFC 9052 §4.4. */
  public static byte[] signedBytes(byte[] header, byte[] external, byte[] payload) {
    return new CborWriter()
        .array(4)
        .text(CONTEXT)
        .bytes(header)
        .bytes(external)
        .bytes(payload)
        .toArray();
  }

  private static byte[] header(KeyId keyId) {
    return new CborWriter()
        .map(2)
        .integer(1)
        .integer(ES256)
        .integer(4)
        .bytes(keyId.toArray())
        .toArray();
  }

  private static KeyId keyId(CborReader reader) throws FlawException {
    CborMap map = reader.map();
    map.require(1);
    reader.integer(ES256, ES256);
    map.require(4);
    KeyId keyId = KeyId.of(reader.bytes(KeyId.LENGTH));
    map.end();
    return keyId;
  }
}
