package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a phone with signal may take to the server from a conversation (E33, SPEC §6.4): both sides
 * derive 16 bytes from the handshake hash; what the server signs over them within 90 s is fresh,
 * whatever the charger's clock says. RAM only, the newest {@value #KEPT_MAX}.
 */
public final class OnlineChallenges {

  /** Challenges at most; the oldest goes first. */
  static final int KEPT_MAX = 16;

  /** A challenge may be answered for this long (E33). */
  public static final long LIFE_NANOS = 90_000_000_000L;

  private static final byte[] LABEL = "FDY1-ONLINE".getBytes(StandardCharsets.US_ASCII);

  private final List<Challenge> challenges = new ArrayList<>();

  private record Challenge(Id16 value, long madeNanos) {}

  /** The challenge of a conversation. */
  public static Id16 of(Bytes handshakeHash) {
    byte[] digest = Sha256.of(LABEL, handshakeHash.toArray());
    return Id16.of(Arrays.copyOf(digest, Id16.LENGTH));
  }

  /** A conversation was opened. */
  public void opened(Bytes handshakeHash, long nowNanos) {
    if (challenges.size() >= KEPT_MAX) {
      challenges.removeFirst();
    }
    challenges.add(new Challenge(of(handshakeHash), nowNanos));
  }

  /** Whether this challenge was given within its life, and not answered. */
  public boolean lives(Id16 value, long nowNanos) {
    challenges.removeIf(one -> nowNanos - one.madeNanos() > LIFE_NANOS);
    return challenges.stream().anyMatch(one -> one.value().equals(value));
  }

  /** The same; it is used up by that. */
  public boolean redeem(Id16 value, long nowNanos) {
    return lives(value, nowNanos) && challenges.removeIf(one -> one.value().equals(value));
  }
}
