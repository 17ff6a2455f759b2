package faraday.rig.phone;

/** What the person wants of the next tap (SPEC §3.2 item 1). */
public enum Intent {
  /** Begin a session with a token that fits. */
  START(1),
  /** End the session this phone began. */
  STOP(2),
  /** Look at the charger's credentials, commit to nothing. */
  READ(3),
  /** Carry items to and from the charger. */
  COURIER(4);

  private final long code;

  Intent(long code) {
    this.code = code;
  }

  /** The number in M1. */
  public long code() {
    return code;
  }
}
