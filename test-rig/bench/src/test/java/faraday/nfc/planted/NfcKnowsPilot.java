package faraday.nfc.planted;

import faraday.pilot.state.PilotState;

/** Planted: what the architecture's test must notice. */
public final class NfcKnowsPilot {
  private NfcKnowsPilot() {}

  /** Asks the wrong one. */
  public static boolean ready(PilotState state) {
    return state.ready();
  }
}
