package faraday.rig.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The published vectors of test-rig/vectors, every value hexadecimal. */
public final class Vectors {

  private final Map<?, ?> values;

  private Vectors(Map<?, ?> values) {
    this.values = values;
  }

  public static Vectors of(String file) throws IOException {
    Path path = Path.of(System.getProperty("faraday.root", ""), "test-rig", "vectors", file);
    try (JsonParser json = new JsonFactory().createParser(path.toFile())) {
      json.nextToken();
      return new Vectors((Map<?, ?>) value(json));
    }
  }

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          map.put(name, value(json));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_STRING -> json.getText();
      default -> throw new IOException("vectors hold text only");
    };
  }

  private Object get(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no vector " + name);
    }
    return value;
  }

  public byte[] bytes(String name) {
    return HexFormat.of().parseHex((String) get(name));
  }

  public String text(String name) {
    return (String) get(name);
  }

  public long number(String name) {
    return ByteBuffer.wrap(bytes(name)).getLong();
  }

  public P256KeyPair pair(String name) {
    return P256KeyPair.ofScalar(new BigInteger(1, bytes(name)));
  }

  public Vectors object(String name) {
    return new Vectors((Map<?, ?>) get(name));
  }

  public List<Vectors> list(String name) {
    return ((List<?>) get(name)).stream().map(item -> new Vectors((Map<?, ?>) item)).toList();
  }

  public List<String> names() {
    return values.keySet().stream().map(String.class::cast).toList();
  }
}
