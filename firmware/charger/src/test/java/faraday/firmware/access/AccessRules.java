package faraday.firmware.access;

import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Tariff;
import java.time.ZoneId;

/** Rules of a place with one thing changed. */
final class AccessRules {

  private AccessRules() {}

  static AccessSettings sessionMaxS(AccessSettings was, long seconds) {
    return new AccessSettings(
        was.chargerId(),
        was.siteId(),
        was.tariff(),
        was.hours(),
        was.zone(),
        was.authSetting(),
        seconds,
        was.revocationEpoch(),
        was.bounded());
  }

  static AccessSettings hours(AccessSettings was, Hours hours, ZoneId zone) {
    return new AccessSettings(
        was.chargerId(),
        was.siteId(),
        was.tariff(),
        hours,
        zone,
        was.authSetting(),
        was.sessionMaxS(),
        was.revocationEpoch(),
        was.bounded());
  }

  static AccessSettings tariff(AccessSettings was, Tariff tariff) {
    return new AccessSettings(
        was.chargerId(),
        was.siteId(),
        tariff,
        was.hours(),
        was.zone(),
        was.authSetting(),
        was.sessionMaxS(),
        was.revocationEpoch(),
        was.bounded());
  }
}
