package faraday.rig.plant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The compiled classes as they stand on the class path, each read once for all loaders. */
final class ClassBytes {

  private final ClassLoader source;
  private final Map<String, byte[]> read = new ConcurrentHashMap<>();
  private final Map<String, ClassModel> models = new ConcurrentHashMap<>();
  private final ClassFile file;

  ClassBytes(ClassLoader source) {
    this.source = source;
    this.file =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(source).cached()));
  }

  /** Reads and writes class files that may name these classes. */
  ClassFile file() {
    return file;
  }

  /** The parsed class of a binary name, the same at each call, or null when there is none. */
  @Nullable ClassModel model(String className) {
    byte[] bytes = of(className);
    return bytes == null ? null : models.computeIfAbsent(className, name -> file.parse(bytes));
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
