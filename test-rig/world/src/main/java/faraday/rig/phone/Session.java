package faraday.rig.phone;

import faraday.rig.codec.Id;

/**
 * A session this phone was granted.
 *
 * @param sessionId the charger's id for it
 * @param chargerId where
 * @param price what was shown and signed
 */
public record Session(Id sessionId, Id chargerId, Price price) {

  /** Minor units of a currency (ISO 4217 number). */
  public record Price(long perKwh, long perHour, long currency) {}
}
