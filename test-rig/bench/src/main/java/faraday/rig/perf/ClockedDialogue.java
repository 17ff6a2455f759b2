package faraday.rig.perf;

import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;

/**
 * Sums up the processor time that the charger spends on one tap: everything its dialogue does from
 * the target's arrival to its end, and nothing of the world around it.
 */
final class ClockedDialogue implements ApduDialogue {

  private final ApduDialogue charger;
  private long cpuNanos;
  private int calls;

  /** A clock around a charger's dialogue. */
  ClockedDialogue(ApduDialogue charger) {
    this.charger = charger;
  }

  /** Processor time so far, in ns. */
  long cpuNanos() {
    return cpuNanos;
  }

  /** Calls so far; each carries the cost of one question about the time. */
  int calls() {
    return calls;
  }

  @Override
  public void onTarget(TargetInfo target, long nowNanos) {
    long before = ThreadCosts.cpuNanos();
    charger.onTarget(target, nowNanos);
    count(before);
  }

  @Override
  public void onResponse(byte[] buffer, int length, long nowNanos) {
    long before = ThreadCosts.cpuNanos();
    charger.onResponse(buffer, length, nowNanos);
    count(before);
  }

  @Override
  public void onSilentTarget(TargetInfo target, long nowNanos) {
    charger.onSilentTarget(target, nowNanos);
  }

  @Override
  public DialogueStep next(long nowNanos) {
    long before = ThreadCosts.cpuNanos();
    DialogueStep step = charger.next(nowNanos);
    count(before);
    return step;
  }

  @Override
  public void onEnd(TapEnd end, long nowNanos) {
    long before = ThreadCosts.cpuNanos();
    charger.onEnd(end, nowNanos);
    count(before);
  }

  @Override
  public boolean wantsMore(long nowNanos) {
    return charger.wantsMore(nowNanos);
  }

  private void count(long before) {
    cpuNanos += ThreadCosts.cpuNanos() - before;
    calls++;
  }
}
