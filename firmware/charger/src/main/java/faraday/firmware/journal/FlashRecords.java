package faraday.firmware.journal;

import faraday.hal.NorFlash;
import org.jspecify.annotations.Nullable;

/** Reads single records from the chip. */
final class FlashRecords {

  private FlashRecords() {}

  /** The unpadded bytes of the record at an address; null when there is none, or none to be had. */
  static byte @Nullable [] at(NorFlash flash, int address) {
    byte[] header = new byte[RecordFormat.HEADER_BYTES];
    if (!flash.read(address, header, 0, header.length) || !RecordFormat.headerAt(header, 0)) {
      return null;
    }
    byte[] bytes = new byte[RecordFormat.recordBytes(RecordFormat.payloadBytesAt(header, 0))];
    boolean whole = flash.read(address, bytes, 0, bytes.length) && RecordFormat.recordAt(bytes, 0);
    return whole ? bytes : null;
  }
}
