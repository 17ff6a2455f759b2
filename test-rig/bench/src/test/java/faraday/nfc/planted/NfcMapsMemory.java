package faraday.nfc.planted;

import java.lang.foreign.MemorySegment;

/** Planted: what the architecture's test must notice. */
public final class NfcMapsMemory {
  private NfcMapsMemory() {}

  /** Reaches past the ports. */
  public static long size(MemorySegment segment) {
    return segment.byteSize();
  }
}
