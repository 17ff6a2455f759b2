package faraday.nfc.ndef;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nfctools.ndef.NdefMessageDecoder;
import org.nfctools.ndef.NdefRecord;
import org.nfctools.ndef.NdefRecordDecoder;

/**
 * Reads messages that a phone wrote: strict scan, then nfctools for the raw records, then a list of
 * allowed kinds. Typed records are never decoded, because that part of nfctools throws on hostile
 * content. Confined to one thread.
 */
public final class NdefReader {

  private final NdefMessageDecoder decoder = new NdefMessageDecoder(new NdefRecordDecoder());
  private final NdefScan scan;
  private final Set<NdefKind> allowed;

  /** A reader that refuses every record whose kind is not in {@code allowed}. */
  public NdefReader(NdefLimits limits, Set<NdefKind> allowed) {
    this.scan = new NdefScan(limits);
    this.allowed = Set.copyOf(allowed);
  }

  /**
   * Reads one whole message.
   *
   * @param bytes holds the message from {@code offset} on; not changed, not kept
   * @param length bytes of the message, none before and none after it
   */
  public NdefReading read(byte[] bytes, int offset, int length) {
    NdefFault fault = scan.faultIn(bytes, offset, length);
    if (fault != null) {
      return new NdefReading.Refused(fault);
    }
    NdefRecord[] records = decoder.decode(bytes, offset, length).getNdefRecords();
    if (records.length != scan.records()) {
      return new NdefReading.Refused(NdefFault.DECODER_DISAGREES);
    }
    List<NdefItem> items = new ArrayList<>(records.length);
    for (NdefRecord record : records) {
      NdefItem item = itemOf(record);
      if (item == null) {
        return new NdefReading.Refused(NdefFault.KIND_NOT_ALLOWED);
      }
      items.add(item);
    }
    return new NdefReading.Accepted(items);
  }

  private @Nullable NdefItem itemOf(NdefRecord record) {
    NdefKind kind = NdefKind.of(record.getTnf(), record.getType());
    return allowed.contains(kind) ? new NdefItem(kind, record.getPayload()) : null;
  }
}
