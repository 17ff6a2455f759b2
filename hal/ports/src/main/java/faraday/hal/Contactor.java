package faraday.hal;

/**
 * The contactor's two-key drive and its mirror contact.
 *
 * <p>The coil is energised only while {@code command(true)} stands <em>and</em> {@link #feed} is
 * called again and again: a retriggerable monostable in hardware lets go within 60 ms of the last
 * feed, so a stalled or dead process opens the contacts. Only the safety loop calls this, and feeds
 * only at the end of a complete tick.
 */
public interface Contactor {

  /** The level of the command line. {@code false} drops the coil at once, whatever was fed. */
  void command(boolean close);

  /** One edge on the enable line. */
  void feed();

  /** The mirror contact: true while the main contacts are closed. */
  boolean mirrorClosed();
}
