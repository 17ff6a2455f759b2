package faraday.rig.phone;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a phone's NFC stack does with a Type 4 tag by itself: detection, then reading or writing one
 * message, as a chain of commands. Any status word but 9000 ends it.
 */
final class NdefSteps {

  /** How a chain stands. */
  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  private static final HexFormat HEX = HexFormat.of();
  private static final String SELECT_APP = "00a4040007d276000085010100";
  private static final String SELECT_CC = "00a4000c02e103";
  private static final String READ_CC = "00b000000f";
  private static final String SELECT_NDEF = "00a4000c02e104";
  private static final String READ_LENGTH = "00b0000002";
  private static final String LENGTH_ZERO = "00d60000020000";
  private static final int DETECTION = 5;
  private static final int CC_BYTES = 15;
  private static final int WRITABLE_AT = 14;

  private final byte @Nullable [] message;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private int at;
  private int done;
  private int mle = CC_BYTES;
  private int mlc = 1;
  private int length;
  private boolean committed;
  private State state = State.RUNNING;

  /**
   * A chain.
   *
   * @param message to be written, or null to read
   * @param withSelect false for a further round within one activation, which begins at the CC
   */
  NdefSteps(byte @Nullable [] message, boolean withSelect) {
    this.message = message == null ? null : message.clone();
    this.at = withSelect ? 0 : 1;
  }

  State state() {
    return state;
  }

  /** The message that was read. */
  byte[] message() {
    return read.toByteArray();
  }

  /** The next command. */
  byte[] next() {
    return switch (at) {
      case 0 -> HEX.parseHex(SELECT_APP);
      case 1 -> HEX.parseHex(SELECT_CC);
      case 2 -> HEX.parseHex(READ_CC);
      case 3 -> HEX.parseHex(SELECT_NDEF);
      case 4 -> HEX.parseHex(READ_LENGTH);
      default -> message == null ? readPiece() : writePiece(message);
    };
  }

  /** The answer to it. */
  void answered(byte[] response) {
    byte[] data = Arrays.copyOf(response, response.length - 2);
    boolean good =
        response[response.length - 2] == (byte) 0x90 && response[response.length - 1] == 0;
    if (!good || !taken(data)) {
      state = State.FAILED;
    }
  }

  private boolean taken(byte[] data) {
    if (at < DETECTION) {
      at++;
      return detected(at - 1, data);
    }
    return message == null ? pieceRead(data) : pieceWritten(message);
  }

  private boolean detected(int step, byte[] data) {
    if (step == 2) {
      boolean version2 = data.length == CC_BYTES && (data[2] & 0xF0) == 0x20;
      if (!version2) {
        return false;
      }
      mle = Math.min(255, number(data, 3));
      mlc = Math.min(255, number(data, 5));
      boolean room = message == null || 2 + message.length <= number(data, 11);
      return mle >= CC_BYTES && mlc >= 1 && room && (message == null || data[WRITABLE_AT] == 0);
    }
    if (step == 4) {
      length = data.length == 2 ? number(data, 0) : 0;
      state = message == null && length == 0 ? State.DONE : state;
    }
    return true;
  }

  private byte[] readPiece() {
    int bytes = Math.min(mle, length - done);
    return command(0xB0, 2 + done, new byte[0], bytes);
  }

  private boolean pieceRead(byte[] data) {
    read.writeBytes(data);
    done += data.length;
    state = done >= length ? State.DONE : state;
    return data.length > 0;
  }

  /** NLEN := 0, the data from offset 2, NLEN := length. */
  private byte[] writePiece(byte[] whole) {
    if (at == DETECTION) {
      return HEX.parseHex(LENGTH_ZERO);
    }
    if (done == whole.length) {
      byte[] nlen = {(byte) (whole.length >>> 8), (byte) whole.length};
      return command(0xD6, 0, nlen, 0);
    }
    int bytes = Math.min(mlc, whole.length - done);
    return command(0xD6, 2 + done, Arrays.copyOfRange(whole, done, done + bytes), 0);
  }

  private boolean pieceWritten(byte[] whole) {
    if (at == DETECTION) {
      at++;
    } else if (done == whole.length) {
      committed = true;
      state = State.DONE;
    } else {
      done += Math.min(mlc, whole.length - done);
    }
    return true;
  }

  boolean committed() {
    return committed;
  }

  private static byte[] command(int ins, int offset, byte[] data, int le) {
    byte[] apdu = new byte[5 + data.length];
    apdu[1] = (byte) ins;
    apdu[2] = (byte) (offset >>> 8);
    apdu[3] = (byte) offset;
    apdu[4] = (byte) (data.length > 0 ? data.length : le);
    System.arraycopy(data, 0, apdu, 5, data.length);
    return apdu;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  /** The first record when it is a link, as the phone's system opens it. */
  static Optional<String> link(byte[] message) {
    boolean uri = message.length > 5 && (message[0] & 0x17) == 0x11 && message[1] == 1;
    if (!uri || message[3] != 'U' || message[4] != 4 || message.length < 4 + message[2]) {
      return Optional.empty();
    }
    String rest =
        new String(message, 5, message[2] - 1, java.nio.charset.StandardCharsets.US_ASCII);
    return Optional.of("https://" + rest);
  }

  /** The payload of the MIME record behind the link, or nothing. */
  static Optional<byte[]> payload(byte[] message, String type) {
    int at = message.length > 3 ? 4 + message[2] : message.length;
    if (message.length < at + 6 || (message[at] & 0xFF) != 0x52) {
      return Optional.empty();
    }
    int typeBytes = message[at + 1];
    int payloadBytes = number(message, at + 4);
    int payloadAt = at + 6 + typeBytes;
    boolean whole = number(message, at + 2) == 0 && payloadAt + payloadBytes == message.length;
    if (!whole
        || !type.equals(
            new String(message, at + 6, typeBytes, java.nio.charset.StandardCharsets.US_ASCII))) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOfRange(message, payloadAt, message.length));
  }

  /** One MIME record with a long length, as Chrome writes it. */
  static byte[] mime(String type, byte[] payload) {
    byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] message = new byte[6 + name.length + payload.length];
    message[0] = (byte) 0xC2;
    message[1] = (byte) name.length;
    message[4] = (byte) (payload.length >>> 8);
    message[5] = (byte) payload.length;
    System.arraycopy(name, 0, message, 6, name.length);
    System.arraycopy(payload, 0, message, 6 + name.length, payload.length);
    return message;
  }
}
