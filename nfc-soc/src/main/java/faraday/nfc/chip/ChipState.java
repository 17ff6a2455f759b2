package faraday.nfc.chip;

/** What the chip is doing. */
public enum ChipState {
  /** Being woken and set up, at start or after trouble. */
  STARTING,
  /** Awake, set up, waiting for a command. */
  READY,
  /** A command is under way. */
  BUSY,
  /** No answer at any speed; the next try follows a rest. */
  RESTING,
  /** Being sent back to how it was found. */
  RETIRING,
  /** Back at the start speed with its field off; nothing will happen any more. */
  RETIRED,
  /** The serial line is gone for good; nothing will happen any more. */
  LINE_CLOSED
}
