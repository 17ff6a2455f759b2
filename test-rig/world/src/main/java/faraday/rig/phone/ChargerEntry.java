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
 */
public record ChargerEntry(Id chargerId, Id siteId, P256PublicKey dhKey, P256PublicKey signKey) {}
