package faraday.firmware.wire.token;

import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Possession of the phone's key (E4, SPEC §3.4): what the phone signs over this handshake, this
 * token and the price it was shown.
 */
public final class Proof {

  /** What the proof is good for; a proof for one is none for the other. */
  public enum Purpose {
    /** Starts a charge. */
    START("faraday/1 start"),
    /** Stops it. */
    STOP("faraday/1 stop");

    private final String label;

    Purpose(String label) {
      this.label = label;
    }
  }

  /** Protected header {@code {1: -7}}; fixed and not sent. */
  private static final byte[] HEADER = {(byte) 0xA1, 0x01, 0x26};

  private final byte[] message;

  private Proof(byte[] message) {
    this.message = message;
  }

  /**
   * What must have been signed.
   *
   * @param handshakeHash {@code h}, 32 bytes
   * @param token the token's bytes as received, empty for a stop
   * @param credentials the plaintext of M2 as it was sealed
   */
  public static Proof over(
      Purpose purpose, byte[] handshakeHash, byte[] token, byte[] credentials) {
    byte[] label = purpose.label.getBytes(StandardCharsets.US_ASCII);
    byte[] external =
        ByteBuffer.allocate(label.length + handshakeHash.length)
            .put(label)
            .put(handshakeHash)
            .array();
    byte[] payload =
        ByteBuffer.allocate(2 * Sha256.LENGTH)
            .put(Sha256.of(token))
            .put(Sha256.of(credentials))
            .array();
    return new Proof(Sign1.signedBytes(HEADER, external, payload));
  }

  /** Whether the phone's key made this signature of 64 bytes. One curve operation. */
  public boolean isSignedBy(P256PublicKey phoneKey, byte[] signature) {
    return phoneKey.verifies(message, signature);
  }

  /** The {@code Sig_structure} that is signed. */
  public byte[] message() {
    return message.clone();
  }
}
