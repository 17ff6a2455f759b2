package faraday.firmware.access;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.session.ChargeOrder;
import faraday.firmware.session.CommandPort;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionLimits;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.tap.TapContext;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Grant;
import faraday.firmware.wire.token.Proof;
import faraday.firmware.wire.token.Token;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a token starts a charge: the rows of {@link StartCheck}, both signatures between them,
 * and nothing remembered before the proof has verified.
 */
final class StartDecision {

  private final FactFinder facts;
  private final ChargerClock clock;
  private final TokenReader tokens;
  private final RecordBook book;
  private final List<SessionMachine> sessions;
  private final CommandPort port;
  private final Entropy entropy;
  private final StartLimits limits;
  private final HolderRoll holders = new HolderRoll();

  /** What became of a token. */
  sealed interface Outcome {}

  /** The right is good; the order is on its way to the charger side. */
  record Accepted(SessionMachine session, SessionGrant grant, CommandPort.Handover handover)
      implements Outcome {}

  /** The same token from the same phone: no replay, its session lives. */
  record Already(SessionMachine session, SessionGrant grant) implements Outcome {}

  /** No. */
  record Refused(Reason reason) implements Outcome {}

  StartDecision(
      FactFinder facts,
      StartLimits limits,
      ChargerClock clock,
      TokenReader tokens,
      RecordBook book,
      List<SessionMachine> sessions,
      CommandPort port,
      Entropy entropy) {
    this.facts = facts;
    this.limits = limits;
    this.clock = clock;
    this.tokens = tokens;
    this.book = book;
    this.sessions = sessions;
    this.port = port;
    this.entropy = entropy;
  }

  Outcome decide(TapContext context, TokenDelivery delivery, long nowNanos) {
    if (delivery.token().length() == 0) {
      return new Refused(Reason.TOKEN_MISSING);
    }
    Token token = tokens.read(delivery.token());
    if (token == null) {
      return new Refused(Reason.REFUSED);
    }
    Claims claims = token.claims();
    StartFacts known = facts.of(claims, context.request());
    Reason cheap = StartCheck.beforeProof(known);
    if (cheap != null) {
      return new Refused(cheap);
    }
    P256PublicKey phoneKey = proven(token, context, delivery);
    if (phoneKey == null) {
      return new Refused(Reason.REFUSED);
    }
    clock.signedTimeSeen(claims.validity().issuedAtS());
    SessionMachine session = sessions.get(claims.grant().access().evse() - 1);
    Outcome inUse = inUse(session, phoneKey);
    return inUse != null ? inUse : accept(session, known, phoneKey, nowNanos);
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

  /**
   * The phone's key, or null. Both signatures are always checked, whatever is wrong with the first:
   * all that ends in reason 32 here costs the same (TH-28).
   */
  private @Nullable P256PublicKey proven(Token token, TapContext context, TokenDelivery delivery) {
    P256PublicKey issuer = tokens.issuer(token);
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
      SessionMachine session, StartFacts known, P256PublicKey phoneKey, long nowNanos) {
    Claims claims = known.token().claims();
    boolean spent = book.tokenSpent(claims.tokenId());
    SessionLimits left = limits.of(known);
    boolean stale = tokens.stale(claims, nowNanos);
    boolean alone = !spent && !stale && left != null && holderMissing(known, nowNanos);
    LateFacts late = new LateFacts(spent, stale, left == null, alone, book.hasRoomForSession());
    Reason refusal = StartCheck.afterProof(known.with(late));
    if (refusal != null || left == null) {
      return new Refused(Objects.requireNonNullElse(refusal, Reason.LIMITS));
    }
    SessionGrant grant = grant(known, phoneKey, left);
    holders.served(session.evse());
    tokens.granted(claims, nowNanos);
    return new Accepted(session, grant, port.hand(ChargeOrder.encode(grant), nowNanos));
  }

  /** Whoever has shown a good right is on the roll, even when another must come yet. */
  private boolean holderMissing(StartFacts known, long nowNanos) {
    int wanted = known.place().local().rules().holders();
    return wanted > 1
        && holders.present(known.plug().evse(), known.token().claims().walletId(), nowNanos)
            < wanted;
  }

  private SessionGrant grant(StartFacts known, P256PublicKey phoneKey, SessionLimits left) {
    byte[] sessionId = new byte[Id8.LENGTH];
    entropy.nextBytes(sessionId);
    Claims claims = known.token().claims();
    Grant granted = claims.grant();
    Command command = known.token().command();
    return new SessionGrant(
        Id8.of(sessionId),
        claims.tokenId(),
        claims.validity().expiresS(),
        claims.walletId(),
        granted.access().driverId(),
        phoneKey,
        granted.access().evse(),
        left,
        known.place().local().tariff(),
        granted.terms().ledgerSeq(),
        command == null ? Bytes.EMPTY : Bytes.of(command.encode()));
  }
}
