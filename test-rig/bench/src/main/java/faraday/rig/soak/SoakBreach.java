package faraday.rig.soak;

/**
 * Something that must never be.
 *
 * @param what which demand was not met
 * @param atMs when, in the stage's time
 * @param seen what was there instead
 */
record SoakBreach(String what, long atMs, String seen) {

  /**
   * What makes two breaches the same one: the demand, and the fault where it is about one. A
   * shorter story with another fault would explain nothing.
   */
  String same() {
    int colon = seen.indexOf(':');
    boolean ofFault = what.equals(Judge.FAULT_HAS_CAUSE) && colon > 0;
    return ofFault ? what + " " + seen.substring(0, colon) : what;
  }

  @Override
  public String toString() {
    return "%s at %d ms: %s".formatted(what, atMs, seen);
  }
}
