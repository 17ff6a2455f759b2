package faraday.nfc.chip;

/** The mutable side of {@link ChipStats}, shared by the parts of the driver. */
final class Counters {
  long commands;
  long repeats;
  long nacks;
  long damaged;
  long strays;
  long starts;
  long failedStarts;

  ChipStats snapshot() {
    return new ChipStats(commands, repeats, nacks, damaged, strays, starts, failedStarts);
  }
}
