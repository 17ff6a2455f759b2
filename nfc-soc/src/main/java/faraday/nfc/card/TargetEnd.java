package faraday.nfc.card;

/** How an activation ended. */
public enum TargetEnd {
  /** The phone deselected the charger, or left: the chip does not tell which. */
  RELEASED,
  /** The charger made itself absent, as its dialogue wanted. */
  ABSENT,
  /** The phone said nothing for too long, or the dialogue did. */
  TIMED_OUT,
  /** The chip reported an error, or its answer made no sense. */
  LINK_LOST,
  /** The chip itself had to be started again. */
  CHIP_LOST
}
