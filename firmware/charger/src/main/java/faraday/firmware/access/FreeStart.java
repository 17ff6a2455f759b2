package faraday.firmware.access;

import faraday.firmware.session.LoadSchedule;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionLimits;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.record.StopReason;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A start at the charger itself with no phone, where a place is free, open and allows it (E31). The
 * session belongs to wallet 0 and to the root's key, which proves nothing over NFC: so no phone but
 * one of the staff can end it, whoever stands at the charger can.
 */
public final class FreeStart {

  private static final Id8 NOBODY = new Id8(0);

  /** The driver of a session that the button began. */
  static final Bytes AT_CHARGER = Bytes.of(new byte[] {0});

  private static final UidCards.Cap UNCAPPED = new UidCards.Cap(Range.MAX_U32, Range.MAX_U32);

  private final FactFinder facts;
  private final StartLimits limits;
  private final RecordBook book;
  private final List<SessionMachine> sessions;
  private final Entropy entropy;
  private final P256PublicKey nobodysKey;

  FreeStart(
      FactFinder facts,
      StartLimits limits,
      RecordBook book,
      List<SessionMachine> sessions,
      Entropy entropy,
      P256PublicKey nobodysKey) {
    this.facts = facts;
    this.limits = limits;
    this.book = book;
    this.sessions = sessions;
    this.entropy = entropy;
    this.nobodysKey = nobodysKey;
  }

  /**
   * The button of a connector: starts what may start, ends what was started so.
   *
   * @param evse connector number, from 1
   * @return null when it was done, else why not
   * @throws IllegalArgumentException when there is no such connector
   */
  public @Nullable Reason pressed(int evse, long nowNanos) {
    Range.require("evse", evse, 1, sessions.size());
    SessionMachine session = sessions.get(evse - 1);
    SessionGrant running = session.grant();
    if (running != null && byNobody(running) && running.driverId().equals(AT_CHARGER)) {
      session.stop(StopReason.TAP, nowNanos);
      return null;
    }
    StartFacts known = facts.atCharger(evse);
    Reason refusal = StartCheck.OFFERED.ask(known);
    return refusal == null
        ? start(session, known, new Who(AT_CHARGER, UNCAPPED), nowNanos)
        : refusal;
  }

  /** A session that no wallet holds. */
  static boolean byNobody(SessionGrant grant) {
    return grant.walletId().equals(NOBODY);
  }

  /** Whether the place is free of charge now. */
  boolean costsNothing() {
    return facts.place().local().free();
  }

  /** A start by a card that was found on the list; the operator's list is the offer. */
  @Nullable Reason byCard(
      SessionMachine session, UidCards.Card card, UidCards.Cap cap, long nowNanos) {
    StartFacts known = facts.atCharger(session.evse());
    return start(session, known, new Who(card.driverId(), cap), nowNanos);
  }

  /** On whose account, and how far it goes. */
  private record Who(Bytes driverId, UidCards.Cap cap) {}

  private @Nullable Reason start(SessionMachine session, StartFacts known, Who who, long nowNanos) {
    Reason refusal = StartCheck.whereOffered(known);
    if (refusal != null) {
      return refusal;
    }
    SessionLimits left = limits.of(known);
    LateFacts late = new LateFacts(false, false, left == null, false, book.hasRoomForSession());
    refusal = StartCheck.afterProof(known.with(late));
    if (refusal != null || left == null) {
      return Objects.requireNonNullElse(refusal, Reason.LIMITS);
    }
    SessionGrant grant = grant(session, known, who.driverId(), who.cap().narrow(left));
    if (!session.accept(grant, LoadSchedule.NONE, nowNanos)) {
      return Reason.JOURNAL_FULL;
    }
    // Nobody has to be told and no phone has to go: the button is both.
    session.told(nowNanos);
    session.tapOver();
    return null;
  }

  private SessionGrant grant(
      SessionMachine session, StartFacts known, Bytes driverId, SessionLimits left) {
    byte[] sessionId = new byte[Id8.LENGTH];
    entropy.nextBytes(sessionId);
    byte[] tokenId = new byte[Id16.LENGTH];
    entropy.nextBytes(tokenId);
    return new SessionGrant(
        Id8.of(sessionId),
        Id16.of(tokenId),
        known.now().certainS(),
        NOBODY,
        driverId,
        nobodysKey,
        session.evse(),
        left,
        known.place().local().tariff(),
        OptionalLong.empty(),
        Bytes.EMPTY);
  }
}
