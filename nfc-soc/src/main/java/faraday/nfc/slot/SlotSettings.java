package faraday.nfc.slot;

/**
 * How the roles share the chip.
 *
 * @param readerMs length of a reader slot in which nobody was found, 120 (NFC fact sheet: 100–150,
 *     untried on real phones)
 * @param asTarget whether there are target slots at all
 */
public record SlotSettings(int readerMs, boolean asTarget) {

  /** Both roles in turn. */
  public static final SlotSettings ALTERNATING = new SlotSettings(120, true);

  /** A charger that only reads. */
  public static final SlotSettings READER_ONLY = new SlotSettings(120, false);

  /** Refuses times that make no sense. */
  public SlotSettings {
    if (readerMs < 1) {
      throw new IllegalArgumentException("reader slot of " + readerMs + " ms");
    }
  }
}
