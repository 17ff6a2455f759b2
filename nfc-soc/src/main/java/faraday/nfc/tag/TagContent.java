package faraday.nfc.tag;

/** What stands in the NDEF file, and what becomes of what a phone writes. Never blocks. */
public interface TagContent {

  /**
   * NLEN and message, of the same length at every call. Asked once for each activation, so that one
   * reading never mixes two messages.
   */
  byte[] file(long nowNanos);

  /**
   * A message was committed.
   *
   * @param file a copy of NLEN and what was written behind it; hostile
   * @param messageBytes as NLEN says, 1…size of the file − 2
   * @return false for anything that is no message of ours
   */
  boolean written(byte[] file, int messageBytes, long nowNanos);

  /**
   * When the phone may hear that its message was committed; asked once, behind {@link #written}.
   *
   * @return now or an earlier moment for at once
   */
  default long acknowledgesFromNanos(long nowNanos) {
    return nowNanos;
  }

  /** The file was read to its last byte: whether the charger should look absent behind it. */
  boolean leavesAfterRead();

  /** The phone has heard the last byte of {@link #file} as given for this activation. */
  void readWhole(long nowNanos);

  /** The activation is over, in which this application was used. */
  void ended(long nowNanos);
}
