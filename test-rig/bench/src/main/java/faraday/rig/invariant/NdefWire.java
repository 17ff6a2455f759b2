package faraday.rig.invariant;

import faraday.rig.codec.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The frames of profile 03 (SPEC §9), from the commands that read and write the NDEF file. A
 * challenge is one piece: M0 and what is sealed and signed beside it, since one e makes one.
 */
final class NdefWire {

  private static final int READ = 0xB0;
  private static final int UPDATE = 0xD6;
  private static final int FILE_BYTES = 2048;
  private static final int DATA_AT = 5;
  private static final int NLEN_BYTES = 2;
  private static final int MIME_HEADER_BYTES = 6 + 21;
  private static final int PAYLOAD_HEADER_BYTES = 4;

  private final byte[] shown = new byte[FILE_BYTES];
  private final byte[] written = new byte[FILE_BYTES];
  private int shownTo;
  private byte[] command = new byte[DATA_AT];

  /** A command that is no select. */
  void command(byte[] apdu) {
    command = apdu.length < DATA_AT ? new byte[DATA_AT] : apdu;
  }

  /** An application or file was selected. */
  void selected() {
    shownTo = 0;
    command = new byte[DATA_AT];
  }

  /** What the response completes: of the charger, or of the phone. */
  List<byte[]> frames(byte[] response, boolean ofPhone) {
    int data = response.length - 2;
    boolean good = data >= 0 && response[data] == (byte) 0x90 && response[data + 1] == 0;
    int at = (command[2] & 0xFF) << 8 | (command[3] & 0xFF);
    int instruction = command[0] == 0 && good ? command[1] & 0xFF : 0;
    if (instruction == READ && !ofPhone && at == shownTo && at + data <= FILE_BYTES) {
      System.arraycopy(response, 0, shown, at, data);
      shownTo = at + data;
      return shownTo > NLEN_BYTES && shownTo == NLEN_BYTES + number(shown, 0) ? read() : List.of();
    }
    return instruction == UPDATE && ofPhone ? updated(at) : List.of();
  }

  private List<byte[]> updated(int at) {
    int bytes = command.length - DATA_AT;
    if (at + bytes > FILE_BYTES) {
      return List.of();
    }
    System.arraycopy(command, DATA_AT, written, at, bytes);
    int length = number(written, 0);
    return at == 0 && length > MIME_HEADER_BYTES ? wrote(length) : List.of();
  }

  /** Behind the link stands the record whose payload begins with version and state. */
  private List<byte[]> read() {
    int mime = NLEN_BYTES + 4 + (shown[NLEN_BYTES + 2] & 0xFF);
    int from = mime + MIME_HEADER_BYTES + PAYLOAD_HEADER_BYTES;
    if (from > shownTo) {
      return List.of();
    }
    int to = Math.min(shownTo, from + number(shown, from - 2));
    shownTo = 0;
    return to > from ? List.of(Arrays.copyOfRange(shown, from, to)) : List.of();
  }

  private List<byte[]> wrote(int length) {
    List<byte[]> frames = new ArrayList<>();
    int end = Math.min(FILE_BYTES, NLEN_BYTES + length);
    int at = NLEN_BYTES + MIME_HEADER_BYTES;
    while (at + Frame.HEADER_BYTES <= end) {
      int to = at + Frame.HEADER_BYTES + number(written, at + 1);
      if (to > end) {
        break;
      }
      frames.add(Arrays.copyOfRange(written, at, to));
      at = to;
    }
    return frames;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
