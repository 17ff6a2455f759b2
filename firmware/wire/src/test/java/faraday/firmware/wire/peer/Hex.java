package faraday.firmware.wire.peer;

import java.util.HexFormat;

/** Hexadecimal, with blanks where they help the eye. */
public final class Hex {

  private Hex() {}

  /** Bytes of a hexadecimal text; blanks are ignored. */
  public static byte[] bytes(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /** Lower-case hexadecimal. */
  public static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
