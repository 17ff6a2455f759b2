package faraday.firmware.wire.noise;

import faraday.firmware.wire.crypto.AesGcm;
import faraday.firmware.wire.crypto.Hkdf;
import faraday.firmware.wire.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Chaining key, handshake hash and the current key (Noise rev 34 §5.2). */
final class SymmetricState {

  private static final byte[] EMPTY = new byte[0];

  private byte[] chainingKey;
  private byte[] hash;
  private @Nullable CipherState cipher;

  /** Starts from a protocol name of at most 32 bytes. */
  SymmetricState(String protocolName) {
    this.hash = Arrays.copyOf(protocolName.getBytes(StandardCharsets.US_ASCII), Sha256.LENGTH);
    this.chainingKey = hash.clone();
  }

  /** A copy taken before the first key, to try a message on. */
  SymmetricState(SymmetricState original) {
    if (original.cipher != null) {
      throw new IllegalStateException("a key must not exist twice");
    }
    this.hash = original.hash.clone();
    this.chainingKey = original.chainingKey.clone();
  }

  void mixHash(byte[] data) {
    hash = Sha256.of(hash, data);
  }

  void mixKey(byte[] secret) {
    byte[] keys = Hkdf.derive(chainingKey, secret, EMPTY, 2 * AesGcm.KEY_LENGTH);
    chainingKey = firstKey(keys);
    cipher = new CipherState(secondKey(keys));
    Arrays.fill(keys, (byte) 0);
    Arrays.fill(secret, (byte) 0);
  }

  byte[] sealAndHash(byte[] plaintext) {
    byte[] sealed = keyed().seal(hash, plaintext);
    mixHash(sealed);
    return sealed;
  }

  byte @Nullable [] openAndHash(byte[] sealed) {
    byte[] plaintext = keyed().open(hash, sealed);
    mixHash(sealed);
    return plaintext;
  }

  /** The transport; the initiator of the handshake seals with the first key. */
  Transport splitForInitiator() {
    byte[] keys = Hkdf.derive(chainingKey, EMPTY, EMPTY, 2 * AesGcm.KEY_LENGTH);
    CipherState first = new CipherState(firstKey(keys));
    CipherState second = new CipherState(secondKey(keys));
    Arrays.fill(keys, (byte) 0);
    wipe();
    return new Transport(first, second);
  }

  /** Derived before {@link #splitForInitiator}, which wipes what it is derived from. */
  Resumption resumption() {
    return Resumption.of(chainingKey);
  }

  byte[] hash() {
    return hash.clone();
  }

  void wipe() {
    Arrays.fill(chainingKey, (byte) 0);
    if (cipher != null) {
      cipher.wipe();
    }
  }

  private CipherState keyed() {
    if (cipher == null) {
      throw new IllegalStateException("no key yet");
    }
    return cipher;
  }

  private static byte[] firstKey(byte[] keys) {
    return Arrays.copyOf(keys, AesGcm.KEY_LENGTH);
  }

  private static byte[] secondKey(byte[] keys) {
    return Arrays.copyOfRange(keys, AesGcm.KEY_LENGTH, keys.length);
  }
}
