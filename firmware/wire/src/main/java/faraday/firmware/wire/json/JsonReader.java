package faraday.firmware.wire.json;

import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.cbor.FlawException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259) of a strict subset: strings are printable ASCII without escapes,
 * numbers have no exponent and at most one decimal place, no member stands twice. Length and depth
 * are bounded, so is everything that is allocated.
 */
public final class JsonReader {

  /** Longest text in bytes. */
  public static final int MAX_BYTES = 1024;

  /** Most objects and arrays inside one another. */
  public static final int MAX_DEPTH = 6;

  /** Most digits before the point. */
  private static final int MAX_DIGITS = 15;

  private static final List<String> WORDS = List.of("true", "false", "null");

  private final byte[] in;
  private int next;

  private JsonReader(byte[] in) {
    this.in = in;
  }

  /** Reads a whole text. */
  public static JsonNode read(byte[] text) throws FlawException {
    if (text.length > MAX_BYTES) {
      throw new FlawException(Flaw.Kind.TOO_LONG, MAX_BYTES);
    }
    JsonReader reader = new JsonReader(text);
    JsonNode node = reader.value(0);
    reader.space();
    if (reader.next != text.length) {
      throw reader.flaw(Flaw.Kind.TRAILING);
    }
    return node;
  }

  private JsonNode value(int depth) throws FlawException {
    space();
    int at = next;
    return switch (peek()) {
      case '{' -> members(at, deeper(depth));
      case '[' -> elements(at, deeper(depth));
      case '"' -> new JsonNode.Text(at, text());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> figure(at);
      default -> word(at);
    };
  }

  private int deeper(int depth) throws FlawException {
    if (depth == MAX_DEPTH) {
      throw flaw(Flaw.Kind.TOO_DEEP);
    }
    next++;
    return depth + 1;
  }

  private JsonNode members(int at, int depth) throws FlawException {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    if (!ends('}')) {
      do {
        space();
        int nameAt = next;
        String name = text();
        space();
        take(':');
        if (members.put(name, value(depth)) != null) {
          throw new FlawException(Flaw.Kind.KEY_REPEATED, nameAt);
        }
      } while (goesOn('}'));
    }
    return new JsonNode.Members(at, members);
  }

  private JsonNode elements(int at, int depth) throws FlawException {
    List<JsonNode> elements = new ArrayList<>();
    if (!ends(']')) {
      do {
        elements.add(value(depth));
      } while (goesOn(']'));
    }
    return new JsonNode.Elements(at, elements);
  }

  private boolean ends(char end) throws FlawException {
    space();
    boolean found = peek() == end;
    next += found ? 1 : 0;
    return found;
  }

  private boolean goesOn(char end) throws FlawException {
    boolean over = ends(end);
    if (!over) {
      take(',');
    }
    return !over;
  }

  private String text() throws FlawException {
    take('"');
    int from = next;
    while (peek() != '"') {
      boolean plain = in[next] >= ' ' && in[next] <= '~' && in[next] != '\\';
      if (!plain) {
        throw flaw(Flaw.Kind.SYNTAX);
      }
      next++;
    }
    return new String(in, from, next++ - from, StandardCharsets.US_ASCII);
  }

  private JsonNode figure(int at) throws FlawException {
    boolean negative = peek() == '-';
    next += negative ? 1 : 0;
    int from = next;
    long value = 0;
    while (digit()) {
      value = value * 10 + in[next++] - '0';
      if (next - from > MAX_DIGITS) {
        throw flaw(Flaw.Kind.TOO_BIG);
      }
    }
    boolean leadingZero = next - from > 1 && in[from] == '0';
    if (next == from || leadingZero) {
      throw flaw(Flaw.Kind.SYNTAX);
    }
    boolean fraction = next < in.length && in[next] == '.';
    long tenths = value * 10 + (fraction ? tenth() : 0);
    return new JsonNode.Figure(at, negative ? -tenths : tenths, !fraction);
  }

  private int tenth() throws FlawException {
    next++;
    if (!digit()) {
      throw flaw(Flaw.Kind.SYNTAX);
    }
    int tenth = in[next++] - '0';
    if (digit()) {
      throw flaw(Flaw.Kind.SYNTAX);
    }
    return tenth;
  }

  private JsonNode word(int at) throws FlawException {
    for (String word : WORDS) {
      byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
      int end = Math.min(in.length, at + bytes.length);
      if (Arrays.equals(bytes, 0, bytes.length, in, at, end)) {
        next = end;
        return new JsonNode.Word(at, word);
      }
    }
    throw flaw(Flaw.Kind.SYNTAX);
  }

  private boolean digit() {
    return next < in.length && in[next] >= '0' && in[next] <= '9';
  }

  private void space() {
    while (next < in.length && isSpace(in[next])) {
      next++;
    }
  }

  private static boolean isSpace(byte one) {
    return one == ' ' || one == '\t' || one == '\n' || one == '\r';
  }

  private int peek() throws FlawException {
    if (next == in.length) {
      throw flaw(Flaw.Kind.TRUNCATED);
    }
    return in[next];
  }

  private void take(char wanted) throws FlawException {
    if (peek() != wanted) {
      throw flaw(Flaw.Kind.SYNTAX);
    }
    next++;
  }

  private FlawException flaw(Flaw.Kind kind) {
    return new FlawException(kind, next);
  }
}
