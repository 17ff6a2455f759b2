package faraday.rig.phone;

import faraday.rig.codec.Certificate;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.WireException;
import java.util.Arrays;

/**
 * A charger that the phone's directory does not have: the root's word, shown by the charger itself,
 * takes the entry's place (SPEC §6.2).
 *
 * @param beacon M0
 * @param root whose word counts
 */
record UnknownCharger(Beacon beacon, P256PublicKey root) {

  /** The entry, when the certificate holds now and is of the charger and the key that M0 names. */
  ChargerEntry certified(byte[] cose, long nowS) throws WireException {
    Certificate read = Certificate.verified(cose, root, nowS);
    boolean same =
        read.chargerId().equals(beacon.chargerId())
            && Arrays.equals(read.dhKey().keyId(), beacon.keyId());
    if (!same) {
      throw new WireException(WireException.Layer.KEY, "another charger's certificate");
    }
    return new ChargerEntry(read.chargerId(), read.siteId(), read.dhKey(), read.signKey());
  }
}
