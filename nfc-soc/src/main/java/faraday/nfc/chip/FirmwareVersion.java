package faraday.nfc.chip;

/**
 * What GetFirmwareVersion said.
 *
 * @param ic 0x32 for a PN532
 * @param version major version, 1 on every PN532 known
 * @param revision minor version, 6 on most
 * @param support bit set: 1 type A, 2 type B, 4 ISO 18092
 */
public record FirmwareVersion(int ic, int version, int revision, int support) {

  static final int BYTES = 4;

  static FirmwareVersion of(byte[] answer) {
    return new FirmwareVersion(
        Byte.toUnsignedInt(answer[0]),
        Byte.toUnsignedInt(answer[1]),
        Byte.toUnsignedInt(answer[2]),
        Byte.toUnsignedInt(answer[3]));
  }
}
