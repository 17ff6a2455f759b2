package faraday.rig.export;

/** A trace that cannot be understood; the message is one line naming file and line. */
public final class TraceFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  TraceFormatException(String message) {
    super(message);
  }
}
