package faraday.rig.chip;

/** What runs on a phone in reader mode: it sends commands and gets answers. World's loop only. */
public interface ReaderApp {

  /** What the app does next with a tag that is there. */
  sealed interface Act {
    /** Sends a command; {@link ReaderApp#answered} or {@link ReaderApp#lost} follows. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; made for one use
    record Send(byte[] command) implements Act {}

    /** Nothing before this moment. */
    record Wait(long untilNanos) implements Act {}

    /** Deselects the tag; the phone discovers it again after {@link ReaderApp#pauseNanos}. */
    record LetGo() implements Act {}
  }

  /** A tag was activated. */
  void discovered(long nowNanos);

  /** What to do now. */
  Act next(long nowNanos);

  /** The response to the last command, at least 2 bytes. */
  void answered(byte[] response, long nowNanos);

  /** The tag is gone, or was let go. */
  void lost(long nowNanos);

  /** From letting go of a tag to the next search, the field still on (untried). */
  default long pauseNanos() {
    return 8_000_000L;
  }
}
