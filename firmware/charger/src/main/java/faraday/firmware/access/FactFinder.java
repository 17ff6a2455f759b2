package faraday.firmware.access;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.courier.Revocations;
import faraday.firmware.session.DriverBook;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers {@link StartFacts} from the running charger; nothing changes by asking. */
final class FactFinder {

  private final AccessSettings provisioned;
  private final SettingsStore store;
  private final ChargerClock clock;
  private final RecordBook book;
  private final List<SessionMachine> sessions;
  private final SlotCalendar calendar;
  private final Revocations revocations;

  FactFinder(
      AccessSettings provisioned,
      SettingsStore store,
      ChargerClock clock,
      RecordBook book,
      List<SessionMachine> sessions,
      Revocations revocations) {
    this.provisioned = provisioned;
    this.store = store;
    this.clock = clock;
    this.book = book;
    this.sessions = sessions;
    this.revocations = revocations;
    calendar = new SlotCalendar(provisioned.zone());
  }

  /** What holds here now. */
  StartFacts.Place place() {
    return new StartFacts.Place(
        provisioned.chargerId(),
        provisioned.siteId(),
        calendar,
        store.current(),
        Math.max(provisioned.revocationEpoch(), revocations.minEpoch()));
  }

  /** What is known of time now. */
  StartFacts.Moment now() {
    return new StartFacts.Moment(clock.epochSeconds(), clock.lowerBoundEpochS(), clock.quality());
  }

  /** The facts about a token. */
  StartFacts of(Claims claims, TapRequest request) {
    StartFacts.Right right = new StartFacts.Right(claims, command(claims), request);
    StartFacts.Plug plug = plug(claims);
    return new StartFacts(right, place(), now(), plug, LateFacts.CLEAR);
  }

  /** Whether the server wants this wallet served no more. */
  boolean revoked(Claims claims) {
    long epoch = claims.grant().terms().revocationEpoch();
    return epoch < place().revocationEpoch() || revocations.revoked(claims.walletId());
  }

  /** The facts about a start at the charger itself (E31). */
  StartFacts atCharger(int evse) {
    SessionMachine session = sessions.get(evse - 1);
    boolean inUse = session.phase() != SessionPhase.FREE;
    StartFacts.Plug plug =
        new StartFacts.Plug(evse, true, session.healthy(), inUse, false, StartFacts.Driver.UNKNOWN);
    return new StartFacts(null, place(), now(), plug, LateFacts.CLEAR);
  }

  private StartFacts.Plug plug(Claims claims) {
    int evse = claims.grant().access().evse();
    if (evse > sessions.size()) {
      return new StartFacts.Plug(evse, false, false, false, false, StartFacts.Driver.UNKNOWN);
    }
    SessionMachine session = sessions.get(evse - 1);
    SessionGrant running = session.grant();
    boolean repeated =
        running != null && running.tokenId().equals(claims.tokenId()) && !session.ends();
    return new StartFacts.Plug(
        evse, true, session.healthy(), running != null && !repeated, repeated, driver(claims));
  }

  private StartFacts.Driver driver(Claims claims) {
    Bytes driverId = claims.grant().access().driverId();
    DriverBook drivers = book.drivers();
    long dayS = calendar.dayStartS(clock.epochSeconds());
    return new StartFacts.Driver(
        drivers.caches(driverId),
        drivers.sessionsSince(driverId, dayS, false),
        drivers.sessionsSince(driverId, dayS, true),
        revocations.revoked(claims.walletId()));
  }

  /** The command inside, or null when there is none or it is malformed. */
  private static @Nullable Command command(Claims claims) {
    Bytes bytes = claims.command();
    return bytes != null
            && Command.parse(bytes.toArray()) instanceof Decoded.Value<Command>(Command read)
        ? read
        : null;
  }
}
