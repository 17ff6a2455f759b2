package faraday.firmware.access;

import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Token;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as they arrive: bare or sealed to this charger (E36, SPEC §3.4), by whom they may be
 * signed, and which conversation they answer (E33, SPEC §6.4).
 */
final class TokenReader {

  private final Function<KeyId, P256PublicKey> issuers;
  private final Function<byte[], byte @Nullable []> unsealed;
  private final OnlineChallenges challenges;

  TokenReader(
      Function<KeyId, P256PublicKey> issuers,
      Function<byte[], byte @Nullable []> unsealed,
      OnlineChallenges challenges) {
    this.issuers = issuers;
    this.unsealed = unsealed;
    this.challenges = challenges;
  }

  /** What was sent, read; null when it is no token, or sealed to somebody else. */
  @Nullable Token read(Bytes sent) {
    byte[] plain = unsealed.apply(sent.toArray());
    return plain != null && Token.parse(plain) instanceof Decoded.Value<Token>(Token token)
        ? token
        : null;
  }

  /** Whose signature it must bear. */
  P256PublicKey issuer(Token token) {
    return issuers.apply(token.issuerKeyId());
  }

  /** Whether it answers a conversation that is too old, unknown, or was answered already. */
  boolean stale(Claims claims, long nowNanos) {
    Id16 challenge = claims.grant().terms().challenge();
    return challenge != null && !challenges.lives(challenge, nowNanos);
  }

  /** It was granted: the conversation that it answers is answered. */
  void granted(Claims claims, long nowNanos) {
    Id16 challenge = claims.grant().terms().challenge();
    if (challenge != null) {
      challenges.redeem(challenge, nowNanos);
    }
  }
}
