package faraday.nfc.tag;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A short command APDU (ISO/IEC 7816-4 §5.1).
 *
 * @param cla class, 0…255
 * @param ins instruction, 0…255
 * @param p1p2 both parameters, 0…65535
 * @param data command data, 0…255 bytes
 * @param le expected length 1…256, or 0 when the command names none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; made for one use
public record CommandApdu(int cla, int ins, int p1p2, byte[] data, int le) {

  private static final int HEADER_BYTES = 4;
  private static final int DATA_AT = 5;
  private static final int LE_MAX = 256;

  /** The command in the first {@code length} bytes, or null when its lengths contradict. */
  static @Nullable CommandApdu parse(byte[] bytes, int length) {
    if (length < HEADER_BYTES) {
      return null;
    }
    int cla = bytes[0] & 0xFF;
    int ins = bytes[1] & 0xFF;
    int p1p2 = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    if (length <= DATA_AT) {
      int le = length == DATA_AT ? le(bytes[HEADER_BYTES]) : 0;
      return new CommandApdu(cla, ins, p1p2, new byte[0], le);
    }
    int end = DATA_AT + (bytes[HEADER_BYTES] & 0xFF);
    if (end == DATA_AT || (length != end && length != end + 1)) {
      return null;
    }
    int le = length == end ? 0 : le(bytes[end]);
    return new CommandApdu(cla, ins, p1p2, Arrays.copyOfRange(bytes, DATA_AT, end), le);
  }

  private static int le(byte coded) {
    return coded == 0 ? LE_MAX : coded & 0xFF;
  }

  /** Whether it is this class and instruction. */
  public boolean is(int otherCla, int otherIns) {
    return cla == otherCla && ins == otherIns;
  }
}
