package faraday.firmware.app;

import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A phone that says the same in every tap (SPEC §7), whatever it hears, and keeps what it heard.
 */
final class SelfTestPhone {

  private static final int STEPS_MAX = 64;
  private static final int PIECE_BYTES = 240;
  private static final int ISO_DEP = 0x20;
  private static final int SELECT = 0xA4;
  private static final int TRANSFER = 0x46;
  private static final int DATA_AT = 5;
  private static final byte[] SELECTED = {1, 1, 0};
  private static final byte[] NOTHING = {};
  private static final byte MORE = 0x61;
  private static final byte OK = (byte) 0x90;

  private final List<byte[]> answers;
  private final List<byte[]> heard = new ArrayList<>();
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
  private byte[] outgoing = NOTHING;

  /**
   * A phone.
   *
   * @param answers to the first frames that it hears; to others it says nothing
   */
  SelfTestPhone(byte[]... answers) {
    this.answers = List.of(answers);
  }

  /** One whole tap; gives the frames that were heard, in their order. */
  List<byte[]> tap(ApduDialogue charger) {
    long nowNanos = 0;
    charger.onTarget(new TargetInfo(new byte[] {0, 4}, ISO_DEP, new byte[4], NOTHING), nowNanos);
    for (int i = 0; i < STEPS_MAX; i++) {
      switch (charger.next(nowNanos)) {
        case DialogueStep.Wait(long untilNanos) -> nowNanos = Math.max(untilNanos, nowNanos + 1);
        case DialogueStep.Send(byte[] command) -> {
          byte[] response = answer(command);
          charger.onResponse(response, response.length, nowNanos);
        }
        case DialogueStep.Release _ -> {
          charger.onEnd(TapEnd.RELEASED, nowNanos);
          return heard;
        }
      }
    }
    charger.onEnd(TapEnd.LINK_LOST, nowNanos);
    return heard;
  }

  private byte[] answer(byte[] command) {
    return switch (command[1] & 0xFF) {
      case SELECT -> respond(SELECTED, OK);
      case TRANSFER -> transferred(command);
      default -> nextPiece();
    };
  }

  private byte[] transferred(byte[] command) {
    incoming.write(command, DATA_AT, command[4] & 0xFF);
    if (command[2] != 0) {
      return respond(NOTHING, OK);
    }
    int number = heard.size();
    heard.add(incoming.toByteArray());
    incoming.reset();
    outgoing = number < answers.size() ? answers.get(number) : NOTHING;
    return nextPiece();
  }

  private byte[] nextPiece() {
    int count = Math.min(outgoing.length, PIECE_BYTES);
    byte[] piece = Arrays.copyOf(outgoing, count);
    outgoing = Arrays.copyOfRange(outgoing, count, outgoing.length);
    return respond(piece, outgoing.length > 0 ? MORE : OK);
  }

  private static byte[] respond(byte[] data, byte status) {
    byte[] response = Arrays.copyOf(data, data.length + 2);
    response[data.length] = status;
    return response;
  }
}
