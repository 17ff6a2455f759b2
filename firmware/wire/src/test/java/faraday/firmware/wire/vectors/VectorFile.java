package faraday.firmware.wire.vectors;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.peer.Hex;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON object of hexadecimal values, in the order they were put. */
final class VectorFile {

  private final Map<String, Object> members = new LinkedHashMap<>();

  VectorFile about(String text) {
    members.put("about", text);
    return this;
  }

  VectorFile put(String name, byte[] value) {
    members.put(name, Hex.text(value));
    return this;
  }

  VectorFile put(String name, Bytes value) {
    return put(name, value.toArray());
  }

  VectorFile put(String name, long value) {
    members.put(name, Hex.text(ByteBuffer.allocate(8).putLong(value).array()));
    return this;
  }

  VectorFile put(String name, VectorFile child) {
    members.put(name, child);
    return this;
  }

  VectorFile put(String name, List<VectorFile> children) {
    members.put(name, children);
    return this;
  }

  VectorFile putAll(Map<String, byte[]> values) {
    values.forEach(this::put);
    return this;
  }

  /** Indented by two blanks, with a newline at the end. */
  String json() {
    StringBuilder out = new StringBuilder();
    write(out, "");
    return out.append('\n').toString();
  }

  private void write(StringBuilder out, String indent) {
    out.append("{\n");
    Iterator<Map.Entry<String, Object>> entries = members.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Object> entry = entries.next();
      out.append(indent).append("  \"").append(entry.getKey()).append("\": ");
      value(out, entry.getValue(), indent + "  ");
      out.append(entries.hasNext() ? ",\n" : "\n");
    }
    out.append(indent).append('}');
  }

  private static void value(StringBuilder out, Object value, String indent) {
    switch (value) {
      case VectorFile child -> child.write(out, indent);
      case List<?> list -> list(out, list, indent);
      default -> out.append('"').append(value).append('"');
    }
  }

  private static void list(StringBuilder out, List<?> list, String indent) {
    out.append("[\n");
    Iterator<?> elements = list.iterator();
    while (elements.hasNext()) {
      out.append(indent).append("  ");
      value(out, elements.next(), indent + "  ");
      out.append(elements.hasNext() ? ",\n" : "\n");
    }
    out.append(indent).append(']');
  }
}
