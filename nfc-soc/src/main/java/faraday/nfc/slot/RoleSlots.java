package faraday.nfc.slot;

import faraday.hal.Ticked;
import faraday.nfc.card.TargetRole;
import faraday.nfc.reader.ReaderRole;

/**
 * Lets reader and target take turns. A slot with somebody in it lasts as long as he does: no tap is
 * interrupted, in either role. An empty one ends by the clock, so that whoever comes is found in
 * the next slot of his role.
 */
public final class RoleSlots implements Ticked {

  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final ReaderRole reader;
  private final TargetRole target;
  private final SlotSettings settings;
  private boolean reading = true;
  private boolean begun;
  private boolean served;
  private long readerEndNanos;

  /** Both roles drive the same chip; the first slot is the reader's. */
  public RoleSlots(ReaderRole reader, TargetRole target, SlotSettings settings) {
    this.reader = reader;
    this.target = target;
    this.settings = settings;
  }

  /** True in a reader slot. */
  public boolean reading() {
    return reading;
  }

  @Override
  public void tick(long nowNanos) {
    if (reading) {
      read(nowNanos);
    } else {
      beTarget(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    if (!reading) {
      return target.nextDeadlineNanos();
    }
    boolean handsOver = settings.asTarget() && begun && reader.resting();
    long ownNanos = handsOver ? readerEndNanos : NEVER;
    return Math.min(ownNanos, reader.nextDeadlineNanos());
  }

  private void read(long nowNanos) {
    reader.tick(nowNanos);
    boolean serves = reader.serving();
    if (!begun || (served && !serves)) {
      begun = true;
      readerEndNanos = nowNanos + settings.readerMs() * NANOS_PER_MILLI;
    }
    served = serves;
    if (settings.asTarget() && !serves && reader.resting() && nowNanos >= readerEndNanos) {
      reader.stand();
      reading = false;
      target.begin(nowNanos);
      target.tick(nowNanos);
    }
  }

  private void beTarget(long nowNanos) {
    target.tick(nowNanos);
    if (target.finished()) {
      reading = true;
      begun = false;
      read(nowNanos);
    }
  }
}
