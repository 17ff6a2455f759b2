package faraday.firmware.access;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.token.Claims;
import org.jspecify.annotations.Nullable;

/**
 * What stands against a token that ends another's session here (SPEC §4.3). Neither hours nor price
 * nor connector matter to that; a clock that is not certain does, unless the token allows it.
 */
final class StaffCheck {

  private final FactFinder facts;
  private final ChargerClock clock;

  StaffCheck(FactFinder facts, ChargerClock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  @Nullable Reason of(Claims claims) {
    StartFacts.Place place = facts.place();
    if (!place.answersTo(claims.audience())) {
      return Reason.WRONG_CHARGER;
    }
    Claims.Validity validity = claims.validity();
    if (validity.expiresS() <= clock.epochSeconds()) {
      return Reason.EXPIRED;
    }
    Reason revocation = facts.revoked(claims) ? Reason.REVOKED : null;
    if (clock.quality() == ClockQuality.BOUNDED) {
      return claims.grant().terms().unsyncedOk() ? revocation : Reason.TIME_NEEDED;
    }
    return clock.epochSeconds() < validity.notBeforeS() ? Reason.NOT_YET_VALID : revocation;
  }
}
