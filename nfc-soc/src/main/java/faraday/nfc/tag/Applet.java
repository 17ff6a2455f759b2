package faraday.nfc.tag;

import org.jspecify.annotations.Nullable;

/** One application of the charger as a card, behind its AID. Service loop only; never blocks. */
public interface Applet {

  /** How often an answer that is not ready is asked for, 1 ms. */
  long POLL_NANOS = 1_000_000L;

  /**
   * What is said to a command.
   *
   * @param apdu data and status word
   * @param absentNanos how long the charger looks absent behind it, usually 0
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; handed over
  record Said(byte[] apdu, long absentNanos) {

    /** Data and a status word. */
    public static Said of(byte[] data, int status) {
      byte[] apdu = new byte[data.length + 2];
      System.arraycopy(data, 0, apdu, 0, data.length);
      apdu[data.length] = (byte) (status >>> 8);
      apdu[data.length + 1] = (byte) status;
      return new Said(apdu, 0);
    }

    /** A status word alone. */
    public static Said status(int status) {
      return of(new byte[0], status);
    }
  }

  /** It was selected by its AID, perhaps not for the first time. */
  Said selected(long nowNanos);

  /** A command while it is selected; null when the answer comes later by {@link #poll}. */
  @Nullable Said command(CommandApdu command, long nowNanos);

  /** The answer that was not ready, or null while it is not. */
  @Nullable Said poll(long nowNanos);

  /**
   * When to poll again after a poll without an answer, later than now.
   *
   * @param nowNanos when the poll had no answer
   */
  default long nextPollNanos(long nowNanos) {
    return nowNanos + POLL_NANOS;
  }

  /**
   * The activation is over; half of anything is void.
   *
   * @param heard whether the phone may have heard the last answer
   */
  void ended(boolean heard, long nowNanos);
}
