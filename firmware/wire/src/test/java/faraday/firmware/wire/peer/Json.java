package faraday.firmware.wire.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object with typed access to its members. */
public final class Json {

  private final Map<String, @Nullable Object> members;

  private Json(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /** Reads a file that holds one object. */
  public static Json read(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      parser.nextToken();
      return object(parser);
    }
  }

  /** A text member. */
  public String text(String name) {
    return String.valueOf(members.get(name));
  }

  /** A hexadecimal member. */
  public byte[] hex(String name) {
    return Hex.bytes(text(name));
  }

  /** An integer member. */
  public int number(String name) {
    return Integer.parseInt(text(name));
  }

  /** An object member. */
  public Json child(String name) {
    if (members.get(name) instanceof Json child) {
      return child;
    }
    throw new IllegalArgumentException("no object " + name);
  }

  /** A member that is a list of objects. */
  public List<Json> list(String name) {
    List<Json> list = new ArrayList<>();
    if (members.get(name) instanceof List<?> elements) {
      elements.forEach(element -> list.add((Json) element));
    }
    return list;
  }

  private static Json object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json(members);
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      default -> parser.getText();
    };
  }
}
