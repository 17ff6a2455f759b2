package faraday.rig.cli;

import faraday.hal.Ticked;
import faraday.rig.chip.Pn532Chip;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.rf.RadioField;

/** A simulated chip whose phone is there for a while, goes, and comes again. */
final class ComingPhone implements Ticked {

  /** Longer than any tap of a simulated phone but one that waits for a session to end. */
  static final long THERE_NANOS = 4_000_000_000L;

  private final Pn532Chip chip;
  private final RadioField field;
  private final IsoDepCard card;
  private final long awayNanos;
  private boolean there;
  private long changeNanos;

  /**
   * A phone that is away at first.
   *
   * @param awayNanos how long it stays away, above 0
   */
  ComingPhone(Pn532Chip chip, RadioField field, IsoDepCard card, long awayNanos) {
    this.chip = chip;
    this.field = field;
    this.card = card;
    this.awayNanos = awayNanos;
    changeNanos = awayNanos;
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos >= changeNanos) {
      there = !there;
      changeNanos = nowNanos + (there ? THERE_NANOS : awayNanos);
      if (there) {
        field.place(card, nowNanos);
      } else {
        field.remove(nowNanos);
      }
    }
    chip.tick(nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.min(changeNanos, chip.nextDeadlineNanos());
  }
}
