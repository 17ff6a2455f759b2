package faraday.rig.export;

/**
 * The part of a trace to export; both ends belong to it.
 *
 * @param fromNanos first moment, at least 0
 * @param toNanos last moment, after the first
 */
public record Window(long fromNanos, long toNanos) {

  /** Everything. */
  public static final Window ALL = new Window(0, Long.MAX_VALUE);

  /** Refuses an empty or negative window. */
  public Window {
    if (fromNanos < 0 || toNanos <= fromNanos) {
      throw new IllegalArgumentException("a window runs forward from 0 or later");
    }
  }

  boolean contains(long atNanos) {
    return atNanos >= fromNanos && atNanos <= toNanos;
  }
}
