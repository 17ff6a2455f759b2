package faraday.rig.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Noise revision 34 §5.2, the symmetric state: chaining key, hash and the present cipher. */
final class NoiseState {

  private static final int HASH_BYTES = 32;

  private byte[] chainingKey;
  private byte[] hash;
  private @Nullable CipherState cipher;

  /** Names shorter than a hash are padded with zeros. */
  NoiseState(String protocolName, byte[] prologue) {
    byte[] name = protocolName.getBytes(StandardCharsets.US_ASCII);
    if (name.length > HASH_BYTES) {
      throw new IllegalArgumentException("a longer name would be hashed");
    }
    hash = Arrays.copyOf(name, HASH_BYTES);
    chainingKey = hash.clone();
    mixHash(prologue);
  }

  void mixHash(byte[] data) {
    hash = Digests.sha256(hash, data);
  }

  void mixKey(byte[] secret) {
    byte[][] outputs = hkdf(secret);
    chainingKey = outputs[0];
    cipher = new CipherState(outputs[1]);
  }

  /** Seals under the present key, or passes the text when there is none yet; hashes the result. */
  byte[] encryptAndHash(byte[] plaintext) {
    CipherState key = cipher;
    byte[] sent = key == null ? plaintext.clone() : key.seal(hash, plaintext);
    mixHash(sent);
    return sent;
  }

  byte[] decryptAndHash(byte[] received) throws WireException {
    CipherState key = cipher;
    byte[] plaintext = key == null ? received.clone() : key.open(hash, received);
    mixHash(received);
    return plaintext;
  }

  byte[] hash() {
    return hash.clone();
  }

  /** Split: the first key is initiator → responder, the second the other way. */
  CipherState[] split() {
    byte[][] outputs = hkdf(new byte[0]);
    return new CipherState[] {new CipherState(outputs[0]), new CipherState(outputs[1])};
  }

  /** What both sides keep for a fast stop (SPEC §3.7): key 32 ‖ ticket id 8. */
  byte[] resumption() {
    byte[] label = "FDY1-RESUME".getBytes(StandardCharsets.US_ASCII);
    byte[] temporary = Digests.hmac(chainingKey, new byte[0]);
    byte[] first = Digests.hmac(temporary, label, new byte[] {1});
    byte[] second = Digests.hmac(temporary, first, label, new byte[] {2});
    return Digests.join(first, Arrays.copyOf(second, 8));
  }

  private byte[][] hkdf(byte[] input) {
    byte[] temporary = Digests.hmac(chainingKey, input);
    byte[] first = Digests.hmac(temporary, new byte[] {1});
    byte[] second = Digests.hmac(temporary, first, new byte[] {2});
    return new byte[][] {first, second};
  }
}
