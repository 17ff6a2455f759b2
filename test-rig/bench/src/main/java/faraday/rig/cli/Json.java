package faraday.rig.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of JSON (RFC 8259) from maps, lists, strings, numbers, booleans and null. Maps
 * keep their order, so give it ordered ones.
 */
public final class Json {

  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /**
   * The value as one line without a line end.
   *
   * @throws IllegalArgumentException for a value that JSON cannot hold
   */
  public static String line(@Nullable Object value) {
    Json json = new Json();
    json.value(value);
    return json.out.toString();
  }

  /** What every command says in JSON when it could not do its work; more members may follow. */
  static Map<String, @Nullable Object> error(String why) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("ok", false);
    members.put("error", why);
    return members;
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> string(text);
      case Boolean flag -> out.append(flag.booleanValue());
      case Integer number -> out.append(number.intValue());
      case Long number -> out.append(number.longValue());
      case Double number -> number(number);
      case Map<?, ?> map -> map(map);
      case Iterable<?> items -> items(items);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private void number(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("no JSON for " + number);
    }
    out.append(number);
  }

  private void map(Map<?, ?> map) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      string(Objects.toString(entry.getKey()));
      out.append(':');
      value(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void items(Iterable<?> items) {
    out.append('[');
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      value(item);
      separator = ",";
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c < FIRST_PRINTABLE || Character.isSurrogate(c)) {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
