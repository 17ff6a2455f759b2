package faraday.rig.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An id of a charger, site, wallet or session: 8 bytes (SPEC §1). Immutable, comparable by value.
 */
public final class Id {

  /** Length of every id. */
  public static final int BYTES = 8;

  private final byte[] bytes;

  private Id(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The id of these 8 bytes. */
  public static Id of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an id has 8 bytes");
    }
    return new Id(bytes.clone());
  }

  /** The id of 16 hexadecimal digits. */
  public static Id ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** The first 8 bytes of SHA-256 over seed and name: an id of the rig. */
  public static Id derived(long seed, String name) {
    return of(Arrays.copyOf(Digests.sha256((seed + " " + name).getBytes(UTF_8)), BYTES));
  }

  /** The 8 bytes; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 11 characters base64url without padding, as CWT text claims want it. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Id id && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 16 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
