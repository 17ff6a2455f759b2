package faraday.firmware.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first 32 bytes of a sector (docs/spec/journal.md §2), written in two programs: the erase mark
 * when an erase has been seen to end well, the opening when the first record is about to follow.
 */
final class SectorHeader {

  static final int BYTES = 32;

  /** Where the opening begins: behind the erase mark. */
  static final int OPENING_AT = 12;

  static final int ERASE_COUNT_MAX = 0xFF_FFFF;

  private static final int MAGIC = 0xFA7A5EC7;
  private static final int VERSION = 1;
  private static final int MARK_CRC_AT = 8;
  private static final int LINK_AT = 20;
  private static final int OPENING_CRC_AT = 28;

  /** What the 32 bytes of a sector tell. */
  enum Kind {
    /** Nothing written; nobody saw the end of its erase. */
    BLANK,
    /** Erased for certain and not yet opened. */
    ERASED,
    /** Opened for records. */
    OPEN,
    /** Erased for certain, but the opening is torn or rotten. */
    OPENING_DAMAGED,
    /** No valid mark: torn, rotten, half erased or foreign. */
    DAMAGED
  }

  private SectorHeader() {}

  static byte[] eraseMark(int eraseCount) {
    byte[] bytes = new byte[OPENING_AT];
    putMark(bytes, eraseCount);
    return bytes;
  }

  /** The bytes behind the mark; their CRC covers the mark too. */
  static byte[] opening(int eraseCount, long firstSeq, byte[] linkBefore) {
    byte[] bytes = new byte[BYTES];
    putMark(bytes, eraseCount);
    ByteBuffer.wrap(bytes, OPENING_AT, BYTES - OPENING_AT)
        .putLong(firstSeq)
        .put(linkBefore, 0, OPENING_CRC_AT - LINK_AT)
        .putInt(RecordFormat.crc32c(bytes, 0, OPENING_CRC_AT));
    byte[] opening = new byte[BYTES - OPENING_AT];
    System.arraycopy(bytes, OPENING_AT, opening, 0, opening.length);
    return opening;
  }

  static Kind kindOf(byte[] sector) {
    if (Bytes.blank(sector, 0, BYTES)) {
      return Kind.BLANK;
    }
    ByteBuffer in = ByteBuffer.wrap(sector);
    boolean ours = in.getInt(0) == MAGIC && in.get(Integer.BYTES) == VERSION;
    boolean opened =
        in.getInt(OPENING_CRC_AT) == RecordFormat.crc32c(sector, 0, OPENING_CRC_AT)
            && firstSeq(sector) > 0
            && firstSeq(sector) <= RecordFormat.SEQ_MAX;
    if (ours && opened) {
      return Kind.OPEN;
    }
    if (!ours || in.getInt(MARK_CRC_AT) != RecordFormat.crc32c(sector, 0, MARK_CRC_AT)) {
      return Kind.DAMAGED;
    }
    return Bytes.blank(sector, OPENING_AT, BYTES - OPENING_AT) ? Kind.ERASED : Kind.OPENING_DAMAGED;
  }

  /** The count in a header whose mark is valid. */
  static int eraseCount(byte[] sector) {
    return ByteBuffer.wrap(sector).getInt(Integer.BYTES) & ERASE_COUNT_MAX;
  }

  /** The first record's number in a header that is {@link Kind#OPEN}. */
  static long firstSeq(byte[] sector) {
    return ByteBuffer.wrap(sector).getLong(OPENING_AT);
  }

  /** What an open header keeps of the link before its first record, 8 bytes. */
  static byte[] linkBefore(byte[] sector) {
    return Arrays.copyOfRange(sector, LINK_AT, OPENING_CRC_AT);
  }

  private static void putMark(byte[] bytes, int eraseCount) {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.putInt(MAGIC).putInt(VERSION << 24 | eraseCount);
    out.putInt(RecordFormat.crc32c(bytes, 0, MARK_CRC_AT));
  }
}
