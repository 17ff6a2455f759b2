package faraday.rig.phone;

import faraday.rig.rf.CardApplication;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A reader for tests: puts frames into APDUs as SPEC §7 says and counts exchanges. */
final class Terminal {

  static final String SELECT = "00A4040008F04641524144415900";
  private static final int PIECE = 240;

  private final CardApplication card;
  private final List<byte[]> answers = new ArrayList<>();
  long nowNanos;
  int exchanges;

  Terminal(CardApplication card) {
    this.card = card;
  }

  /** What the phone says to one command; time goes on by its delay. */
  byte[] exchange(byte[] command) {
    CardApplication.Answer answer = card.answer(command.clone(), nowNanos);
    nowNanos += answer.delayNanos();
    exchanges++;
    answers.add(answer.responseApdu());
    return answer.responseApdu();
  }

  String exchange(String commandHex) {
    return HexFormat.of().formatHex(exchange(HexFormat.of().parseHex(commandHex)));
  }

  void activate() {
    card.activated(nowNanos);
    exchange(SELECT);
  }

  void deactivate() {
    card.deactivated(nowNanos);
  }

  /** Sends a frame in pieces, collects the answer's pieces; ends with the last status word. */
  Transfer transfer(byte[] frame) {
    byte[] response = new byte[0];
    for (int at = 0; at < frame.length; at += PIECE) {
      int end = Math.min(frame.length, at + PIECE);
      response = exchange(command(Arrays.copyOfRange(frame, at, end), end < frame.length));
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    while (true) {
      int word = word(response);
      data.write(response, 0, response.length - 2);
      if (word >> 8 != 0x61) {
        return new Transfer(data.toByteArray(), word);
      }
      response = exchange(HexFormat.of().parseHex("00C0000000"));
    }
  }

  static byte[] command(byte[] piece, boolean more) {
    byte[] command = new byte[piece.length + 6];
    command[0] = (byte) 0x80;
    command[1] = 0x46;
    command[2] = (byte) (more ? 1 : 0);
    command[4] = (byte) piece.length;
    System.arraycopy(piece, 0, command, 5, piece.length);
    return command;
  }

  static int word(byte[] response) {
    return ((response[response.length - 2] & 0xFF) << 8) | (response[response.length - 1] & 0xFF);
  }

  /** Every response so far in a row. */
  byte[] everything() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    answers.forEach(all::writeBytes);
    return all.toByteArray();
  }

  @SuppressWarnings("ArrayRecordComponent") // looked at once
  record Transfer(byte[] data, int word) {}
}
