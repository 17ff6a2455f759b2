package faraday.firmware.journal;

/**
 * When a record was made, and how far that time can be believed (design §3).
 *
 * @param quality what stands behind {@code epochSeconds}
 * @param bootCount how often the charger has started, 0 … 16 777 215
 * @param epochSeconds seconds since 1970-01-01 UTC, 0 … 4 294 967 295; a lower bound when BOUNDED
 */
public record Stamp(Quality quality, int bootCount, long epochSeconds) {

  /** Largest {@link #bootCount}. */
  public static final int BOOT_COUNT_MAX = 0xFF_FFFF;

  /** Largest {@link #epochSeconds}. */
  public static final long EPOCH_SECONDS_MAX = 0xFFFF_FFFFL;

  /** What is known about the time of a record. */
  public enum Quality {
    /** Only a lower bound is known. */
    BOUNDED,
    /** Server-signed time, carried on by a clock that did not stop. */
    TRUSTED
  }

  /** Rejects what the eight bytes cannot hold. */
  public Stamp {
    if (bootCount < 0 || bootCount > BOOT_COUNT_MAX) {
      throw new IllegalArgumentException("boot count " + bootCount);
    }
    if (epochSeconds < 0 || epochSeconds > EPOCH_SECONDS_MAX) {
      throw new IllegalArgumentException("epoch seconds " + epochSeconds);
    }
  }

  /** The eight bytes as one big-endian number: quality u8 ‖ boot count u24 ‖ epoch seconds u32. */
  public long bits() {
    return (quality == Quality.TRUSTED ? 1L << 56 : 0) | ((long) bootCount << 32) | epochSeconds;
  }

  /** Reads {@link #bits()} back; a quality above 1 reads as BOUNDED, the weaker claim. */
  public static Stamp of(long bits) {
    Quality quality = bits >>> 56 == 1 ? Quality.TRUSTED : Quality.BOUNDED;
    return new Stamp(quality, (int) (bits >>> 32) & BOOT_COUNT_MAX, bits & EPOCH_SECONDS_MAX);
  }
}
