package faraday.rig.scenario;

/** A stimulus could not happen in the world as it is; the message says why. */
final class Impossible extends Exception {

  private static final long serialVersionUID = 1;

  Impossible(String why) {
    super(why, null, false, false);
  }

  /** Refuses unless it is possible. */
  static void unless(boolean possible, String why) throws Impossible {
    if (!possible) {
      throw new Impossible(why);
    }
  }
}
