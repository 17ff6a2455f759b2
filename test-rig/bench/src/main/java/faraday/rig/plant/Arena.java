package faraday.rig.plant;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All of our classes once more, with plants of which one or none is due, and the entry through
 * which probes are run there. For one thread.
 */
final class Arena {

  private final FreshLoader loader;
  private final String entryClass;
  private final int limitS;
  private @Nullable Function<Object, Object> entry;
  private boolean lost;

  /**
   * An arena whose classes are loaded with the first run.
   *
   * @param plants what can be broken
   * @param entryClass a {@code Function<String, String>} with a constructor without arguments
   * @param limitS wall time for one run, after which its thread is given up
   */
  Arena(ClassBytes classes, Switchboard plants, String entryClass, int limitS) {
    this.loader = new FreshLoader(classes, plants);
    this.entryClass = entryClass;
    this.limitS = limitS;
  }

  /** True when a run did not end: its thread still goes on here, and nothing else may. */
  boolean lost() {
    return lost;
  }

  /**
   * Runs one probe; never throws for what happens inside.
   *
   * @param plant number of the plant that is due, or 0
   */
  String run(int plant, String probe) {
    if (lost) {
      return Verdict.TROUBLE + "an earlier run here did not end";
    }
    FutureTask<String> task = new FutureTask<>(() -> String.valueOf(turned(plant).apply(probe)));
    Thread thread = new Thread(task, "plant " + probe);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
    try {
      return task.get(limitS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      lost = true;
      return Verdict.TROUBLE + "no end within " + limitS + " s";
    } catch (ExecutionException e) {
      return Verdict.TROUBLE + e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lost = true;
      return Verdict.TROUBLE + "interrupted";
    }
  }

  private Function<Object, Object> turned(int plant) throws ReflectiveOperationException {
    Function<Object, Object> made = entry();
    loader
        .loadClass(PlantSwitch.class.getName())
        .getMethod("turnTo", int.class)
        .invoke(null, plant);
    return made;
  }

  @SuppressWarnings("unchecked") // the class says so; a wrong one fails in its first run
  private Function<Object, Object> entry() throws ReflectiveOperationException {
    Function<Object, Object> made = entry;
    if (made == null) {
      Class<?> type = loader.loadClass(entryClass);
      made = (Function<Object, Object>) type.getDeclaredConstructor().newInstance();
      entry = made;
    }
    return made;
  }
}
