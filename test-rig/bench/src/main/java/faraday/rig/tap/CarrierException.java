package faraday.rig.tap;

/** Nothing more can be had from a phone outside. */
public final class CarrierException extends Exception {

  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Trouble {
    /** It closed the connection between two messages, as one does at the end. */
    CLOSED,
    /** It closed the connection within a message. */
    CUT_OFF,
    /** It said nothing, or not enough, for too long; or did not take what was sent. */
    TIME_OUT,
    /** It announced a message that no short APDU can be. */
    TOO_LONG,
    /** Its response has no status word. */
    TOO_SHORT,
    /** It exchanged more than a tap may. */
    TOO_MANY,
    /** The connection broke. */
    BROKEN
  }

  private final Trouble trouble;

  /** A trouble in a phone's connection. */
  public CarrierException(Trouble trouble) {
    super(trouble.name(), null, false, false);
    this.trouble = trouble;
  }

  /** What it is. */
  public Trouble trouble() {
    return trouble;
  }
}
