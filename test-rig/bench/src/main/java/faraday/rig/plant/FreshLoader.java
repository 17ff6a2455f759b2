package faraday.rig.plant;

import org.jspecify.annotations.Nullable;

/**
 * Loads every class of ours afresh, one of them patched; libraries and the JDK are shared. What
 * runs here has its own statics and meets nothing of the other loaders.
 */
final class FreshLoader extends ClassLoader {

  private static final String OURS = "faraday.";

  private final ClassBytes classes;
  private final @Nullable Patch patch;

  /**
   * A loader of its own.
   *
   * @param patch what to break, or null for nothing
   */
  FreshLoader(ClassBytes classes, @Nullable Patch patch) {
    super(classes.source());
    this.classes = classes;
    this.patch = patch;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] original = classes.of(name);
    if (original == null) {
      throw new ClassNotFoundException(name);
    }
    Patch due = patch;
    byte[] bytes = due != null && due.className().equals(name) ? due.bytes() : original;
    return defineClass(name, bytes, 0, bytes.length);
  }
}
