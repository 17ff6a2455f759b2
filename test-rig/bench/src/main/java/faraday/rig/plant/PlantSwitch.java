package faraday.rig.plant;

/**
 * Which of the plants in the classes of one loader is due. Each loader has a switch of its own; it
 * is turned before a run's thread begins, and stands still until that thread has ended.
 */
public final class PlantSwitch {

  /** Stands for all of them together. */
  static final int ALL = -1;

  private static int due;

  private PlantSwitch() {}

  /** Called by every planted method: true when the plant of this number is due. */
  public static boolean isDue(int number) {
    return due == number || due == ALL;
  }

  /** Makes the plant of this number the only one; 0 stands for none, −1 for all. */
  public static void turnTo(int number) {
    due = number;
  }
}
