package faraday.rig.plant;

import java.util.List;

/**
 * Runs one thing with one guard switched off: how a test of a guard shows that it can fail. Reads
 * the compiled classes once for all runs.
 */
public final class OnePlant {

  private static final int LIMIT_S = 120;
  private static final ClassBytes CLASSES = new ClassBytes(OnePlant.class.getClassLoader());

  private OnePlant() {}

  /**
   * Runs an entry among classes of its own.
   *
   * @param entryClass a {@code Function<String, String>} with a constructor without arguments
   * @return what it said, or {@code trouble: …} when it threw or did not end
   * @throws MisfitException when the plant fits no longer
   */
  public static String run(PlantedFault fault, String entryClass, String order) {
    return runTogether(List.of(fault), entryClass, order);
  }

  /** The same with several guards off at once, where one would notice what the other lets pass. */
  public static String runTogether(List<PlantedFault> faults, String entryClass, String order) {
    Switchboard plants = Switchboard.of(faults, CLASSES);
    return new Arena(CLASSES, plants, entryClass, LIMIT_S).run(PlantSwitch.ALL, order);
  }
}
