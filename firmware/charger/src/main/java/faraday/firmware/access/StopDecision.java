package faraday.firmware.access;

import faraday.firmware.session.EndedSession;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.tap.TapContext;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Proof;
import faraday.firmware.wire.token.Token;
import faraday.firmware.wire.token.TokenKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose session a stop is for: the key that started it must have signed (E19, TH-26), or one whose
 * token says that it works here.
 */
final class StopDecision {

  private final List<SessionMachine> sessions;
  private final StaffCheck check;
  private final TokenReader tokens;

  /** What a stop is for. */
  sealed interface Outcome {}

  /** This session runs or is about to; it is to end. */
  record Running(SessionMachine session, SessionGrant grant) implements Outcome {}

  /** It ended before; the receipt is there, and perhaps its plug is still held. */
  record Ended(SessionMachine session, EndedSession ended) implements Outcome {}

  /** Staff want whatever holds this connector to end. */
  record ByStaff(SessionMachine session, Claims staff) implements Outcome {}

  /** No. */
  record Refused(Reason reason) implements Outcome {}

  StopDecision(List<SessionMachine> sessions, StaffCheck check, TokenReader tokens) {
    this.sessions = sessions;
    this.check = check;
    this.tokens = tokens;
  }

  Outcome decide(TapContext context, TokenDelivery delivery) {
    Proof proof =
        Proof.over(
            Proof.Purpose.STOP,
            context.handshakeHash().toArray(),
            delivery.token().toArray(),
            context.credentials().toArray());
    byte[] signature = delivery.proof().toArray();
    Token token = delivery.token().length() == 0 ? null : tokens.read(delivery.token());
    return token != null && token.claims().grant().terms().kind() == TokenKind.STAFF
        ? byStaff(context, token, proof, signature)
        : byDriver(context, proof, signature);
  }

  /** What a ticket for this session is for, or null when no connector knows the session. */
  @Nullable Outcome ticketFor(Id8 sessionId) {
    for (SessionMachine session : sessions) {
      SessionGrant grant = session.grant();
      if (grant != null && grant.sessionId().equals(sessionId)) {
        return new Running(session, grant);
      }
      EndedSession ended = session.ended();
      if (ended != null && ended.grant().sessionId().equals(sessionId)) {
        return new Ended(session, ended);
      }
    }
    return null;
  }

  private Outcome byStaff(TapContext context, Token token, Proof proof, byte[] signature) {
    Claims claims = token.claims();
    Reason cheap = check.of(claims);
    if (cheap != null) {
      return new Refused(cheap);
    }
    P256PublicKey key = claims.phoneKey().decompress();
    P256PublicKey issuer = tokens.issuer(token);
    boolean issued = token.isSignedBy(issuer);
    boolean possessed = proof.isSignedBy(Objects.requireNonNullElse(key, issuer), signature);
    if (key == null || !issued || !possessed) {
      return new Refused(Reason.REFUSED);
    }
    int wished = context.request().connector();
    int connector = wished == 0 ? claims.grant().access().evse() : wished;
    return connector > sessions.size()
        ? new Refused(Reason.WRONG_CONNECTOR)
        : new ByStaff(sessions.get(connector - 1), claims);
  }

  private Outcome byDriver(TapContext context, Proof proof, byte[] signature) {
    boolean someoneElse = false;
    for (SessionMachine session : sessions) {
      if (!isMeant(session, context)) {
        continue;
      }
      SessionGrant grant = session.grant();
      if (grant != null && proof.isSignedBy(grant.phoneKey(), signature)) {
        return new Running(session, grant);
      }
      someoneElse |= grant != null;
    }
    return alreadyEnded(context, proof, signature, someoneElse);
  }

  private Outcome alreadyEnded(
      TapContext context, Proof proof, byte[] signature, boolean someoneElse) {
    for (SessionMachine session : sessions) {
      EndedSession ended = isMeant(session, context) ? session.ended() : null;
      if (ended != null && proof.isSignedBy(ended.grant().phoneKey(), signature)) {
        return new Ended(session, ended);
      }
    }
    return new Refused(someoneElse ? Reason.NOT_YOURS : Reason.NO_SESSION);
  }

  private static boolean isMeant(SessionMachine session, TapContext context) {
    int connector = context.request().connector();
    return connector == 0 || connector == session.evse();
  }
}
