package faraday.rig.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A ticket for one fast stop, as both sides of a handshake derive it (SPEC §3.7). */
public final class Resumption {

  private static final int KEY_BYTES = 32;
  private static final byte[] PURPOSE = "FDY1-STOP".getBytes(StandardCharsets.US_ASCII);

  private final byte[] secret;

  /** Of {@code key 32 ‖ ticket id 8}. */
  public Resumption(byte[] secret) {
    this.secret = secret.clone();
  }

  /** Names the ticket, 8 bytes. */
  public byte[] ticketId() {
    return Arrays.copyOfRange(secret, KEY_BYTES, secret.length);
  }

  /** HMAC-SHA256(key, "FDY1-STOP" ‖ hash so far), 32 bytes. */
  public byte[] proof(byte[] boundHash) {
    return Digests.hmac(Arrays.copyOf(secret, KEY_BYTES), PURPOSE, boundHash);
  }
}
