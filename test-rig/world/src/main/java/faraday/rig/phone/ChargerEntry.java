package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;

/**
 * What the directory says about one charger.
 *
 * @param chargerId the charger
 * @param siteId where it stands
 * @param dhKey its Noise static key
 * @param signKey the key that signs its records and receipts
 * @param siteKey 32 bytes that all wallets of its site have, or none for a wallet that has no right
 *     there: opens what the charger shows to web pages (SPEC §9)
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made
public record ChargerEntry(
    Id chargerId, Id siteId, P256PublicKey dhKey, P256PublicKey signKey, byte[] siteKey) {

  /** A charger of a site whose key this wallet does not have. */
  public ChargerEntry(Id chargerId, Id siteId, P256PublicKey dhKey, P256PublicKey signKey) {
    this(chargerId, siteId, dhKey, signKey, new byte[0]);
  }
}
