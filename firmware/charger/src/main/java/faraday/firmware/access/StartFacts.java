package faraday.firmware.access;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.record.LocalSettings;
import faraday.firmware.wire.record.LocalSettings.Reservation;
import faraday.firmware.wire.token.ChargingProfile;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Grant;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision about a start rests on, and the questions {@link StartCheck} asks of it.
 * Values only: the same facts give the same answers.
 *
 * @param right what the phone brought; null for a start at the charger itself (E31)
 * @param place what holds here
 * @param now what is known of time
 * @param plug the connector that is meant
 * @param late what is only looked up once the proof has verified
 */
record StartFacts(@Nullable Right right, Place place, Moment now, Plug plug, LateFacts late) {

  /**
   * What the phone brought.
   *
   * @param claims the token's
   * @param command the OCPP command in it, null when there is none or it is malformed
   * @param request M1
   */
  record Right(Claims claims, @Nullable Command command, TapRequest request) {}

  /**
   * What holds here.
   *
   * @param chargerId this charger
   * @param siteId its site
   * @param calendar local days of the site
   * @param local what the operator may change
   * @param revocationEpoch tokens of earlier epochs are refused
   */
  record Place(
      Id8 chargerId, Id8 siteId, SlotCalendar calendar, LocalSettings local, long revocationEpoch) {

    /** Charger, site, or one of its groups (E6). */
    boolean answersTo(Id8 audience) {
      return audience.equals(chargerId)
          || audience.equals(siteId)
          || local.groups().contains(audience);
    }
  }

  /**
   * What is known of time.
   *
   * @param epochS UTC, or its lower bound
   * @param certainS it is certainly not earlier
   * @param quality which of the two
   */
  record Moment(long epochS, long certainS, ClockQuality quality) {}

  /**
   * The connector that is meant, and the driver as this charger knows him.
   *
   * @param evse its number
   * @param there whether the charger has one of that number
   * @param healthy whether a session could begin
   * @param inUse whether it serves someone else
   * @param repeated whether it serves this very token
   * @param driver what is remembered of the driver
   */
  record Plug(
      int evse, boolean there, boolean healthy, boolean inUse, boolean repeated, Driver driver) {}

  /**
   * What is remembered of a driver.
   *
   * @param cached let in before under these settings
   * @param today sessions of this local day
   * @param perhapsToday those and the ones whose day is not certain
   * @param revoked his wallet is on the server's list
   */
  record Driver(boolean cached, long today, long perhapsToday, boolean revoked) {

    /** Nobody known. */
    static final Driver UNKNOWN = new Driver(false, 0, 0, false);
  }

  /** Which list of checks applies (E11 – E13, E31). */
  StartColumn column() {
    return StartColumn.of(place.local(), right == null);
  }

  StartFacts with(LateFacts newLate) {
    return new StartFacts(right, place, now, plug, newLate);
  }

  Right token() {
    return Objects.requireNonNull(right, "asked of a token at the charger itself");
  }

  Grant grant() {
    return token().claims().grant();
  }

  private Grant.Terms terms() {
    return grant().terms();
  }

  boolean addressed() {
    return place.answersTo(token().claims().audience());
  }

  boolean connectorMeant() {
    int wished = token().request().connector();
    return plug.there() && (wished == 0 || wished == plug.evse());
  }

  boolean commandNamesConnector() {
    Command command = token().command();
    return command != null && command.evseId() == plug.evse();
  }

  boolean expired() {
    long expiresS = token().claims().validity().expiresS();
    return expiresS <= Math.max(now.epochS(), now.certainS());
  }

  boolean insistsOnTime() {
    return !terms().unsyncedOk();
  }

  boolean notYetValid() {
    return now.epochS() < token().claims().validity().notBeforeS();
  }

  boolean slotDiffers() {
    Grant.Slot slot = terms().slot();
    Claims.Validity window = token().claims().validity();
    return slot != null && !place.calendar().fits(slot, window.notBeforeS(), window.expiresS());
  }

  /**
   * E18: a reservation ends by itself, and so does what says so; a private place has none (E13).
   */
  boolean endsWithWindow() {
    boolean reserved = hasSlot() && place.local().authSetting() != AuthSetting.PRIVATE;
    return terms().stopAtSlotEnd() || reserved;
  }

