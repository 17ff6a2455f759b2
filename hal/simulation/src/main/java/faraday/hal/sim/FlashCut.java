package faraday.hal.sim;

/**
 * A planned loss of supply in the middle of one flash operation.
 *
 * @param operation which one, counted as {@link SimNorFlash#operations} counts, from 0
 * @param doneBytes bytes the chip finishes before the supply is gone; more than the operation has
 *     means that it finishes, but nobody learns it
 * @param rest what becomes of the bytes after those
 */
public record FlashCut(long operation, int doneBytes, Rest rest) {

  /** What a cut leaves of bytes whose turn had not come. */
  public enum Rest {
    /** They are as before. */
    UNTOUCHED,
    /** Each bit that was to change has changed or not, as the seed decides. */
    RANDOM_BITS
  }

  /** Rejects counts below zero. */
  public FlashCut {
    if (operation < 0 || doneBytes < 0) {
      throw new IllegalArgumentException("a cut lies at or after the beginning");
    }
  }
}
