package faraday.firmware.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of a record (docs/spec/journal.md §3), big-endian. Pure functions; any bytes may be
 * offered for reading.
 */
public final class RecordFormat {

  /** Longest payload in bytes. */
  public static final int PAYLOAD_BYTES_MAX = 1024;

  /** Largest record number; more than flash of any size and age will see. */
  public static final long SEQ_MAX = (1L << 48) - 1;

  /** Length of a chain link: the first half of a SHA-256. */
  public static final int LINK_BYTES = 16;

  /** Header length; its last four bytes are its own CRC. */
  public static final int HEADER_BYTES = 44;

  /** Link and CRC, programmed last: the commit. */
  public static final int TRAILER_BYTES = 20;

  /** Records start at multiples of this. */
  public static final int ALIGN_BYTES = 16;

  /** Flash taken by the largest record. */
  public static final int EXTENT_BYTES_MAX = extentBytes(PAYLOAD_BYTES_MAX);

  private static final int MAGIC = 0xFA7A;
  private static final int VERSION = 1;
  private static final int SEQ_AT = 8;
  private static final int STAMP_AT = 16;
  private static final int PREVIOUS_AT = 24;
  private static final int HEADER_CRC_AT = 40;

  private RecordFormat() {}

  /** Bytes of a record without padding. */
  public static int recordBytes(int payloadBytes) {
    return HEADER_BYTES + payloadBytes + TRAILER_BYTES;
  }

  /** Flash taken by a record, padding included. */
  public static int extentBytes(int payloadBytes) {
    return (recordBytes(payloadBytes) + ALIGN_BYTES - 1) / ALIGN_BYTES * ALIGN_BYTES;
  }

  /**
   * Builds a record.
   *
   * @param seq at least 1
   * @param previousLink 16 bytes
   * @param payload at most {@link #PAYLOAD_BYTES_MAX} bytes
   * @return header, payload and trailer without padding
   */
  public static byte[] encode(
      RecordType type, long seq, Stamp stamp, byte[] previousLink, byte[] payload) {
    byte[] bytes = new byte[recordBytes(payload.length)];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.putShort((short) MAGIC).put((byte) type.code()).put((byte) VERSION);
    out.putShort((short) payload.length).putShort((short) 0);
    out.putLong(seq).putLong(stamp.bits()).put(previousLink, 0, LINK_BYTES);
    out.putInt(crc32c(bytes, 0, HEADER_CRC_AT)).put(payload);
    out.put(linkOver(bytes, 0, HEADER_BYTES + payload.length));
    out.putInt(crc32c(bytes, 0, bytes.length - Integer.BYTES));
    return bytes;
  }

  /** True when a whole header with a right CRC stands at {@code at}; says nothing of a commit. */
  public static boolean headerAt(byte[] bytes, int at) {
    if (at < 0 || at > bytes.length - HEADER_BYTES) {
      return false;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return Short.toUnsignedInt(in.getShort(at)) == MAGIC
        && in.get(at + 3) == VERSION
        && payloadBytesAt(bytes, at) <= PAYLOAD_BYTES_MAX
        && in.getShort(at + 6) == 0
        && seqAt(bytes, at) > 0
        && seqAt(bytes, at) <= SEQ_MAX
        && in.getInt(at + HEADER_CRC_AT) == crc32c(bytes, at, HEADER_CRC_AT);
  }

  /** True when a whole committed record stands at {@code at}: header, link and both CRCs agree. */
  public static boolean recordAt(byte[] bytes, int at) {
    if (!headerAt(bytes, at)) {
      return false;
    }
    int linkAt = at + HEADER_BYTES + payloadBytesAt(bytes, at);
    int crcAt = linkAt + LINK_BYTES;
    if (crcAt > bytes.length - Integer.BYTES) {
      return false;
    }
    byte[] link = linkOver(bytes, at, linkAt - at);
    return ByteBuffer.wrap(bytes).getInt(crcAt) == crc32c(bytes, at, crcAt - at)
        && Arrays.equals(link, 0, LINK_BYTES, bytes, linkAt, crcAt);
  }

  /** The record at {@code at}, for which {@link #recordAt} must hold. */
  public static JournalRecord decode(byte[] bytes, int at) {
    int payloadEnd = at + HEADER_BYTES + payloadBytesAt(bytes, at);
    return new JournalRecord(
        RecordType.of(Byte.toUnsignedInt(bytes[at + 2])),
        seqAt(bytes, at),
        Stamp.of(ByteBuffer.wrap(bytes).getLong(at + STAMP_AT)),
        Arrays.copyOfRange(bytes, at + PREVIOUS_AT, at + PREVIOUS_AT + LINK_BYTES),
        Arrays.copyOfRange(bytes, at + HEADER_BYTES, payloadEnd),
        Arrays.copyOfRange(bytes, payloadEnd, payloadEnd + LINK_BYTES));
  }

  /** A copy of the unpadded record at {@code at}, for which {@link #recordAt} must hold. */
  static byte[] bytesAt(byte[] bytes, int at) {
    return Arrays.copyOfRange(bytes, at, at + recordBytes(payloadBytesAt(bytes, at)));
  }

  static int payloadBytesAt(byte[] bytes, int at) {
    return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(at + 4));
  }

  static long seqAt(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getLong(at + SEQ_AT);
  }

  /** The previous link in a record's unpadded bytes. */
  static byte[] previousLink(byte[] bytes) {
    return Arrays.copyOfRange(bytes, PREVIOUS_AT, PREVIOUS_AT + LINK_BYTES);
  }

  /** The link in a record's unpadded bytes. */
  static byte[] linkOf(byte[] bytes) {
    int at = bytes.length - TRAILER_BYTES;
    return Arrays.copyOfRange(bytes, at, at + LINK_BYTES);
  }

  /** CRC-32C (Castagnoli) as a big-endian number. */
  static int crc32c(byte[] bytes, int offset, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, count);
    return (int) crc.getValue();
  }

  private static byte[] linkOver(byte[] bytes, int offset, int count) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes, offset, count);
      return Arrays.copyOf(sha256.digest(), LINK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
