package faraday.firmware.wire.token;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.crypto.P256PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The key a token is bound to, compressed as it stands in {@code cnf} (RFC 8747).
 *
 * @param x 32 bytes
 * @param oddY the sign of the compressed point
 */
public record PhoneKey(Bytes x, boolean oddY) {

  /** The point, or null when none on the curve has this x: the token is malformed. Costs a root. */
  public @Nullable P256PublicKey decompress() {
    return P256PublicKey.decompress(x.toArray(), oddY);
  }
}
