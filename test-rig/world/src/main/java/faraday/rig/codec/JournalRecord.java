package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.RECORD;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * One record of a charger's journal, byte for byte as it lies in flash without padding: header 44,
 * payload, link 16, sum 4. Big-endian throughout.
 *
 * @param type {@link #STOP}, {@link #CLOSE}, {@link #LAPSE} or another
 * @param seq its number in the journal
 * @param stamp when it was written
 * @param previousLink link of record seq − 1, 16 bytes
 * @param payload what the record holds
 * @param link first 16 bytes of SHA-256 over bytes 0 … 43 and the payload
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of one owner, never compared
public record JournalRecord(
    int type, long seq, Stamp stamp, byte[] previousLink, byte[] payload, byte[] link) {

  /**
   * When a record was written.
   *
   * @param quality 0 BOUNDED, 1 TRUSTED
   * @param boot how often the charger had started, 24 bits
   * @param epochSeconds UTC, 32 bits, 0 unknown
   */
  public record Stamp(int quality, int boot, long epochSeconds) {

    static Stamp of(long packed) {
      return new Stamp(
          (int) (packed >>> 56), (int) (packed >>> 32) & 0xFFFFFF, packed & 0xFFFFFFFFL);
    }

    long packed() {
      return ((long) quality << 56) | ((long) boot << 32) | epochSeconds;
    }
  }

  /** A session that was stopped. */
  public static final int STOP = 5;

  /** A session that ended without a driver: power loss, fault. */
  public static final int CLOSE = 6;

  /** A grant that nobody used. */
  public static final int LAPSE = 7;

  /** Length of a link. */
  public static final int LINK_BYTES = 16;

  private static final int MAGIC = 0xFA7A;
  private static final int VERSION = 1;
  private static final int SUMMED_BYTES = 40;
  private static final int HEADER_BYTES = 44;
  private static final int TRAILER_BYTES = LINK_BYTES + Integer.BYTES;

  /** Reads and checks one record: form, both sums, own link. */
  public static JournalRecord parse(byte[] bytes) throws WireException {
    if (bytes.length < HEADER_BYTES + TRAILER_BYTES) {
      throw refused("shorter than header and trailer");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    need((in.getShort() & 0xFFFF) == MAGIC, "not a record");
    final int type = in.get() & 0xFF;
    need(in.get() == VERSION, "another version");
    final int length = in.getShort() & 0xFFFF;
    need(in.getShort() == 0, "reserved bytes are not zero");
    need(length == bytes.length - HEADER_BYTES - TRAILER_BYTES, "another length");
    final long seq = in.getLong();
    final Stamp stamp = Stamp.of(in.getLong());
    final byte[] previousLink = take(in, LINK_BYTES);
    need(in.getInt() == sum(bytes, SUMMED_BYTES), "the header's sum is wrong");
    final byte[] payload = take(in, length);
    final byte[] link = take(in, LINK_BYTES);
    need(in.getInt() == sum(bytes, bytes.length - Integer.BYTES), "the record's sum is wrong");
    need(Arrays.equals(link, linkOf(bytes, length)), "the link is not that of the record");
    return new JournalRecord(type, seq, stamp, previousLink, payload, link);
  }

  /** Writes a record with the link and sums that belong to it; the component link is not used. */
  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + payload.length + TRAILER_BYTES);
    out.putShort((short) MAGIC).put((byte) type).put((byte) VERSION);
    out.putShort((short) payload.length).putShort((short) 0).putLong(seq);
    out.putLong(stamp.packed()).put(previousLink);
    out.putInt(sum(out.array(), SUMMED_BYTES)).put(payload);
    out.put(linkOf(out.array(), payload.length));
    out.putInt(sum(out.array(), out.position()));
    return out.array();
  }

  private static byte[] linkOf(byte[] bytes, int payloadLength) {
    byte[] linked = Arrays.copyOf(bytes, HEADER_BYTES + payloadLength);
    return Arrays.copyOf(Digests.sha256(linked), LINK_BYTES);
  }

  private static int sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static void need(boolean condition, String otherwise) throws WireException {
    if (!condition) {
      throw refused(otherwise);
    }
  }

  private static WireException refused(String what) {
    return new WireException(RECORD, what);
  }
}
