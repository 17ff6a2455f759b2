package faraday.firmware.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Payload of a CHECKPOINT (docs/spec/journal.md §6): a number up to which all records have had
 * their day, and what the session layer carries on from them. Pure.
 */
public final class Checkpoint {

  /** What the session layer may add. */
  public static final int STATE_BYTES_MAX = RecordFormat.PAYLOAD_BYTES_MAX - Long.BYTES;

  /** A checkpoint on its way to flash. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pending(long seq, byte[] payload) {
    static final Pending NONE = new Pending(0, new byte[0]);
  }

  private Checkpoint() {}

  static byte[] payload(long releasedSeq, byte[] state) {
    return ByteBuffer.allocate(Long.BYTES + state.length).putLong(releasedSeq).put(state).array();
  }

  /**
   * The last number released, 0 for a payload that releases nothing: too short, negative, or naming
   * itself or what comes later.
   *
   * @param seq number of the record that holds it
   */
  public static long releasedSeq(long seq, byte[] payload) {
    if (payload.length < Long.BYTES) {
      return 0;
    }
    long released = ByteBuffer.wrap(payload).getLong();
    return released < seq ? Math.max(0, released) : 0;
  }

  /** What the session layer added. */
  public static byte[] state(byte[] payload) {
    return Arrays.copyOfRange(payload, Math.min(Long.BYTES, payload.length), payload.length);
  }
}
