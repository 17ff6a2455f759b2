package faraday.rig.plant;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.phone.ChargerEntry;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in place of a call that a plant leaves out ({@link Effect.Instead}). Static, because
 * only the classes of one loader see it: a habit or a belief lasts as long as one arena.
 */
public final class Substitutes {

  private static final int TAG_BYTES = 16;

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

  /** No objection. */
  public static Optional<?> noObjection(Object one, Object two, Object three) {
    return Optional.empty();
  }
}
