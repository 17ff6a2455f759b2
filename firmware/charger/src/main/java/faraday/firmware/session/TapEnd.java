package faraday.firmware.session;

/** When the tap that brought a right counts as over (E5, design §3). */
final class TapEnd {

  private static final long NOT_TOLD = Long.MIN_VALUE;

  private final long patienceNanos;
  private long toldAtNanos = NOT_TOLD;
  private boolean phoneGone;

  /** A watch that counts a phone as gone so long after M4. */
  TapEnd(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

  void begin() {
    toldAtNanos = NOT_TOLD;
    phoneGone = false;
  }

  /** The phone has taken M4. Nothing starts that the driver never heard of. */
  void told(long atNanos) {
    if (toldAtNanos == NOT_TOLD) {
      toldAtNanos = atNanos;
    }
  }

  /** The phone has gone, or was let go. */
  void phoneGone() {
    phoneGone = toldAtNanos != NOT_TOLD;
  }

  boolean over(long atNanos) {
    return phoneGone || (toldAtNanos != NOT_TOLD && atNanos - toldAtNanos >= patienceNanos);
  }
}