  boolean hasSlot() {
    return terms().slot() != null;
  }

  boolean profileInUtc() {
    ChargingProfile profile = profile();
    return profile != null && profile.inUtc();
  }

  boolean profileOver() {
    ChargingProfile profile = profile();
    return profile != null && profile.endEpochS() <= now.epochS();
  }

  private @Nullable ChargingProfile profile() {
    Command command = token().command();
    return command == null ? null : command.profile();
  }

  boolean revoked() {
    return terms().revocationEpoch() < place.revocationEpoch() || plug.driver().revoked();
  }

  boolean madeForAnotherSetting() {
    return grant().access().authSetting() != place.local().authSetting();
  }

  /** Whether someone else's reservation stands on this connector now. */
  boolean reservedForAnother() {
    return others().anyMatch(one -> one.standsAt(now.epochS()));
  }

  /** Whether someone else's reservation may stand or begin, as far as a lower bound can tell. */
  boolean perhapsReserved() {
    return others().anyMatch(one -> one.toS() > now.certainS());
  }

  /** UTC second at which someone else's next reservation begins; far away when there is none. */
  long nextReservationS() {
    LongStream begins = others().mapToLong(Reservation::fromS);
    return begins.filter(fromS -> fromS > now.epochS()).min().orElse(Long.MAX_VALUE);
  }

  private Stream<Reservation> others() {
    return place.local().reservations().stream()
        .filter(one -> one.evse() == plug.evse())
        .filter(one -> right == null || !right.claims().walletId().equals(one.walletId()));
  }

  boolean priceDiffers() {
    return !grant().tariff().equals(place.local().tariff());
  }

  boolean placeClosed() {
    return closed(place.local().hours());
  }

  boolean placeEverCloses() {
    return !place.local().hours().equals(Hours.ALWAYS);
  }

  boolean tokenClosed() {
    Hours hours = terms().locationHours();
    return hours != null && closed(hours);
  }

  boolean tokenEverCloses() {
    Hours hours = terms().locationHours();
    return hours != null && !hours.equals(Hours.ALWAYS);
  }

  private boolean closed(Hours hours) {
    return !hours.openAt(place.calendar().minuteAt(now.epochS()));
  }

  /**
   * An open place looks at the location only where something is counted or reserved (E11), a shared
   * one always (E12), a private one unless it knows the driver (E13).
   */
  boolean locationDenied() {
    boolean another = !grant().access().locationId().equals(place.siteId());
    return another
        && switch (place.local().authSetting()) {
          case PUBLIC_OPEN -> countsOrReserves();
          case PUBLIC_SHARED -> true;
          case PRIVATE -> !driverKnown();
        };
  }

  private boolean countsOrReserves() {
    boolean counts = sessionsPerDay() != Long.MAX_VALUE || hasSlot();
    return counts
        || place.local().reservations().stream().anyMatch(one -> one.evse() == plug.evse());
  }

  private boolean driverKnown() {
    return plug.driver().cached() || driverListed();
  }

  boolean driverListed() {
    Bytes driverId = grant().access().driverId();
    return place.local().drivers().contains(driverId);
  }

  boolean driversNamed() {
    return !place.local().drivers().isEmpty();
  }

  /** What the server has put aside, or all there is when it set no limit. */
  boolean creditTooLow() {
    long creditMinor = grant().limits().maxCostMinor().orElse(Long.MAX_VALUE);
    return creditMinor < place.local().rules().creditThresholdMinor();
  }

  /** The lower of what token and place allow on one day; far away when neither says anything. */
  long sessionsPerDay() {
    long perDay = place.local().rules().sessionsPerDay();
    long ofPlace = perDay == 0 ? Long.MAX_VALUE : perDay;
    return Math.min(ofPlace, grant().extras().sessionsPerDay().orElse(Long.MAX_VALUE));
  }

  boolean dayUsedUp() {
    return plug.driver().today() >= sessionsPerDay();
  }

  boolean dayPerhapsUsedUp() {
    return plug.driver().perhapsToday() >= sessionsPerDay();
  }

  /** E31: free, open to all, and the operator wants it so. */
  boolean startsWithoutToken() {
    LocalSettings local = place.local();
    boolean open = local.authSetting() == AuthSetting.PUBLIC_OPEN;
    return open && local.free() && local.rules().freeStart();
  }
}
