package faraday.pilot.planted;

import java.util.Locale;

/** Planted: what the architecture's test must notice. */
public final class PilotFormats {
  private PilotFormats() {}

  /** Formats. */
  public static String text(int milliVolt) {
    return String.format(Locale.ROOT, "%d mV", milliVolt);
  }
}
