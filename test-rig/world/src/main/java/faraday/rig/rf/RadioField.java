package faraday.rig.rf;

import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The field of one reader, with at most one card in it, in virtual time.
 *
 * <p>A transmission takes its air time, then the card gets the frame, turns round (0.1 ms), takes
 * its own time, and answers; the reader needs 0.1 ms before it may send again. A card removed in
 * the meantime says nothing. Events that fell due before a late tick keep their own times.
 *
 * <p>The probe sees {@code rf.field} levels, and {@code rf.reader} and {@code rf.card} bytes with
 * checksums at the moment each frame starts; frames of other than type A or B as {@code rf.other}.
 */
public final class RadioField implements Ticked {

  /** Time from the end of one frame to the start of the next in the other direction. */
  public static final long TURN_ROUND_NANOS = 100_000;

  private record Due(long atNanos, Runnable action) {}

  private final SimProbe probe;
  private final ArrayDeque<Due> agenda = new ArrayDeque<>();
  private @Nullable Picc card;
  private @Nullable Reception reception;
  private boolean on;
  private long receivedAtNanos;
  private long listensUntilNanos = Long.MIN_VALUE;

  /** An empty field that is off. */
  public RadioField(SimProbe probe) {
    this.probe = probe;
  }

  /**
   * Brings a card to the reader.
   *
   * @throws IllegalStateException when one is there already
   */
  public void place(Picc newCard, long nowNanos) {
    if (card != null) {
      throw new IllegalStateException("one card at a time");
    }
    card = newCard;
    newCard.heldTo(this);
    probe.level(nowNanos, "rf.present", 1);
    if (on) {
      newCard.fieldOn(nowNanos);
    }
  }

  /** Takes the card away, also in mid-frame; nothing happens when there is none. */
  public void remove(long nowNanos) {
    Picc gone = card;
    card = null;
    if (gone != null) {
      gone.heldTo(null);
      probe.level(nowNanos, "rf.present", 0);
      if (on) {
        gone.fieldOff(nowNanos);
      }
    }
  }

  /** True while a card is at the reader, whether the field is on or not. */
  public boolean occupied() {
    return card != null;
  }

  /** True while the carrier is there. */
  public boolean on() {
    return on;
  }

  /** Switches the carrier; ignored when it already is so. */
  public void power(boolean newOn, long nowNanos) {
    if (on == newOn) {
      return;
    }
    on = newOn;
    probe.level(nowNanos, "rf.field", newOn ? 1 : 0);
    if (card != null) {
      if (newOn) {
        card.fieldOn(nowNanos);
      } else {
        card.fieldOff(nowNanos);
      }
    }
  }

  /**
   * Starts sending one frame; its outcome appears in {@link #takeReception}. What was under way
   * before is dropped.
   *
   * @param timeoutNanos how long after the end of the frame an answer may begin
   */
  public void transmit(RfFrame frame, Modulation modulation, long timeoutNanos, long nowNanos) {
    abandon();
    byte[] bytes = frame.bytes();
    String signal = modulation == Modulation.OTHER ? "rf.other" : "rf.reader";
    probe.bytes(nowNanos, signal, bytes, 0, bytes.length);
    long sentNanos = nowNanos + frame.airNanos();
    agenda.add(new Due(sentNanos, () -> deliver(frame, modulation, timeoutNanos, sentNanos)));
  }

  /**
   * A card that stayed silent at first begins to answer. Nobody hears it when the reader's patience
   * has ended before.
   */
  public void speak(Picc speaker, RfFrame frame, long startNanos) {
    if (startNanos > listensUntilNanos || !audible(speaker)) {
      return;
    }
    abandon();
    agenda.add(new Due(startNanos, () -> answer(speaker, frame, startNanos)));
  }

  /** Forgets a transmission under way and its outcome; the card may have heard it. */
  public void abandon() {
    agenda.clear();
    listensUntilNanos = Long.MIN_VALUE;
    reception = null;
  }

  /** The outcome of the last transmission, once, or null while there is none. */
  public @Nullable Reception takeReception() {
    Reception taken = reception;
    reception = null;
    return taken;
  }

  /** When the outcome last taken became known. */
  public long receivedAtNanos() {
    return receivedAtNanos;
  }

  @Override
  public void tick(long nowNanos) {
    while (!agenda.isEmpty() && agenda.getFirst().atNanos() <= nowNanos) {
      agenda.removeFirst().action().run();
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return agenda.isEmpty() ? NEVER : agenda.getFirst().atNanos();
  }

  private void deliver(RfFrame frame, Modulation modulation, long timeoutNanos, long atNanos) {
    Picc hearer = on && modulation == Modulation.TYPE_A ? card : null;
    Picc.Reply reply = hearer == null ? null : hearer.frame(frame, atNanos);
    long waitNanos = reply == null ? 0 : TURN_ROUND_NANOS + reply.delayNanos();
    if (hearer == null || reply == null || waitNanos > timeoutNanos + TURN_ROUND_NANOS) {
      long silentNanos = atNanos + timeoutNanos;
      listensUntilNanos = silentNanos;
      agenda.add(new Due(silentNanos, () -> conclude(new Reception.Silence(), silentNanos)));
      return;
    }
    long startNanos = atNanos + waitNanos;
    Picc speaker = hearer;
    agenda.add(new Due(startNanos, () -> answer(speaker, reply.frame(), startNanos)));
  }

  private void answer(Picc speaker, RfFrame frame, long startNanos) {
    if (!audible(speaker)) {
      conclude(new Reception.Silence(), startNanos);
      return;
    }
    byte[] bytes = frame.bytes();
    probe.bytes(startNanos, "rf.card", bytes, 0, bytes.length);
    long readyNanos = startNanos + frame.airNanos() + TURN_ROUND_NANOS;
    agenda.add(new Due(readyNanos, () -> finish(speaker, frame, readyNanos)));
  }

  private void finish(Picc speaker, RfFrame frame, long atNanos) {
    conclude(audible(speaker) ? new Reception.Received(frame) : new Reception.Silence(), atNanos);
  }

  private void conclude(Reception outcome, long atNanos) {
    listensUntilNanos = Long.MIN_VALUE;
    reception = outcome;
    receivedAtNanos = atNanos;
  }

  private boolean audible(Picc speaker) {
    return on && Objects.equals(card, speaker);
  }
}
