package faraday.firmware.access;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.session.LoadSchedule;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionLimits;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.tap.TapContext;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Grant;
import faraday.firmware.wire.token.Proof;
import faraday.firmware.wire.token.Token;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a token starts a charge: the checks of SPEC §4.3, cheap ones first, and nothing
 * remembered before the proof has verified.
 */
final class StartDecision {

  private final AccessSettings settings;
  private final ChargerClock clock;
  private final Function<KeyId, P256PublicKey> issuers;
  private final RecordBook book;
  private final List<SessionMachine> sessions;
  private final ScheduleReader schedules;
  private final Entropy entropy;
  private final TokenCheck check;

  /** What became of a token. */
  sealed interface Outcome {}

  /** The right was taken; GRANT is on its way to flash. */
  record Accepted(SessionMachine session, SessionGrant grant) implements Outcome {}

  /** The same token from the same phone: no replay, its session lives. */
  record Already(SessionMachine session, SessionGrant grant) implements Outcome {}

  /** No. */
  record Refused(Reason reason) implements Outcome {}

  StartDecision(
      AccessSettings settings,
      ChargerClock clock,
      Function<KeyId, P256PublicKey> issuers,
      RecordBook book,
      List<SessionMachine> sessions,
      ScheduleReader schedules,
      Entropy entropy) {
    this.settings = settings;
    this.clock = clock;
    this.issuers = issuers;
    this.book = book;
    this.sessions = sessions;
    this.schedules = schedules;
    this.entropy = entropy;
    this.check = new TokenCheck(settings, clock);
  }

  Outcome decide(TapContext context, TokenDelivery delivery, long nowNanos) {
    if (delivery.token().length() == 0) {
      return new Refused(Reason.TOKEN_MISSING);
    }
    if (!(Token.parse(delivery.token().toArray()) instanceof Decoded.Value<Token>(Token token))) {
      return new Refused(Reason.REFUSED);
    }
    Claims claims = token.claims();
    Reason cheap = withoutSignatures(claims, context);
    if (cheap != null) {
      return new Refused(cheap);
    }
    P256PublicKey phoneKey = proven(token, context, delivery);
    if (phoneKey == null) {
      return new Refused(Reason.REFUSED);
    }
    clock.signedTimeSeen(claims.validity().issuedAtS());
    SessionMachine session = session(claims);
    Outcome inUse = inUse(session, phoneKey);
    return inUse != null ? inUse : accept(session, claims, phoneKey, context, nowNanos);
  }

  /** What stands against a new right of this key: a session that lives, or a plug that is held. */
  private static @Nullable Outcome inUse(SessionMachine session, P256PublicKey phoneKey) {
    SessionGrant running = session.grant();
    if (running != null) {
      boolean same = running.phoneKey().equals(phoneKey);
      return same ? new Already(session, running) : new Refused(Reason.IN_USE);
    }
    boolean held = session.phase() == SessionPhase.HOLDING && !session.holdsPlugOf(phoneKey);
    return held ? new Refused(Reason.IN_USE) : null;
  }

  private @Nullable Reason withoutSignatures(Claims claims, TapContext context) {
    Reason reason = check.address(claims, context.request(), sessions.size());
    reason = reason != null ? reason : check.window(claims);
    reason = reason != null ? reason : check.profile(claims);
    reason = reason != null ? reason : check.revocation(claims);
    reason = reason != null ? reason : connector(claims);
    return reason != null ? reason : check.terms(claims);
  }

  /** Availability and health come before everything that costs (E10, E15). */
  private @Nullable Reason connector(Claims claims) {
    SessionMachine session = session(claims);
    SessionGrant running = session.grant();
    if (running != null) {
      boolean repeated = running.tokenId().equals(claims.tokenId()) && !session.ends();
      return repeated ? null : Reason.IN_USE;
    }
    return session.healthy() ? null : Reason.NOT_AVAILABLE;
  }

  /**
   * The phone's key, or null. Both signatures are always checked, whatever is wrong with the first:
   * all that ends in reason 32 here costs the same (TH-28).
   */
  private @Nullable P256PublicKey proven(Token token, TapContext context, TokenDelivery delivery) {
    P256PublicKey issuer = issuers.apply(token.issuerKeyId());
    boolean issued = token.isSignedBy(issuer);
    P256PublicKey phoneKey = token.claims().phoneKey().decompress();
    Proof proof =
        Proof.over(
            Proof.Purpose.START,
            context.handshakeHash().toArray(),
            delivery.token().toArray(),
            context.credentials().toArray());
    boolean possessed =
        proof.isSignedBy(Objects.requireNonNullElse(phoneKey, issuer), delivery.proof().toArray());
    return issued && possessed ? phoneKey : null;
  }

  private Outcome accept(
      SessionMachine session,
      Claims claims,
      P256PublicKey phoneKey,
      TapContext context,
      long nowNanos) {
    if (book.tokenSpent(claims.tokenId())) {
      return new Refused(Reason.USED);
    }
    SessionLimits limits = check.limits(claims, context.request());
    if (limits == null) {
      return new Refused(Reason.LIMITS);
    }
    if (!book.hasRoomForSession()) {
      return new Refused(Reason.JOURNAL_FULL);
    }
    SessionGrant grant = grant(claims, phoneKey, limits);
    LoadSchedule schedule = schedules.of(grant.command());
    return session.accept(grant, schedule, nowNanos)
        ? new Accepted(session, grant)
        : new Refused(Reason.JOURNAL_FULL);
  }

  private SessionGrant grant(Claims claims, P256PublicKey phoneKey, SessionLimits limits) {
    byte[] sessionId = new byte[Id8.LENGTH];
    entropy.nextBytes(sessionId);
    Grant granted = claims.grant();
    Bytes command = Objects.requireNonNullElse(claims.command(), Bytes.EMPTY);
    return new SessionGrant(
        Id8.of(sessionId),
        claims.tokenId(),
        claims.validity().expiresS(),
        claims.walletId(),
        granted.access().driverId(),
        phoneKey,
        granted.access().evse(),
        limits,
        settings.tariff(),
        granted.terms().ledgerSeq(),
        command);
  }

  private SessionMachine session(Claims claims) {
    return sessions.get(claims.grant().access().evse() - 1);
  }
}
