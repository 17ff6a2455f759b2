package faraday.nfc.link;

/**
 * How a chip on a bus is asked whether it has something to say.
 *
 * @param fastMicros between two questions while an answer is near, 1000 (chosen)
 * @param slowMicros between two questions otherwise, 5000 (chosen)
 * @param fastForMs how long after a frame an answer counts as near, 60 (chosen: a phone takes 10 to
 *     50 ms)
 * @param wakeMicros select line low before the first bit on SPI, and between tries to reach a chip
 *     on I2C that does not acknowledge, 2000 (libnfc; fact sheet: at least 2 ms)
 * @param writeTries how often a frame is offered to a chip on I2C that does not acknowledge, 5
 *     (libnfc 3)
 * @param stuckMs a transfer that takes so long beyond its bits means a bus that is gone, 1000
 *     (chosen; the chip stretches the clock by up to 1 ms)
 * @param firstReadBytes of an answer on I2C that are read before its length is known, 64 (chosen);
 *     more are read in a second transaction, after a NACK
 */
public record BusSettings(
    int fastMicros,
    int slowMicros,
    int fastForMs,
    int wakeMicros,
    int writeTries,
    int stuckMs,
    int firstReadBytes) {

  /** The defaults. */
  public static final BusSettings DEFAULT = new BusSettings(1000, 5000, 60, 2000, 5, 1000, 64);

  /** Refuses times and counts that are not above 0, and a first read without a whole header. */
  public BusSettings {
    boolean times = fastMicros > 0 && slowMicros > 0 && fastForMs > 0 && wakeMicros > 0;
    boolean counts = writeTries > 0 && stuckMs > 0 && firstReadBytes >= FrameSpan.HEADER_BYTES_MAX;
    if (!times || !counts || firstReadBytes > FrameSpan.FRAME_BYTES_MAX) {
      throw new IllegalArgumentException("no such bus");
    }
  }
}
