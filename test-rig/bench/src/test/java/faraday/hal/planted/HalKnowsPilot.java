package faraday.hal.planted;

import faraday.pilot.state.PilotState;

/** Planted: what the architecture's test must notice. */
public final class HalKnowsPilot {
  private HalKnowsPilot() {}

  /** Asks the wrong one. */
  public static boolean ready(PilotState state) {
    return state.ready();
  }
}
