package faraday.nfc.reader;

/** How a conversation with a target ended. */
public enum TapEnd {
  /** The dialogue asked for it, and the target was deselected. */
  RELEASED,
  /** The target fell silent or sent nonsense: taken away, out of reach, or hostile. */
  LINK_LOST,
  /** The chip itself had to be started again; the target may still be there. */
  CHIP_LOST
}
