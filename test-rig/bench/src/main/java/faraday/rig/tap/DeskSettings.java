package faraday.rig.tap;

/**
 * What a run with a real reader and real phones is to be.
 *
 * @param seed decides every key and nonce
 * @param taps times a phone is to be held to the reader, 1 … {@link #TAPS_MAX}
 * @param windowS wall seconds to wait for each, 1 … {@link #WINDOW_S_MAX}
 */
public record DeskSettings(long seed, int taps, int windowS) {

  /** An afternoon of a wallet tester. */
  public static final int TAPS_MAX = 1000;

  /** A quarter of an hour. */
  public static final int WINDOW_S_MAX = 900;

  /** Refuses what is out of range. */
  public DeskSettings {
    if (taps < 1 || taps > TAPS_MAX) {
      throw new IllegalArgumentException("taps 1 to " + TAPS_MAX + ", not " + taps);
    }
    if (windowS < 1 || windowS > WINDOW_S_MAX) {
      throw new IllegalArgumentException("window 1 to " + WINDOW_S_MAX + " s, not " + windowS);
    }
  }
}
