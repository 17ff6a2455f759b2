package faraday.firmware.access;

/**
 * What is looked up about a start only once the proof has verified.
 *
 * @param spent the token id bought a session already
 * @param stale it answers no conversation that lives (E33)
 * @param nothingLeft a limit leaves nothing to deliver
 * @param holdersMissing another holder must come too
 * @param room the journal has room for a session
 */
record LateFacts(
    boolean spent, boolean stale, boolean nothingLeft, boolean holdersMissing, boolean room) {

  /** Nothing stands against the start. */
  static final LateFacts CLEAR = new LateFacts(false, false, false, false, true);
}
