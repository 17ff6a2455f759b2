package faraday.firmware.app;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.item.KeyRole;
import java.util.Map;

/**
 * What provisioning put into one charger (E6).
 *
 * @param chargerId this charger
 * @param siteId its site, the E8 location
 * @param dh Noise static key; signs nothing
 * @param sign signs records and receipts; agrees nothing
 * @param issuer checks tokens
 * @param ack checks the server's acknowledgements
 * @param siteKey 32 bytes that the charger shares with the wallets of its site: confidentiality of
 *     what it shows before any phone has spoken, nothing else
 * @param seal records of other drivers are sealed to this key
 * @param root signs key sets and time resets
 * @param certificate the root's word for the two keys above (SPEC §6.2); empty when it has none
 */
public record ChargerIdentity(
    Id8 chargerId,
    Id8 siteId,
    DhKey dh,
    SigningKey sign,
    P256PublicKey issuer,
    P256PublicKey ack,
    Bytes siteKey,
    P256PublicKey seal,
    P256PublicKey root,
    Bytes certificate) {

  /** The keys of the server, by what they are for. */
  public Map<KeyRole, P256PublicKey> trusted() {
    return Map.of(KeyRole.ROOT, root, KeyRole.ISSUER, issuer, KeyRole.ACK, ack, KeyRole.SEAL, seal);
  }
}
