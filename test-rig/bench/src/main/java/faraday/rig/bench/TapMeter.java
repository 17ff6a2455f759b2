package faraday.rig.bench;

import faraday.hal.sim.SimProbe;
import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sits between the charger's dialogue and the NFC driver: gives the charger's processor time to
 * compute, writes every APDU into the trace, and counts what a tap costs.
 */
final class TapMeter implements ApduDialogue {

  private static final int TRANSFER = 0x46;
  private static final int SELECT = 0xA4;
  private static final int M4 = 0x14;
  private static final int FRAME_HEADER_BYTES = 3;
  private static final int APDU_DATA_AT = 5;

  private final ApduDialogue charger;
  private final SimProbe probe;
  private final long computeNanos;
  private long readyNanos;
  private int handshakeExchanges;
  private int handshakeBytes;
  private boolean answerSent;
  private int exchanges;
  private int frameBytes;
  private int frameBytesLeft;
  private long selectNanos;
  private long answeredNanos;
  private byte[] command = new byte[0];
  private List<String> frames = new ArrayList<>();
  private final List<TapFigures> taps = new ArrayList<>();
  private @Nullable TapEnd lastEnd;

  /**
   * A meter around a charger's dialogue.
   *
   * @param computeNanos time the charger's processor takes for each answer
   */
  TapMeter(ApduDialogue charger, SimProbe probe, long computeNanos) {
    this.charger = charger;
    this.probe = probe;
    this.computeNanos = computeNanos;
  }

  /** Finished conversations with a wallet, oldest first. */
  List<TapFigures> taps() {
    return List.copyOf(taps);
  }

  /** How the last conversation ended. */
  @Nullable TapEnd lastEnd() {
    return lastEnd;
  }

  @Override
  public void onTarget(TargetInfo target, long nowNanos) {
    handshakeExchanges = -1;
    handshakeBytes = 0;
    answerSent = false;
    exchanges = 0;
    frameBytes = 0;
    frameBytesLeft = 0;
    selectNanos = -1;
    answeredNanos = -1;
    frames = new ArrayList<>();
    readyNanos = nowNanos;
    probe.bytes(nowNanos, "tap.target", target.uid(), 0, target.uid().length);
    charger.onTarget(target, nowNanos);
  }

  @Override
  public void onSilentTarget(TargetInfo target, long nowNanos) {
    charger.onSilentTarget(target, nowNanos);
  }

  @Override
  public DialogueStep next(long nowNanos) {
    if (nowNanos < readyNanos) {
      return new DialogueStep.Wait(readyNanos);
    }
    DialogueStep step = charger.next(nowNanos);
    if (step instanceof DialogueStep.Send send) {
      command = send.commandApdu();
      probe.bytes(nowNanos, "apdu.command", command, 0, command.length);
      probe.level(nowNanos, "phone.apdus", exchanges + 1);
      sent(nowNanos);
    }
    return step;
  }

  @Override
  public void onResponse(byte[] buffer, int length, long nowNanos) {
    probe.bytes(nowNanos, "apdu.response", buffer, 0, length);
    exchanges++;
    received(buffer, length);
    if (answerSent && handshakeExchanges < 0) {
      answeredNanos = nowNanos;
      handshakeExchanges = exchanges;
      handshakeBytes = frameBytes;
    }
    readyNanos = nowNanos + computeNanos;
    charger.onResponse(buffer, length, nowNanos);
  }

  @Override
  public void onEnd(TapEnd end, long nowNanos) {
    if (selectNanos >= 0) {
      taps.add(figures());
    }
    lastEnd = end;
    probe.level(nowNanos, "tap.end", code(end));
    charger.onEnd(end, nowNanos);
  }

  @Override
  public boolean wantsMore(long nowNanos) {
    return charger.wantsMore(nowNanos);
  }

  private TapFigures figures() {
    return new TapFigures(
        handshakeExchanges < 0 ? exchanges : handshakeExchanges,
        handshakeExchanges < 0 ? frameBytes : handshakeBytes,
        exchanges,
        frameBytes,
        selectNanos,
        answeredNanos,
        frames);
  }

  private static int code(TapEnd end) {
    return switch (end) {
      case RELEASED -> 0;
      case LINK_LOST -> 1;
      case CHIP_LOST -> 2;
    };
  }

  private void sent(long nowNanos) {
    int instruction = command[1] & 0xFF;
    if (instruction == SELECT && selectNanos < 0) {
      selectNanos = nowNanos;
    }
    if (instruction == TRANSFER) {
      int bytes = command[4] & 0xFF;
      count(command, APDU_DATA_AT, bytes);
      boolean last = command[2] == 0;
      answerSent |= last && !frames.isEmpty() && frames.getLast().startsWith(hex(M4));
    }
  }

  private void received(byte[] buffer, int length) {
    boolean wallet = (command[1] & 0xFF) != SELECT;
    if (wallet && length > 2) {
      count(buffer, 0, length - 2);
    }
  }

  /** Counts a piece; a frame's first piece tells how long the frame is. */
  private void count(byte[] data, int offset, int bytes) {
    if (frameBytesLeft == 0 && bytes >= FRAME_HEADER_BYTES) {
      int body = (data[offset + 1] & 0xFF) << 8 | (data[offset + 2] & 0xFF);
      frameBytesLeft = FRAME_HEADER_BYTES + body;
      frames.add(hex(data[offset] & 0xFF) + ":" + frameBytesLeft);
    }
    frameBytes += bytes;
    frameBytesLeft = Math.max(0, frameBytesLeft - bytes);
  }

  private static String hex(int type) {
    return Integer.toHexString(type);
  }
}
