package faraday.rig.scenario.format;

/** Two limits, both included. */
public record Range(long low, long high) {

  /** Whether the value lies inside. */
  public boolean holds(long value) {
    return value >= low && value <= high;
  }

  @Override
  public String toString() {
    return low == high ? Long.toString(low) : low + " … " + high;
  }
}
