package faraday.rig.office;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Digests;
import faraday.rig.codec.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An item for a charger before it is signed (SPEC §6.1), written from its table; any key can be
 * changed. Times are seconds UTC.
 */
public final class ItemOrder {

  static final int TIME = 2;
  static final int REVOKE = 3;
  static final int KEYSET = 4;
  static final int PROFILE = 6;
  static final int TIME_RESET = 8;
  static final int QUERY = 9;

  private final Map<Long, Object> map = new HashMap<>();
  private final int operation;

  private ItemOrder(int operation, Id audience, long nowS) {
    this.operation = operation;
    set(0, (long) operation).set(1, audience.bytes()).set(3, nowS);
  }

  /** What time it is. */
  public static ItemOrder time(Id audience, long nowS) {
    return new ItemOrder(TIME, audience, nowS);
  }

  /** What time it is, in answer to a conversation's challenge or to the state's nonce. */
  public ItemOrder answering(byte[] nonce) {
    return set(4, nonce);
  }

  /** The lower bound of time becomes this. */
  public static ItemOrder timeReset(Id charger, long boundS) {
    return new ItemOrder(TIME_RESET, charger, boundS);
  }

  /** No token below this epoch, none of these wallets. */
  public static ItemOrder revoke(Id audience, long version, long nowS, long epoch) {
    return new ItemOrder(REVOKE, audience, nowS).version(version).set(4, epoch).wallets(List.of());
  }

  /** Names the wallets that are served no more. */
  public ItemOrder wallets(List<Id> wallets) {
    return set(5, ids(wallets));
  }

  /** At most this many mA per phase for so long; everybody takes part. */
  public static ItemOrder profile(Id audience, long version, long fromS, long untilS) {
    return new ItemOrder(PROFILE, audience, fromS)
        .version(version)
        .set(4, fromS)
        .set(5, untilS)
        .steps(0L, 80_000L)
        .unavailable(List.of());
  }

  /** Starts in s and limits in mA, in turn. */
  public ItemOrder steps(Long... startsAndLimits) {
    return set(6, List.of((Object[]) startsAndLimits));
  }

  /** Chargers that take no part. */
  public ItemOrder unavailable(List<Id> chargers) {
    return set(7, ids(chargers));
  }

  /** Records to be given again, and parts of the state, as claim 4 of a token. */
  public static ItemOrder query(Id charger, long version, long nowS, long parts) {
    return new ItemOrder(QUERY, charger, nowS).version(version).set(4, List.of()).set(5, parts);
  }

  /** The tag's new name. */
  public ItemOrder tagName(String name) {
    return set(6, name);
  }

  /** Records to be given again. */
  public ItemOrder records(List<Long> numbers) {
    return set(4, new ArrayList<>(numbers));
  }

  /** Keys by role, for every charger: lists of role, key, from, until. */
  static ItemOrder keySet(long version, long nowS, List<Object> keys) {
    return new ItemOrder(KEYSET, Id.of(new byte[Id.BYTES]), nowS).version(version).set(4, keys);
  }

  /** Sets a key of SPEC §6.1. */
  public ItemOrder set(long key, Object value) {
    map.put(key, value);
    return this;
  }

  private ItemOrder version(long version) {
    return set(2, version);
  }

  int operation() {
    return operation;
  }

  byte[] payload() {
    return CborBytes.of(map);
  }

  private static byte[] ids(List<Id> ids) {
    return Digests.join(ids.stream().map(Id::bytes).toArray(byte[][]::new));
  }
}
