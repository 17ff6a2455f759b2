package faraday.firmware.wire.noise;

import faraday.firmware.wire.crypto.AesGcm;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A key and its counter (Noise rev 34 §5.1). A counter value is used once. */
final class CipherState {

  /** Far above any conversation and far below what the cipher bears; reached only by a bug. */
  static final long MAX_COUNTER = 1L << 20;

  private final AesGcm cipher;
  private long counter;

  CipherState(byte[] key) {
    this(key, 0);
  }

  CipherState(byte[] key, long counter) {
    this.cipher = new AesGcm(key);
    this.counter = counter;
  }

  byte[] seal(byte[] associated, byte[] plaintext) {
    return cipher.seal(nonce(counter++), associated, plaintext);
  }

  /** The plaintext, or null; the counter moves only when it opens. */
  byte @Nullable [] open(byte[] associated, byte[] sealed) {
    byte[] plaintext = cipher.open(nonce(counter), associated, sealed);
    if (plaintext != null) {
      counter++;
    }
    return plaintext;
  }

  void wipe() {
    cipher.wipe();
  }

  private static byte[] nonce(long counter) {
    if (counter > MAX_COUNTER) {
      throw new IllegalStateException("conversation too long");
    }
    return ByteBuffer.allocate(AesGcm.NONCE_LENGTH).putInt(0).putLong(counter).array();
  }
}
