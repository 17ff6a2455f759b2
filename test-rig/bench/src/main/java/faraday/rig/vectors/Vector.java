package faraday.rig.vectors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One JSON object of a vector file: hexadecimal text, objects, lists. Missing is an error. */
final class Vector {

  private static final int FRAME_HEADER_BYTES = 3;

  private final Map<?, ?> members;

  private Vector(Map<?, ?> members) {
    this.members = members;
  }

  /** Every file of a folder by name, whatever it holds. */
  static Map<String, Vector> folder(Path folder) throws IOException {
    Map<String, Vector> files = new TreeMap<>();
    try (Stream<Path> present = Files.list(folder)) {
      for (Path file : present.filter(each -> each.toString().endsWith(".json")).toList()) {
        files.put(String.valueOf(file.getFileName()), file(file));
      }
    }
    return files;
  }

  /** The file of this name, which another one refers to. */
  static Vector of(Map<String, Vector> all, String name) {
    Vector file = all.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no file " + name);
    }
    return file;
  }

  /** JSON is YAML; a key given twice is refused. */
  private static Vector file(Path file) throws IOException {
    try {
      Load load = new Load(LoadSettings.builder().build());
      if (load.loadFromString(Files.readString(file)) instanceof Map<?, ?> map) {
        return new Vector(map);
      }
      throw new IOException(file.getFileName() + " holds no object");
    } catch (YamlEngineException e) {
      throw new IOException(file.getFileName() + " is no JSON", e);
    }
  }

  private Object get(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no member " + name);
    }
    return value;
  }

  Set<String> names() {
    return members.keySet().stream()
        .map(String::valueOf)
        .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  String text(String name) {
    return String.valueOf(get(name));
  }

  byte[] bytes(String name) {
    return HexFormat.of().parseHex(text(name));
  }

  /** What stands behind a frame's header. */
  byte[] body(String name) {
    byte[] frame = bytes(name);
    return Arrays.copyOfRange(frame, FRAME_HEADER_BYTES, frame.length);
  }

  long number(String name) {
    return ByteBuffer.wrap(bytes(name)).getLong();
  }

  Vector object(String name) {
    return new Vector((Map<?, ?>) get(name));
  }

  List<Vector> list(String name) {
    return ((List<?>) get(name)).stream().map(item -> new Vector((Map<?, ?>) item)).toList();
  }
}
