package faraday.rig.scenario.format;

import java.util.List;
import java.util.Map;

/** Writes a schema so that people can read it and a version control system can compare it. */
public final class SchemaText {

  private final StringBuilder out = new StringBuilder();

  private SchemaText() {}

  /** The text, with a line end behind it. */
  public static String of(Map<String, Object> schema) {
    SchemaText text = new SchemaText();
    text.value(schema, 0);
    return text.out.append('\n').toString();
  }

  private void value(Object value, int depth) {
    switch (value) {
      case Map<?, ?> map -> map(map, depth);
      case List<?> list when list.stream().allMatch(String.class::isInstance) -> words(list);
      case List<?> list -> list(list, depth);
      case String text -> string(text);
      default -> out.append(value);
    }
  }

  private void map(Map<?, ?> map, int depth) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      line(depth + 1);
      string(String.valueOf(entry.getKey()));
      out.append(": ");
      value(entry.getValue(), depth + 1);
      separator = ",";
    }
    line(depth);
    out.append('}');
  }

  private void list(List<?> list, int depth) {
    out.append('[');
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      line(depth + 1);
      value(item, depth + 1);
      separator = ",";
    }
    line(depth);
    out.append(']');
  }

  private void words(List<?> words) {
    out.append('[');
    String separator = "";
    for (Object word : words) {
      out.append(separator);
      string((String) word);
      separator = ", ";
    }
    out.append(']');
  }

  private void line(int depth) {
    out.append('\n').repeat("  ", depth);
  }

  private void string(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    out.append('"').append(escaped).append('"');
  }
}
