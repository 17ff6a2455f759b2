package faraday.rig.soak;

/**
 * Something that must never be.
 *
 * @param what which demand was not met; two breaches are the same one when this is equal
 * @param atMs when, in the stage's time
 * @param seen what was there instead
 */
record SoakBreach(String what, long atMs, String seen) {

  @Override
  public String toString() {
    return "%s at %d ms: %s".formatted(what, atMs, seen);
  }
}
