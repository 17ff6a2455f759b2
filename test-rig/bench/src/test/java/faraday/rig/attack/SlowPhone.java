package faraday.rig.attack;

import faraday.rig.rf.CardApplication;
import java.util.Arrays;

/**
 * A real wallet that lets its frames drip: every answer with data comes in small pieces, each as
 * late as the reader bears, so that the whole frame is there at a moment of its choice.
 */
final class SlowPhone implements CardApplication {

  private static final long PIECE_NANOS = 2_300_000_000L;
  private static final int REST = 0xC0;
  private static final int SELECT = 0xA4;

  private final CardApplication wallet;
  private final long[] completeNanos;
  private byte[] waiting = new byte[0];
  private long activatedNanos;
  private int frames;

  /**
   * A slow wallet.
   *
   * @param completeNanos when the n-th frame is complete, from activation
   */
  SlowPhone(CardApplication wallet, long... completeNanos) {
    this.wallet = wallet;
    this.completeNanos = completeNanos.clone();
  }

  @Override
  public void activated(long nowNanos) {
    activatedNanos = nowNanos;
    frames = 0;
    wallet.activated(nowNanos);
  }

  @Override
  public void deactivated(long nowNanos) {
    wallet.deactivated(nowNanos);
  }

  @Override
  public Answer answer(byte[] commandApdu, long nowNanos) {
    int instruction = commandApdu[1] & 0xFF;
    if (instruction == REST) {
      return piece(nowNanos);
    }
    Answer honest = wallet.answer(commandApdu, nowNanos);
    if (instruction == SELECT
        || honest.responseApdu().length <= 2
        || frames >= completeNanos.length) {
      return honest;
    }
    frames++;
    waiting = honest.responseApdu();
    return piece(nowNanos);
  }

  private Answer piece(long nowNanos) {
    long leftNanos = activatedNanos + completeNanos[frames - 1] - nowNanos;
    if (leftNanos <= PIECE_NANOS || waiting.length <= 3) {
      return new Answer(waiting, Math.max(0, Math.min(leftNanos, PIECE_NANOS)));
    }
    byte[] one = {waiting[0], 0x61, (byte) 0xFF};
    waiting = Arrays.copyOfRange(waiting, 1, waiting.length);
    return new Answer(one, PIECE_NANOS);
  }
}
