package faraday.firmware.wire.json;

import java.util.List;
import java.util.Map;

/** A value of a JSON text and where it began. */
public sealed interface JsonNode {

  /** Offset of the value's first byte. */
  int at();

  /** An object; no member twice, order as written. */
  record Members(int at, Map<String, JsonNode> members) implements JsonNode {}

  /** An array. */
  record Elements(int at, List<JsonNode> elements) implements JsonNode {}

  /** A string of printable ASCII. */
  record Text(int at, String text) implements JsonNode {}

  /**
   * A number.
   *
   * @param tenths its value times ten: one decimal place is all that is read
   * @param whole whether it was written without a fraction
   */
  record Figure(int at, long tenths, boolean whole) implements JsonNode {}

  /** {@code true}, {@code false} or {@code null}. */
  record Word(int at, String word) implements JsonNode {}
}
