package faraday.hal.sim;

/** Decides which operations of a {@link SimNorFlash} go wrong, and how. */
@FunctionalInterface
public interface FlashFaults {

  /** A chip in good health. */
  FlashFaults NONE = (erase, address, operation) -> Outcome.GOOD;

  /** What becomes of an operation. */
  enum Outcome {
    /** It does what it should. */
    GOOD,
    /** The chip reports a failure and has changed nothing. */
    FAILED,
    /** The chip reports success, but one bit of every byte that should change has not. */
    SILENTLY_INCOMPLETE,
    /** The chip stays busy for ever. */
    HANGS
  }

  /**
   * Called when an operation begins.
   *
   * @param erase true for a sector erase, false for a page program
   * @param address its first byte
   * @param operation its number, counted from 0
   */
  Outcome outcome(boolean erase, int address, long operation);
}
