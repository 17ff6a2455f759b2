package faraday.pilot.planted;

import faraday.nfc.reader.TapEnd;

/** Planted: what the architecture's test must notice. */
public final class PilotKnowsNfc {
  private PilotKnowsNfc() {}

  /** Asks the wrong one. */
  public static boolean lost(TapEnd end) {
    return end == TapEnd.LINK_LOST;
  }
}
