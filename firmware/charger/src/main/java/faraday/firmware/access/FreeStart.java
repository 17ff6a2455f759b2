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
  private static final Bytes AT_CHARGER = Bytes.of(new byte[] {0});

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
    if (running != null && running.walletId().equals(NOBODY)) {
      session.stop(StopReason.TAP, nowNanos);
      return null;
    }
    return start(session, facts.atCharger(evse), nowNanos);
  }

  private @Nullable Reason start(SessionMachine session, StartFacts known, long nowNanos) {
    Reason refusal = StartCheck.beforeProof(known);
    if (refusal != null) {
      return refusal;
    }
    SessionLimits left = limits.of(known);
    LateFacts late = new LateFacts(false, left == null, false, book.hasRoomForSession());
    refusal = StartCheck.afterProof(known.with(late));
    if (refusal != null || left == null) {
      return Objects.requireNonNullElse(refusal, Reason.LIMITS);
    }
    if (!session.accept(grant(session, known, left), LoadSchedule.NONE, nowNanos)) {
      return Reason.JOURNAL_FULL;
    }
    // Nobody has to be told and no phone has to go: the button is both.
    session.told(nowNanos);
    session.tapOver();
    return null;
  }

  private SessionGrant grant(SessionMachine session, StartFacts known, SessionLimits left) {
    byte[] sessionId = new byte[Id8.LENGTH];
    entropy.nextBytes(sessionId);
    byte[] tokenId = new byte[Id16.LENGTH];
    entropy.nextBytes(tokenId);
    return new SessionGrant(
        Id8.of(sessionId),
        Id16.of(tokenId),
        known.now().certainS(),
        NOBODY,
        AT_CHARGER,
        nobodysKey,
        session.evse(),
        left,
        known.place().local().tariff(),
        OptionalLong.empty(),
        Bytes.EMPTY);
  }
}
