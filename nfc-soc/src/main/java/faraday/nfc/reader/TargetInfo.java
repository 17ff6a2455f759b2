package faraday.nfc.reader;

/**
 * A type A target as the chip reported it at activation. Every byte comes from the air; none of it
 * identifies a phone, because phones change their UID with every activation of the field.
 *
 * @param sensRes SENS_RES (ATQA), 2 bytes, most significant first as the chip gives it
 * @param selRes SEL_RES (SAK), 0…255; bit 0x20 says that the target speaks ISO-DEP
 * @param uid NFCID1, 4, 7 or 10 bytes
 * @param ats answer to select including its length byte, empty when the target sent none
 */
@SuppressWarnings("ArrayRecordComponent")
public record TargetInfo(byte[] sensRes, int selRes, byte[] uid, byte[] ats) {

  private static final int ISO_DEP = 0x20;

  /** True when the target answers APDUs. */
  public boolean speaksIsoDep() {
    return (selRes & ISO_DEP) != 0;
  }
}
