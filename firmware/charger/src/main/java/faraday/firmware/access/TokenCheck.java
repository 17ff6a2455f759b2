package faraday.firmware.access;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.session.SessionLimits;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.token.ChargingProfile;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Grant;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The checks of SPEC §4.3 that need no signature and no connector, in that order. Pure: facts in, a
 * reason or null out.
 */
final class TokenCheck {

  private static final int MINUTES_PER_HOUR = 60;

  private final AccessSettings settings;
  private final ChargerClock clock;

  TokenCheck(AccessSettings settings, ChargerClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Audience, site and command. */
  @Nullable Reason address(Claims claims, TapRequest request, int connectors) {
    Id8 audience = claims.audience();
    Grant.Access access = claims.grant().access();
    boolean here = audience.equals(settings.chargerId()) || audience.equals(settings.siteId());
    if (!here || !access.locationId().equals(settings.siteId())) {
      return Reason.WRONG_CHARGER;
    }
    boolean wanted = request.connector() == 0 || request.connector() == access.evse();
    if (access.evse() > connectors || !wanted) {
      return Reason.WRONG_CONNECTOR;
    }
    Command command = command(claims);
    if (command == null) {
      return Reason.COMMAND;
    }
    return command.evseId() == access.evse() ? null : Reason.WRONG_CONNECTOR;
  }

  /** The command inside, or null when there is none or it is malformed. */
  static @Nullable Command command(Claims claims) {
    if (claims.command() == null) {
      return null;
    }
    return Command.parse(claims.command().toArray()) instanceof Decoded.Value<Command>(Command c)
        ? c
        : null;
  }

  /** The token's window against a clock of either quality (design §3). */
  @Nullable Reason window(Claims claims) {
    Claims.Validity validity = claims.validity();
    if (validity.expiresS() <= clock.lowerBoundEpochS()) {
      return Reason.EXPIRED;
    }
    Grant.Terms terms = claims.grant().terms();
    if (clock.quality() == ClockQuality.BOUNDED) {
      boolean timeless = terms.unsyncedOk() && !terms.stopAtSlotEnd() && alwaysOpen(claims);
      return timeless ? null : Reason.TIME_NEEDED;
    }
    if (validity.expiresS() <= clock.epochSeconds()) {
      return Reason.EXPIRED;
    }
    return clock.epochSeconds() < validity.notBeforeS() ? Reason.NOT_YET_VALID : null;
  }

  /**
   * A charging profile in UTC needs a clock that knows UTC, and must have something left to say;
   * what cannot be honoured is refused rather than left out.
   */
  @Nullable Reason profile(Claims claims) {
    Command command = command(claims);
    ChargingProfile profile = command == null ? null : command.profile();
    if (profile == null || !isInUtc(profile)) {
      return null;
    }
    if (clock.quality() == ClockQuality.BOUNDED) {
      return Reason.TIME_NEEDED;
    }
    return endEpochS(profile) <= clock.epochSeconds() ? Reason.COMMAND : null;
  }

  private static boolean isInUtc(ChargingProfile profile) {
    ChargingProfile.Timing timing = profile.timing();
    return profile.kind() == ChargingProfile.Kind.ABSOLUTE
        || timing.validFrom().isPresent()
        || timing.validTo().isPresent();
  }

  private static long endEpochS(ChargingProfile profile) {
    ChargingProfile.Timing timing = profile.timing();
    boolean ends = timing.startSchedule().isPresent() && timing.durationS().isPresent();
    long scheduleEndS =
        ends ? timing.startSchedule().getAsLong() + timing.durationS().getAsLong() : Long.MAX_VALUE;
    return Math.min(timing.validTo().orElse(Long.MAX_VALUE), scheduleEndS);
  }

  /** Price shown, and opening hours of both the place and the token. */
  @Nullable Reason terms(Claims claims) {
    if (!claims.grant().tariff().equals(settings.tariff())) {
      return Reason.PRICE;
    }
    if (clock.quality() == ClockQuality.BOUNDED) {
      return null;
    }
    Hours tokenHours = claims.grant().terms().locationHours();
    boolean open = isOpen(settings.hours()) && (tokenHours == null || isOpen(tokenHours));
    return open ? null : Reason.OUTSIDE_HOURS;
  }

  @Nullable Reason revocation(Claims claims) {
    long epoch = claims.grant().terms().revocationEpoch();
    return epoch < settings.revocationEpoch() ? Reason.REVOKED : null;
  }

  /** The narrowest of token, wish, place and clock; null when nothing is left to deliver. */
  @Nullable SessionLimits limits(Claims claims, TapRequest request) {
    Grant.Limits granted = claims.grant().limits();
    boolean bounded = clock.quality() == ClockQuality.BOUNDED;
    long energyWh = atMost(granted.maxEnergyWh(), request.wishedEnergyWh());
    energyWh = bounded ? Math.min(energyWh, settings.bounded().energyWh()) : energyWh;
    long endsEpochS = slotEndS(claims);
    long durationS = atMost(granted.maxDurationS(), request.wishedDurationS());
    durationS = Math.min(Math.min(durationS, settings.sessionMaxS()), leftS(endsEpochS));
    durationS = bounded ? Math.min(durationS, settings.bounded().durationS()) : durationS;
    long costMinor = granted.maxCostMinor().orElse(SessionLimits.NO_COST_LIMIT);
    boolean free =
        settings.tariff().pricePerKwhMinor() == 0 && settings.tariff().pricePerHourMinor() == 0;
    if (energyWh < 1 || durationS < 1 || (costMinor < 1 && !free)) {
      return null;
    }
    return new SessionLimits(
        energyWh, durationS, free ? SessionLimits.NO_COST_LIMIT : costMinor, endsEpochS);
  }

  /** E18: the stop at the end of the window is stored at the start. */
  private static long slotEndS(Claims claims) {
    boolean stops = claims.grant().terms().stopAtSlotEnd();
    return stops ? claims.validity().expiresS() : SessionLimits.NO_SLOT;
  }

  private long leftS(long endsEpochS) {
    return endsEpochS == SessionLimits.NO_SLOT ? endsEpochS : endsEpochS - clock.epochSeconds();
  }

  /**
   * What stands against a token that ends another's session here. Neither hours nor price nor
   * connector matter to that; a clock that is not certain does, unless the token allows it.
   */
  @Nullable Reason staff(Claims claims) {
    Id8 audience = claims.audience();
    if (!audience.equals(settings.chargerId()) && !audience.equals(settings.siteId())) {
      return Reason.WRONG_CHARGER;
    }
    Claims.Validity validity = claims.validity();
    if (validity.expiresS() <= clock.epochSeconds()) {
      return Reason.EXPIRED;
    }
    if (clock.quality() == ClockQuality.BOUNDED) {
      return claims.grant().terms().unsyncedOk() ? revocation(claims) : Reason.TIME_NEEDED;
    }
    return clock.epochSeconds() < validity.notBeforeS() ? Reason.NOT_YET_VALID : revocation(claims);
  }

  private boolean alwaysOpen(Claims claims) {
    Hours tokenHours = claims.grant().terms().locationHours();
    return settings.hours().equals(Hours.ALWAYS)
        && (tokenHours == null || tokenHours.equals(Hours.ALWAYS));
  }

  private boolean isOpen(Hours hours) {
    ZonedDateTime local = Instant.ofEpochSecond(clock.epochSeconds()).atZone(settings.zone());
    int minute = local.getHour() * MINUTES_PER_HOUR + local.getMinute();
    int opens = hours.opensAtMinute();
    int closes = hours.closesAtMinute();
    return opens <= closes
        ? minute >= opens && minute < closes
        : minute >= opens || minute < closes;
  }

  private static long atMost(long granted, long wished) {
    return wished == 0 ? granted : Math.min(granted, wished);
  }
}
