package faraday.rig.chip.planted;

import faraday.nfc.reader.TapEnd;

/** Planted: what the architecture's test must notice. */
public final class ChipKnowsDriver {
  private ChipKnowsDriver() {}

  /** Judges by what it should judge. */
  public static boolean lost(TapEnd end) {
    return end == TapEnd.LINK_LOST;
  }
}
