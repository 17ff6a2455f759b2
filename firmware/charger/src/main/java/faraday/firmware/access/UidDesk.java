package faraday.firmware.access;

import faraday.firmware.session.EndedSession;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.tap.CardWatch;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.record.StopReason;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides about cards known by their UID. The order is SPEC §7.1's; nothing is written before a
 * session is accepted, and of cards that nobody knows only their number is remembered.
 */
public final class UidDesk implements CardWatch {

  /**
   * A card is held anew when it was not seen for so long. Searches are up to 0.5 s apart, and at
   * the edge of the field some fail: a session that just began must not end by the same gesture.
   */
  static final long ABSENCE_NANOS = 3_000_000_000L;

  private static final UidOutcome IGNORED = new UidOutcome.Ignored();

  private final UidCards cards;
  private final FreeStart start;
  private final List<SessionMachine> sessions;
  private final Function<SessionMachine, ConnectorState> states;
  private final UidBackOff backOff = new UidBackOff();
  private Bytes lastUid = Bytes.EMPTY;
  private long lastSeenNanos;
  private UidOutcome last = IGNORED;

  UidDesk(
      UidCards cards,
      FreeStart start,
      List<SessionMachine> sessions,
      Function<SessionMachine, ConnectorState> states) {
    this.cards = cards;
    this.start = start;
    this.sessions = sessions;
    this.states = states;
  }

  @Override
  public void seen(byte[] uid, long nowNanos) {
    if (cards.off()) {
      return;
    }
    Bytes shown = Bytes.of(uid);
    boolean still = shown.equals(lastUid) && nowNanos - lastSeenNanos < ABSENCE_NANOS;
    lastUid = shown;
    lastSeenNanos = nowNanos;
    if (!still) {
      last = decide(shown, nowNanos);
    }
  }

  /** What became of the last card. */
  public UidOutcome last() {
    return last;
  }

  private UidOutcome decide(Bytes uid, long nowNanos) {
    UidOutcome.Refusal refusal = refusal(UidShape.of(uid), nowNanos);
    if (refusal != null) {
      return refused(refusal);
    }
    UidCards.Card card = cards.named(uid);
    if (card == null) {
      backOff.unknown(nowNanos);
      return refused(UidOutcome.Refusal.UNKNOWN);
    }
    return served(card, nowNanos);
  }

  private UidOutcome.@Nullable Refusal refusal(UidShape shape, long nowNanos) {
    return switch (shape) {
      case MALFORMED -> UidOutcome.Refusal.MALFORMED;
      case RANDOM -> UidOutcome.Refusal.RANDOM;
      case LASTING -> backOff.runs(nowNanos) ? UidOutcome.Refusal.BACK_OFF : null;
    };
  }

  private UidOutcome served(UidCards.Card card, long nowNanos) {
    SessionMachine running = runningOf(card);
    if (running != null) {
      running.stop(StopReason.TAP, nowNanos);
      return new UidOutcome.Stopped(running.evse());
    }
    if (!start.costsNothing()) {
      return refused(UidOutcome.Refusal.NOT_FREE);
    }
    SessionMachine meant = meant();
    if (meant == null) {
      return refused(UidOutcome.Refusal.CONNECTOR);
    }
    Reason reason = start.byCard(meant, card, cards.cap(), nowNanos);
    return reason == null
        ? new UidOutcome.Started(meant.evse())
        : new UidOutcome.Refused(reason.code());
  }

  private @Nullable SessionMachine runningOf(UidCards.Card card) {
    for (SessionMachine session : sessions) {
      SessionGrant grant = heldFor(session);
      if (grant != null && FreeStart.byNobody(grant) && grant.driverId().equals(card.driverId())) {
        return session;
      }
    }
    return null;
  }

  /** The right in use, or the one whose plug is still held. */
  private static @Nullable SessionGrant heldFor(SessionMachine session) {
    EndedSession ended = session.ended();
    boolean holds = session.phase() == SessionPhase.HOLDING;
    return holds && ended != null ? ended.grant() : session.grant();
  }

  /** The only connector there is, or the only one that waits with a plug. */
  private @Nullable SessionMachine meant() {
    if (sessions.size() == 1) {
      return sessions.get(0);
    }
    List<SessionMachine> waiting =
        sessions.stream().filter(one -> states.apply(one) == ConnectorState.PLUGGED).toList();
    return waiting.size() == 1 ? waiting.get(0) : null;
  }

  private static UidOutcome refused(UidOutcome.Refusal why) {
    return new UidOutcome.Refused(why.code());
  }
}
