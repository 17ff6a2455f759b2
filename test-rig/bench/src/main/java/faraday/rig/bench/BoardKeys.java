package faraday.rig.bench;

import faraday.firmware.app.ChargerIdentity;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.rig.codec.Id;
import faraday.rig.codec.WireException;
import faraday.rig.office.BackOffice;
import faraday.rig.phone.ChargerEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/** Keys of a simulated charger, made from the seed at run time; none is ever stored. */
final class BoardKeys {

  private BoardKeys() {}

  /** Who the charger is, and whose keys it trusts. */
  static ChargerIdentity identity(long seed, String charger, BackOffice office) {
    ChargerEntry entry = entry(identity(seed, charger, office, Bytes.EMPTY));
    return identity(seed, charger, office, Bytes.of(office.dispatch().certificate(entry)));
  }

  private static ChargerIdentity identity(
      long seed, String charger, BackOffice office, Bytes certificate) {
    return new ChargerIdentity(
        Id8.of(Id.derived(seed, "charger " + charger).bytes()),
        Id8.of(Id.derived(seed, "site").bytes()),
        dh(seed, charger),
        sign(seed, charger),
        chargerKey(office.issuerKey()),
        chargerKey(office.ackKey()),
        Bytes.of(scalar(seed, "site key")),
        chargerKey(office.sealKey()),
        chargerKey(office.rootKey()),
        certificate);
  }

  /** How phones and the office know it. */
  static ChargerEntry entry(ChargerIdentity identity) {
    return new ChargerEntry(
        Id.of(identity.chargerId().toArray()),
        Id.of(identity.siteId().toArray()),
        rigKey(identity.dh().publicKey()),
        rigKey(identity.sign().publicKey()),
        identity.siteKey().toArray());
  }

  static DhKey dh(long seed, String charger) {
    return DhKey.of(scalar(seed, charger + " dh"));
  }

  static SigningKey sign(long seed, String charger) {
    return SigningKey.of(scalar(seed, charger + " sign"));
  }

  /** SHA-256 as a scalar; it lies outside 1 … n−1 with a chance of 2⁻³², and is then refused. */
  private static byte[] scalar(long seed, String use) {
    try {
      byte[] label = ("faraday board key " + seed + " " + use).getBytes(StandardCharsets.US_ASCII);
      return MessageDigest.getInstance("SHA-256").digest(label);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static P256PublicKey chargerKey(faraday.rig.codec.P256PublicKey key) {
    return Objects.requireNonNull(P256PublicKey.decode(key.bytes()));
  }

  private static faraday.rig.codec.P256PublicKey rigKey(P256PublicKey key) {
    try {
      return faraday.rig.codec.P256PublicKey.parse(key.toArray());
    } catch (WireException e) {
      throw new IllegalStateException("two readers disagree about a point on P-256", e);
    }
  }
}
