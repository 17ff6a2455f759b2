package faraday.rig.rf;

import java.util.HexFormat;

/**
 * What a type A card tells about itself while it is found and activated.
 *
 * @param uid 4, 7 or 10 bytes, or empty for a random 4-byte one ({@code 08 xx xx xx}) that changes
 *     with every new field, as phones have it
 * @param atqa 2 bytes, in the order of the air (low byte first)
 * @param sak the answer to the last SELECT; bit 20 announces ISO-DEP
 * @param ats the answer to RATS from TL on, without checksum, at least TL and T0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed after it is made
public record CardProfile(byte[] uid, byte[] atqa, int sak, byte[] ats) {

  private static final int[] FRAME_BYTES = {16, 24, 32, 40, 48, 64, 96, 128, 256};
  private static final int TA_PRESENT = 0x10;
  private static final int TB_PRESENT = 0x20;
  private static final int TC_PRESENT = 0x40;
  private static final int CID_SUPPORTED = 0x02;
  private static final int DEFAULT_FWI = 4;
  private static final int FWI_MAX = 14;

  /** 256 · 16 / fc, rounded up: ISO/IEC 14443-4 §7.2. */
  private static final long FWT_UNIT_NANOS = 302_065;

  /** Checks sizes and the ATS length byte. */
  public CardProfile {
    boolean uidFits = uid.length == 0 || uid.length == 4 || uid.length == 7 || uid.length == 10;
    if (!uidFits || atqa.length != 2) {
      throw new IllegalArgumentException("a UID has 4, 7 or 10 bytes and an ATQA 2");
    }
    if (ats.length < 2 || (ats[0] & 0xFF) != ats.length || ats.length < 2 + interfaceBytes(ats)) {
      throw new IllegalArgumentException("TL and T0 contradict the ATS: " + hex(ats));
    }
  }

  /** An Android-like phone with card emulation: FSC 256, FWI 7, 106 kbit/s only (pn532.md §5). */
  public static CardProfile phone() {
    return new CardProfile(
        new byte[0], new byte[] {0x04, 0x00}, 0x20, HexFormat.of().parseHex("0578807002"));
  }

  /** The same card with another UID; see the record's {@code uid}. */
  public CardProfile withUid(byte[] newUid) {
    return new CardProfile(newUid, atqa, sak, ats);
  }

  /** The same card with another ATS. */
  public CardProfile withAts(byte[] newAts) {
    return new CardProfile(uid, atqa, sak, newAts);
  }

  /** Bytes of a frame, checksum included, for a frame size code; codes above 8 mean 256. */
  public static int frameBytes(int sizeCode) {
    return FRAME_BYTES[Math.min(sizeCode & 0x0F, FRAME_BYTES.length - 1)];
  }

  /** Largest frame this card takes, checksum included. */
  public int fscBytes() {
    return frameBytes(ats[1]);
  }

  /** Frame waiting time: how long the reader waits for an answer. */
  public long fwtNanos() {
    int fwi = DEFAULT_FWI;
    if ((ats[1] & TB_PRESENT) != 0) {
      int at = 2 + ((ats[1] & TA_PRESENT) == 0 ? 0 : 1);
      fwi = Math.min((ats[at] & 0xF0) >>> 4, FWI_MAX);
    }
    return FWT_UNIT_NANOS << fwi;
  }

  /** True when blocks may carry a card identifier. */
  public boolean cidSupported() {
    if ((ats[1] & TC_PRESENT) == 0) {
      return true;
    }
    return (ats[1 + interfaceBytes(ats)] & CID_SUPPORTED) != 0;
  }

  private static int interfaceBytes(byte[] ats) {
    return Integer.bitCount(ats[1] & (TA_PRESENT | TB_PRESENT | TC_PRESENT));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
