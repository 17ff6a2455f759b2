package faraday.firmware.access;

import faraday.firmware.session.EndedSession;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.tap.TapContext;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.token.Proof;
import java.util.List;

/** Whose session a stop is for: the key that started it must have signed (E19, TH-26). */
final class StopDecision {

  private final List<SessionMachine> sessions;

  /** What a stop is for. */
  sealed interface Outcome {}

  /** This session runs or is about to; it is to end. */
  record Running(SessionMachine session, SessionGrant grant) implements Outcome {}

  /** It ended before; the receipt is there, and perhaps its plug is still held. */
  record Ended(SessionMachine session, EndedSession ended) implements Outcome {}

  /** No. */
  record Refused(Reason reason) implements Outcome {}

  StopDecision(List<SessionMachine> sessions) {
    this.sessions = sessions;
  }

  Outcome decide(TapContext context, TokenDelivery delivery) {
    Proof proof =
        Proof.over(
            Proof.Purpose.STOP,
            context.handshakeHash().toArray(),
            delivery.token().toArray(),
            context.credentials().toArray());
    byte[] signature = delivery.proof().toArray();
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
