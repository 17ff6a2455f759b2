package faraday.rig.plant;

/**
 * Loads every class of ours afresh, some of them planted; libraries and the JDK are shared. What
 * runs here has its own statics and meets nothing of the other loaders.
 */
final class FreshLoader extends ClassLoader {

  private static final String OURS = "faraday.";

  private final ClassBytes classes;
  private final Switchboard plants;

  /**
   * A loader of its own.
   *
   * @param plants what can be broken
   */
  FreshLoader(ClassBytes classes, Switchboard plants) {
    super(classes.source());
    this.classes = classes;
    this.plants = plants;
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
    byte[] planted = plants.of(name);
    byte[] bytes = planted == null ? classes.of(name) : planted;
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
