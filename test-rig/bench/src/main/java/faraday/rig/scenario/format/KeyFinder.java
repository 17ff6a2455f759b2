package faraday.rig.scenario.format;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds keys, and what somebody who wrote another key may have meant. */
final class KeyFinder {

  private static final Pattern UNIT =
      Pattern.compile(
          "(Nanos|Micros|Millis|Seconds|Minutes|Hours|Sec|Min|Ms|Ns|Us|S|H"
              + "|Mv|Kv|Uv|Volts?|V|Ma|Ua|Amperes?|Amps?|A|Ohms?|KOhm|Kohm|Permille|Percent|Pct"
              + "|Mwh|Kwh|Wh|Mw|Kw|W|Pf|Nf|Hz|Khz|MilliC|C|K)$");

  private KeyFinder() {}

  static @Nullable Key find(Shape.Group shape, String name) {
    for (Key key : shape.keys()) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    return null;
  }

  /** A hint to append to "unknown key", or nothing. */
  static String hint(Shape.Group shape, String name) {
    for (Key key : shape.keys()) {
      if (key.name().equalsIgnoreCase(name)) {
        return ", did you mean " + key.name() + "?";
      }
    }
    String stem = stem(name);
    for (Key key : shape.keys()) {
      if (stem(key.name()).equals(stem)) {
        return ": wrong unit, the key is " + key.name();
      }
    }
    return "";
  }

  private static String stem(String name) {
    return UNIT.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
  }
}
