package faraday.rig.chip;

import org.jspecify.annotations.Nullable;

/**
 * A card that the chip found.
 *
 * @param atqa as it came from the air, low byte first
 * @param isoDep the block protocol with it, or null when RATS was not sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed after it is made
record Target(byte[] uid, byte[] atqa, int sak, byte[] ats, @Nullable IsoDepReader isoDep) {

  /** The logical number of the only target this chip can hold. */
  static final int NUMBER = 1;

  /** SAK bit that announces ISO-DEP. */
  static final int SAK_ISO_DEP = 0x20;

  /** {@code Tg SENS_RES(2) SEL_RES NFCIDlen NFCID [ATS]}; SENS_RES with the high byte first. */
  byte[] description() {
    byte[] description = new byte[5 + uid.length + ats.length];
    description[0] = NUMBER;
    description[1] = atqa[1];
    description[2] = atqa[0];
    description[3] = (byte) sak;
    description[4] = (byte) uid.length;
    System.arraycopy(uid, 0, description, 5, uid.length);
    System.arraycopy(ats, 0, description, 5 + uid.length, ats.length);
    return description;
  }

  boolean announcesIsoDep() {
    return (sak & SAK_ISO_DEP) != 0;
  }
}
