package faraday.rig.plant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The compiled classes as they stand on the class path, each read once for all loaders. */
final class ClassBytes {

  private final ClassLoader source;
  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  ClassBytes(ClassLoader source) {
    this.source = source;
  }

  ClassLoader source() {
    return source;
  }

  /** The class file of a binary name, or null when there is none. */
  byte @Nullable [] of(String className) {
    byte[] known = read.get(className);
    if (known != null) {
      return known;
    }
    try (InputStream in = source.getResourceAsStream(className.replace('.', '/') + ".class")) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      read.put(className, bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
