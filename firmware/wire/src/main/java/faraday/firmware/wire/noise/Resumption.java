package faraday.firmware.wire.noise;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.AesGcm;
import faraday.firmware.wire.crypto.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What a full handshake leaves to both sides for one short one later (SPEC §3.7): a ticket id and a
 * key, both secret until the ticket is shown. No byte of it travels; each side derives it. On one
 * thread, in RAM only.
 */
public final class Resumption {

  /** Length of the proof in bytes, a whole HMAC-SHA256. */
  public static final int PROOF_LENGTH = 32;

  private static final byte[] EMPTY = new byte[0];
  private static final byte[] LABEL = "FDY1-RESUME".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PURPOSE = "FDY1-STOP".getBytes(StandardCharsets.US_ASCII);

  private final byte[] key;
  private final Id8 ticketId;

  private Resumption(byte[] key, Id8 ticketId) {
    this.key = key;
    this.ticketId = ticketId;
  }

  /** Derives it from the chaining key after the last message of the handshake. */
  static Resumption of(byte[] chainingKey) {
    byte[] secret = Hkdf.derive(chainingKey, EMPTY, LABEL, AesGcm.KEY_LENGTH + Id8.LENGTH);
    byte[] key = Arrays.copyOf(secret, AesGcm.KEY_LENGTH);
    Id8 ticketId = Id8.of(Arrays.copyOfRange(secret, AesGcm.KEY_LENGTH, secret.length));
    Arrays.fill(secret, (byte) 0);
    return new Resumption(key, ticketId);
  }

  /** Names the ticket. */
  public Id8 ticketId() {
    return ticketId;
  }

  /** What whoever holds the key says in the handshake whose hash so far this is. */
  public byte[] proof(Bytes boundHash) {
    return Hkdf.hmac(key, PURPOSE, boundHash.toArray());
  }

  /** Whether this is that proof; takes the same time whatever is wrong with it. */
  public boolean isProof(Bytes boundHash, Bytes candidate) {
    return MessageDigest.isEqual(proof(boundHash), candidate.toArray());
  }

  /** Overwrites the key; no proof fits from now on. */
  public void wipe() {
    Arrays.fill(key, (byte) 0);
  }

  /** The length of the key and nothing of it. */
  @Override
  public String toString() {
    return "Resumption of " + key.length + " bytes";
  }
}
