package faraday.rig.invariant;

/**
 * An invariant did not hold.
 *
 * @param invariant which
 * @param atNanos when, in time of the world
 * @param evse connector, from 1
 * @param seen what was there instead
 */
public record Breach(Invariant invariant, long atNanos, int evse, String seen) {

  private static final double NANOS_PER_MS = 1e6;

  /** For people, with the time since {@code zeroNanos}. */
  public String words(long zeroNanos) {
    String where = evse == 1 ? "" : " at connector " + evse;
    double ms = (atNanos - zeroNanos) / NANOS_PER_MS;
    return "invariant %s at %s ms: %s%s".formatted(invariant, Ms.text(ms), seen, where);
  }

  @Override
  public String toString() {
    return words(0);
  }
}
