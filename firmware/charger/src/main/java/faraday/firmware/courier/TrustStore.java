package faraday.firmware.courier;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.item.KeyRole;
import faraday.firmware.wire.item.ServerItem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Whose signatures count for what (TH-23, SPEC §6.2): the keys of provisioning, or those of the
 * newest key set that the root signed. A set replaces all keys, the root's among them.
 */
public final class TrustStore {

  private static final EnumSet<KeyRole> NEEDED =
      EnumSet.of(KeyRole.ROOT, KeyRole.ISSUER, KeyRole.ACK, KeyRole.SEAL);

  private final ChargerClock clock;
  private Map<KeyRole, List<ServerItem.KeySet.Entry>> keys;
  private long version;

  /** The keys that provisioning put in, good for ever. */
  public TrustStore(ChargerClock clock, Map<KeyRole, P256PublicKey> provisioned) {
    this.clock = clock;
    List<ServerItem.KeySet.Entry> entries = new ArrayList<>();
    provisioned.forEach(
        (role, key) -> entries.add(new ServerItem.KeySet.Entry(role, key, 0, Long.MAX_VALUE)));
    keys = byRole(entries);
  }

  /** Number of the key set that counts, 0 when it is provisioning's. */
  public long version() {
    return version;
  }

  /**
   * The key of this role that an envelope names; the role's first when none has that name, so that
   * a wrong name costs the same curve operation and then fails. When all keys of the role have
   * ended it is the root's, which has another name and signs nothing of the kind.
   */
  public P256PublicKey named(KeyRole role, KeyId name) {
    List<P256PublicKey> valid = valid(role);
    for (P256PublicKey key : valid) {
      if (key.keyId().equals(name)) {
        return key;
      }
    }
    return valid.isEmpty() ? first(KeyRole.ROOT) : valid.getFirst();
  }

  /** The first valid key of a role; whoever seals takes this one. */
  public P256PublicKey first(KeyRole role) {
    List<P256PublicKey> valid = valid(role);
    return valid.isEmpty() ? all(role).getFirst().key() : valid.getFirst();
  }

  /** Whether the key that the item names stands for its kind now and has signed. */
  boolean verifies(ServerItem item) {
    KeyRole role = item.head().kind().signer();
    P256PublicKey key = named(role, item.head().envelope().keyId());
    boolean signed = item.isSignedBy(key);
    return signed && valid(role).contains(key);
  }

  /** Whether a set has what a charger cannot do without. */
  static boolean complete(ServerItem.KeySet set) {
    EnumSet<KeyRole> present = EnumSet.noneOf(KeyRole.class);
    set.entries().forEach(entry -> present.add(entry.role()));
    return present.containsAll(NEEDED);
  }

  /** This set counts from now on; verified, complete and newer. */
  void adopt(ServerItem.KeySet set) {
    keys = byRole(set.entries());
    version = set.head().version();
  }

  /** What has certainly ended or certainly not begun does not count. */
  private List<P256PublicKey> valid(KeyRole role) {
    List<P256PublicKey> valid = new ArrayList<>();
    for (ServerItem.KeySet.Entry entry : all(role)) {
      boolean ended = entry.untilS() <= clock.lowerBoundEpochS();
      boolean begun = entry.fromS() <= Math.max(clock.epochSeconds(), clock.lowerBoundEpochS());
      if (!ended && begun) {
        valid.add(entry.key());
      }
    }
    return valid;
  }

  private List<ServerItem.KeySet.Entry> all(KeyRole role) {
    return keys.getOrDefault(role, List.of());
  }

  private static Map<KeyRole, List<ServerItem.KeySet.Entry>> byRole(
      List<ServerItem.KeySet.Entry> entries) {
    Map<KeyRole, List<ServerItem.KeySet.Entry>> byRole = new EnumMap<>(KeyRole.class);
    for (ServerItem.KeySet.Entry entry : entries) {
      byRole.computeIfAbsent(entry.role(), role -> new ArrayList<>()).add(entry);
    }
    return byRole;
  }
}
