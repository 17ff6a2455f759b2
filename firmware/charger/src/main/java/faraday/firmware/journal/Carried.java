package faraday.firmware.journal;

import java.util.List;

/**
 * What must outlive the records that held it: written again with a checkpoint.
 *
 * @param type any but {@link RecordType#UNKNOWN} and {@link RecordType#CHECKPOINT}
 * @param payload 0 … 1024 bytes, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the maker gives the bytes away
public record Carried(RecordType type, byte[] payload) {

  /** Flash taken by all of them and by a checkpoint behind them. */
  static int[] extents(List<Carried> carried, int checkpointBytes) {
    int[] extents = new int[carried.size() + 1];
    for (int i = 0; i < carried.size(); i++) {
      extents[i] = RecordFormat.extentBytes(carried.get(i).payload.length);
    }
    extents[carried.size()] = RecordFormat.extentBytes(checkpointBytes);
    return extents;
  }

  /** Rejects what cannot be carried. */
  public Carried {
    if (type == RecordType.UNKNOWN || type == RecordType.CHECKPOINT) {
      throw new IllegalArgumentException("carrying " + type);
    }
    if (payload.length > RecordFormat.PAYLOAD_BYTES_MAX) {
      throw new IllegalArgumentException("carrying " + payload.length + " bytes");
    }
  }
}
