package faraday.rig.plant;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.phone.ChargerEntry;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in place of a call that a plant leaves out ({@link Effect.Instead}). Static, because
 * only the classes of one loader see it: a habit or a belief lasts as long as one arena.
 */
public final class Substitutes {

  private static final int TAG_BYTES = 16;
  private static final Set<Object> STORES = new LinkedHashSet<>();

  private static @Nullable P256KeyPair habit;
  private static @Nullable ChargerEntry rogue;

  private Substitutes() {}

  /** Nothing is sealed: the text itself and a tag of zeros. */
  public static byte[] unsealed(Object cipher, byte[] associated, byte[] plaintext) {
    return Arrays.copyOf(plaintext, plaintext.length + TAG_BYTES);
  }

  /** The first key for ever. */
  public static P256KeyPair sameKey(SecureRandom random) {
    P256KeyPair kept = habit;
    if (kept == null) {
      kept = P256KeyPair.ephemeral(random);
      habit = kept;
    }
    return kept;
  }

  /** What was there first stays. */
  public static @Nullable Object putOnce(Map<Object, Object> map, Object key, Object value) {
    return map.putIfAbsent(key, value);
  }

  /** The entry of {@link #believe}, whoever is asked for. */
  public static Optional<ChargerEntry> believed(Object wallet, Id chargerId) {
    return Optional.ofNullable(rogue);
  }

  /** Whom phones believe that do not ask the server. */
  public static void believe(ChargerEntry entry) {
    rogue = entry;
  }

  /** Where any profile has shown it, whichever is asked. */
  public static @Nullable Object foundAnywhere(Object store, Object beaconId, long nowNanos) {
    STORES.add(store);
    for (Object each : STORES) {
      Object entry = found(each, beaconId, nowNanos);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  private static @Nullable Object found(Object store, Object beaconId, long nowNanos) {
    try {
      Method find = store.getClass().getDeclaredMethod("find", beaconId.getClass(), long.class);
      find.setAccessible(true);
      return find.invoke(store, beaconId, nowNanos);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a store of beacons finds", e);
    }
  }

  /** No objection. */
  public static Optional<?> noObjection(Object one, Object two, Object three) {
    return Optional.empty();
  }
}
