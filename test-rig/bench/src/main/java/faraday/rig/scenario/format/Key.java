package faraday.rig.scenario.format;

/**
 * One key of the format. The unit stands at its end.
 *
 * @param name as in the file
 * @param shape what may stand behind it
 * @param required whether it must be there
 * @param text what it says, for people
 */
public record Key(String name, Shape shape, boolean required, String text) {

  /** A key that may be left out. */
  public static Key optional(String name, Shape shape, String text) {
    return new Key(name, shape, false, text);
  }

  /** A key that must be there. */
  public static Key required(String name, Shape shape, String text) {
    return new Key(name, shape, true, text);
  }
}
