package faraday.rig.bench;

import faraday.hal.sim.SimProbe;
import faraday.nfc.card.TargetDialogue;
import faraday.nfc.card.TargetEnd;
import faraday.nfc.card.TargetStep;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the charger's applications as a card and the NFC chip: models the time of the
 * charger's processor and shows every command and response to the trace.
 */
final class CardMeter implements TargetDialogue {

  /** Copying bytes takes the processor a tenth of what keys take. */
  private static final int PLAIN_SHARE = 10;

  private final TargetDialogue charger;
  private final SimProbe probe;
  private final long computeNanos;
  private long readyNanos;
  private int commands;
  private @Nullable TargetEnd lastEnd;

  /**
   * A meter around a charger's dialogue.
   *
   * @param computeNanos time the charger's processor takes for each answer
   */
  CardMeter(TargetDialogue charger, SimProbe probe, long computeNanos) {
    this.charger = charger;
    this.probe = probe;
    this.computeNanos = computeNanos;
  }

  /** Puts a fresh meter, and what the board wants next to the charger, around each dialogue. */
  static UnaryOperator<TargetDialogue> around(SimProbe probe, BoardSpec spec) {
    return charger -> new CardMeter(spec.aroundCard().apply(charger), probe, spec.computeNanos());
  }

  /** How the last activation ended. */
  @Nullable TargetEnd lastEnd() {
    return lastEnd;
  }

  @Override
  public void onActivated(long nowNanos) {
    commands = 0;
    charger.onActivated(nowNanos);
  }

  @Override
  public void onCommand(byte[] buffer, int length, long nowNanos) {
    probe.bytes(nowNanos, "apdu.command", buffer, 0, length);
    probe.level(nowNanos, "phone.apdus", ++commands);
    readyNanos = nowNanos + (usesKeys(buffer) ? computeNanos : computeNanos / PLAIN_SHARE);
    charger.onCommand(buffer, length, nowNanos);
  }

  /** The own application, the first look into the NDEF file, and a commit; the rest is copying. */
  private static boolean usesKeys(byte[] command) {
    boolean own =
        command[0] == (byte) 0x80 || (command[1] == (byte) 0xA4 && command[5] == (byte) 0xF0);
    boolean file = command[1] == (byte) 0xB0 || command[1] == (byte) 0xD6;
    return own || (file && command[2] == 0 && command[3] == 0);
  }

  @Override
  public TargetStep next(long nowNanos) {
    if (nowNanos < readyNanos) {
      return new TargetStep.Wait(readyNanos);
    }
    TargetStep step = charger.next(nowNanos);
    if (step instanceof TargetStep.Answer(byte[] apdu, long _)) {
      probe.bytes(nowNanos, "apdu.response", apdu, 0, apdu.length);
    }
    return step;
  }

  @Override
  public void onEnd(TargetEnd end, long nowNanos) {
    lastEnd = end;
    charger.onEnd(end, nowNanos);
  }
}
