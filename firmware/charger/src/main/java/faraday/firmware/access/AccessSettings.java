package faraday.firmware.access;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.record.LocalSettings;
import java.time.ZoneId;

/**
 * What provisioning put into this charger; all but the first two, zone, epoch and caps holds until
 * a set of local settings replaces it (E14).
 *
 * @param chargerId this charger
 * @param siteId its site
 * @param tariff what a session costs
 * @param hours when the location is open
 * @param zone of the location, for hours, slots and days
 * @param authSetting who may charge
 * @param sessionMaxS longest session
 * @param revocationEpoch tokens of earlier epochs are refused
 * @param bounded caps while the clock is BOUNDED
 * @param rules what else holds for everybody
 */
public record AccessSettings(
    Id8 chargerId,
    Id8 siteId,
    Tariff tariff,
    Hours hours,
    ZoneId zone,
    AuthSetting authSetting,
    long sessionMaxS,
    long revocationEpoch,
    BoundedCaps bounded,
    LocalSettings.Rules rules) {

  /** Settings without further rules. */
  public AccessSettings(
      Id8 chargerId,
      Id8 siteId,
      Tariff tariff,
      Hours hours,
      ZoneId zone,
      AuthSetting authSetting,
      long sessionMaxS,
      long revocationEpoch,
      BoundedCaps bounded) {
    this(
        chargerId,
        siteId,
        tariff,
        hours,
        zone,
        authSetting,
        sessionMaxS,
        revocationEpoch,
        bounded,
        LocalSettings.Rules.NONE);
  }

  /**
   * What a token may buy at most while the time is not certain (design §3).
   *
   * @param durationS seconds
   * @param energyWh watt-hours
   */
  public record BoundedCaps(long durationS, long energyWh) {

    /** 2 h and 10 kWh. */
    public static final BoundedCaps STANDARD = new BoundedCaps(7200, 10_000);
  }
}
