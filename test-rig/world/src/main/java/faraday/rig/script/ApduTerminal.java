package faraday.rig.script;

import faraday.rig.rf.CardApplication;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A reader straight on a card application: frames into APDUs as SPEC §7 says, exchanges counted.
 */
public final class ApduTerminal {

  /** SPEC §7's select, in hexadecimal. */
  public static final String SELECT = "00A4040008F04641524144415900";

  private static final int PIECE_BYTES = 240;
  private static final int TRANSFER_OVERHEAD_BYTES = 6;
  private static final int MORE_WAITS = 0x61;
  private static final String REST = "00C0000000";

  /**
   * The answer to a frame.
   *
   * @param data all pieces in a row
   * @param word the last status word
   */
  @SuppressWarnings("ArrayRecordComponent") // looked at once
  public record Transfer(byte[] data, int word) {}

  private final CardApplication card;
  private final List<byte[]> responses = new ArrayList<>();
  private long nowNanos;

  /** A reader with this card in its field, at time zero. */
  public ApduTerminal(CardApplication card) {
    this.card = card;
  }

  /** The card comes into the field and the wallet is selected; gives the select's answer. */
  public byte[] activate() {
    card.activated(nowNanos);
    return exchange(HexFormat.of().parseHex(SELECT));
  }

  /** The card leaves. */
  public void deactivate() {
    card.deactivated(nowNanos);
  }

  /** Lets time go by. */
  public void waitNanos(long nanos) {
    nowNanos += nanos;
  }

  /** World time: grows by the card's delays. */
  public long nowNanos() {
    return nowNanos;
  }

  /** One command and its response. */
  public byte[] exchange(byte[] command) {
    CardApplication.Answer answer = card.answer(command.clone(), nowNanos);
    nowNanos += answer.delayNanos();
    responses.add(answer.responseApdu());
    return answer.responseApdu();
  }

  /** Sends a frame in pieces and collects the pieces of the answer. */
  public Transfer transfer(byte[] frame) {
    byte[] response = new byte[0];
    for (int at = 0; at < frame.length; at += PIECE_BYTES) {
      int end = Math.min(frame.length, at + PIECE_BYTES);
      response = exchange(transferCommand(Arrays.copyOfRange(frame, at, end), end < frame.length));
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(response, 0, response.length - 2);
    while (word(response) >> 8 == MORE_WAITS) {
      response = exchange(HexFormat.of().parseHex(REST));
      data.write(response, 0, response.length - 2);
    }
    return new Transfer(data.toByteArray(), word(response));
  }

  /** {@code 80 46 P1 00 Lc piece 00}. */
  public static byte[] transferCommand(byte[] piece, boolean moreFollow) {
    byte[] command = new byte[piece.length + TRANSFER_OVERHEAD_BYTES];
    command[0] = (byte) 0x80;
    command[1] = 0x46;
    command[2] = (byte) (moreFollow ? 1 : 0);
    command[4] = (byte) piece.length;
    System.arraycopy(piece, 0, command, 5, piece.length);
    return command;
  }

  /** The status word of a response. */
  public static int word(byte[] response) {
    return ((response[response.length - 2] & 0xFF) << 8) | (response[response.length - 1] & 0xFF);
  }

  /** Every response so far, oldest first. */
  public List<byte[]> responses() {
    return List.copyOf(responses);
  }
}
