package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.KEY;

import java.security.SecureRandom;
import java.util.Map;

/**
 * A charger's certificate (SPEC §6.2): the root's word that these two keys are this charger's.
 *
 * @param chargerId the charger
 * @param siteId where it stands
 * @param dhKey its Noise static key
 * @param signKey the key that signs its records
 * @param fromS it does not count before, seconds since 1970 UTC
 * @param untilS nor from then on
 */
public record Certificate(
    Id chargerId, Id siteId, P256PublicKey dhKey, P256PublicKey signKey, long fromS, long untilS) {

  /** COSE_Sign1 by the root. */
  public byte[] signed(P256KeyPair root, SecureRandom random) {
    byte[] payload =
        CborBytes.of(
            Map.of(
                0L, 11L,
                1L, chargerId.bytes(),
                2L, siteId.bytes(),
                3L, dhKey.bytes(),
                4L, signKey.bytes(),
                5L, fromS,
                6L, untilS));
    return CoseSign1.sign(root, payload, random);
  }

  /** Reads and verifies; refuses another signer, a time outside, and keys that are no points. */
  public static Certificate verified(byte[] cose, P256PublicKey root, long nowS)
      throws WireException {
    CoseSign1 signed = CoseSign1.parse(cose);
    signed.verify(root);
    CborValue map = CborValue.parse(signed.payload());
    map.key(0).uint(11, 11);
    Certificate read =
        new Certificate(
            Id.of(map.key(1).bytes(Id.BYTES)),
            Id.of(map.key(2).bytes(Id.BYTES)),
            P256PublicKey.parse(map.key(3).bytes()),
            P256PublicKey.parse(map.key(4).bytes()),
            map.key(5).uint(),
            map.key(6).uint());
    if (map.keys().size() != 7 || nowS < read.fromS() || nowS >= read.untilS()) {
      throw new WireException(KEY, "a certificate of another form or time");
    }
    return read;
  }
}
