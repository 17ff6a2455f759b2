package faraday.rig.chip;

import faraday.rig.rf.Picc;
import faraday.rig.rf.RfFrame;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A card behind a bad antenna: chosen frames, counted from 0 in both directions, go wrong. */
final class FlakyCard implements Picc {

  enum Harm {
    /** The card does not hear the reader's frame. */
    UNHEARD,
    /** The card hears and acts, but its answer is lost. */
    ANSWER_LOST,
    /** One bit of the card's answer flips. */
    ANSWER_DAMAGED,
    /** The card answers with a block of no known kind. */
    NONSENSE
  }

  private final Picc card;
  private final Map<Integer, Harm> plan = new HashMap<>();
  private int counted;
  private @Nullable Harm always;

  FlakyCard(Picc card) {
    this.card = card;
  }

  /** Harms the exchange that comes after {@code later} others, counted from now. */
  void harm(int later, Harm harm) {
    plan.put(counted + later, harm);
  }

  /** Harms everything from now on. */
  void harmAll(Harm harm) {
    always = harm;
  }

  @Override
  public void fieldOn(long nowNanos) {
    card.fieldOn(nowNanos);
  }

  @Override
  public void fieldOff(long nowNanos) {
    card.fieldOff(nowNanos);
  }

  @Override
  public @Nullable Reply frame(RfFrame frame, long nowNanos) {
    Harm harm = always == null ? plan.get(counted) : always;
    counted++;
    if (harm == Harm.UNHEARD) {
      return null;
    }
    Reply reply = card.frame(frame, nowNanos);
    if (harm == null || reply == null) {
      return reply;
    }
    return switch (harm) {
      case UNHEARD, ANSWER_LOST -> null;
      case ANSWER_DAMAGED -> new Reply(flipped(reply.frame()), reply.delayNanos());
      case NONSENSE -> new Reply(RfFrame.withCrc(new byte[] {(byte) 0xE2}), 0);
    };
  }

  private static RfFrame flipped(RfFrame frame) {
    byte[] bytes = frame.bytes();
    bytes[bytes.length / 2] ^= 0x04;
    return RfFrame.of(bytes);
  }
}
