package faraday.rig.chip;

import faraday.hal.Ticked;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.CardSelection;
import faraday.rig.rf.Picc;
import faraday.rig.rf.RadioField;
import faraday.rig.rf.RfFrame;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The chip as a card in another device's field (UM0701-02 §7.3.14 as its users report it): silent
 * until TgInitAsTarget, then selection with the host's parameters, its own ATS, and the block
 * protocol. Times of what happened are kept, so that the host hears of it in its order.
 */
final class CardMode implements Picc {

  /** TL, T0 with FSCI 5, TA 212 and 424 kbit/s, TB FWI 9 and SFGI 2, TC CID and NAD. */
  private static final byte[] ATS = HexFormat.of().parseHex("0575339203");

  private static final int RATS = 0xE0;

  /** FWI 9: 256 · 16 / fc · 2⁹. */
  private static final long FWT_NANOS = 302_065L << 9;

  /** When the chip asks for more time: well before the reader's patience ends. */
  private static final long ASK_AFTER_NANOS = FWT_NANOS * 3 / 4;

  private @Nullable RadioField field;
  private @Nullable CardProfile profile;
  private @Nullable CardSelection selection;
  private @Nullable CardLink link;
  private boolean carrier;
  private boolean isoDep;
  private boolean released;
  private byte[] rats = new byte[0];
  private long happenedNanos;
  private long sentNanos;
  private long askNanos = Ticked.NEVER;

  /**
   * Listens from now on.
   *
   * @param withIsoDep whether the chip answers RATS by itself
   */
  void arm(byte[] uid, byte[] atqa, int sak, boolean withIsoDep) {
    profile = new CardProfile(uid, atqa, sak, ATS);
    isoDep = withIsoDep;
    leave();
    released = false;
    if (carrier) {
      selection = new CardSelection(uid, profile);
    }
  }

  /** Falls silent. */
  void disarm() {
    profile = null;
    leave();
    selection = null;
    released = false;
  }

  /** The command that activated the chip, and forgets it. */
  byte[] takeActivation() {
    byte[] taken = rats;
    rats = new byte[0];
    return taken;
  }

  boolean activationWaits() {
    return rats.length > 0;
  }

  /** The link to the reader, or null when none stands. */
  @Nullable CardLink link() {
    return link;
  }

  /** True from the reader's farewell until the host arms the chip again. */
  boolean released() {
    return released;
  }

  /** When the last thing that the host may hear of happened. */
  long happenedNanos() {
    return happenedNanos;
  }

  /** When the last block given to the air will have ended. */
  long sentNanos() {
    return sentNanos;
  }

  /** The host's answer goes on air. */
  void respond(byte[] response, long nowNanos) {
    CardLink standing = link;
    askNanos = Ticked.NEVER;
    if (standing != null) {
      RfFrame block = standing.respond(response);
      sentNanos = nowNanos + block.airNanos();
      say(block, nowNanos);
    }
  }

  void tick(long nowNanos) {
    CardLink standing = link;
    if (standing == null || nowNanos < askNanos) {
      return;
    }
    long dueNanos = askNanos;
    askNanos = dueNanos + ASK_AFTER_NANOS;
    say(standing.askForTime(), dueNanos);
  }

  long nextDeadlineNanos() {
    return askNanos;
  }

  @Override
  public void heldTo(@Nullable RadioField newField) {
    field = newField;
  }

  @Override
  public void fieldOn(long nowNanos) {
    carrier = true;
    CardProfile armed = profile;
    if (armed != null) {
      selection = new CardSelection(armed.uid(), armed);
    }
  }

  @Override
  public void fieldOff(long nowNanos) {
    carrier = false;
    farewell(nowNanos);
    selection = null;
  }

  /** No frame of a hostile reader gets an exception. */
  @Override
  public @Nullable Reply frame(RfFrame frame, long nowNanos) {
    CardSelection powered = selection;
    if (powered == null) {
      return null;
    }
    CardLink standing = link;
    if (standing != null) {
      return converse(standing, powered, frame, nowNanos);
    }
    if (powered.active() && isoDep && isRats(frame)) {
      byte[] request = frame.withoutCrc();
      rats = request;
      link = new CardLink(request[1]);
      happenedNanos = nowNanos;
      return new Reply(RfFrame.withCrc(ATS), 0);
    }
    RfFrame answer = released ? null : powered.receive(frame);
    return answer == null ? null : new Reply(answer, 0);
  }

  private @Nullable Reply converse(
      CardLink standing, CardSelection powered, RfFrame frame, long nowNanos) {
    boolean owed = standing.hostOwes();
    RfFrame answer = standing.receive(frame);
    if (standing.deselected()) {
      powered.halt();
      farewell(nowNanos);
    } else if (standing.hostOwes()) {
      happenedNanos = owed ? happenedNanos : nowNanos;
      askNanos = nowNanos + ASK_AFTER_NANOS;
    }
    if (answer == null) {
      return null;
    }
    sentNanos = nowNanos + RadioField.TURN_ROUND_NANOS + answer.airNanos();
    return new Reply(answer, 0);
  }

  private void farewell(long nowNanos) {
    if (link != null) {
      leave();
      released = true;
      happenedNanos = nowNanos;
    }
  }

  private void leave() {
    link = null;
    rats = new byte[0];
    askNanos = Ticked.NEVER;
  }

  private void say(RfFrame frame, long nowNanos) {
    RadioField there = field;
    if (there != null) {
      there.speak(this, frame, nowNanos);
    }
  }

  private static boolean isRats(RfFrame frame) {
    byte[] bytes = frame.bytes();
    return bytes.length == 4 && (bytes[0] & 0xFF) == RATS && frame.crcGood();
  }
}
