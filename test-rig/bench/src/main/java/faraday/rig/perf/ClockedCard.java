package faraday.rig.perf;

import faraday.nfc.card.TargetDialogue;
import faraday.nfc.card.TargetEnd;
import faraday.nfc.card.TargetStep;

/** What the charger spends as a card: processor time and bytes allocated, inside its dialogue. */
final class ClockedCard implements TargetDialogue {

  private final TargetDialogue charger;
  private long cpuNanos;
  private long bytes;
  private long cpuBefore;
  private long bytesBefore;

  /** A meter around a charger's dialogue. */
  ClockedCard(TargetDialogue charger) {
    this.charger = charger;
  }

  /** Processor time so far, in ns. */
  long cpuNanos() {
    return cpuNanos;
  }

  /** Bytes allocated so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public void onActivated(long nowNanos) {
    begin();
    charger.onActivated(nowNanos);
    end();
  }

  @Override
  public void onCommand(byte[] buffer, int length, long nowNanos) {
    begin();
    charger.onCommand(buffer, length, nowNanos);
    end();
  }

  @Override
  public TargetStep next(long nowNanos) {
    begin();
    TargetStep step = charger.next(nowNanos);
    end();
    return step;
  }

  @Override
  public void onEnd(TargetEnd end, long nowNanos) {
    begin();
    charger.onEnd(end, nowNanos);
    end();
  }

  private void begin() {
    bytesBefore = ThreadCosts.allocatedBytes();
    cpuBefore = ThreadCosts.cpuNanos();
  }

  private void end() {
    cpuNanos += ThreadCosts.cpuNanos() - cpuBefore;
    bytes += ThreadCosts.allocatedBytes() - bytesBefore;
  }
}
