package faraday.firmware.journal;

import faraday.hal.NorFlash;

/**
 * Where records may stand inside a sector: at multiples of 16 behind the sector header, their own
 * header never across a page border, their end never across the sector's.
 *
 * @param sectorBytes erasable unit
 * @param pageBytes program unit
 */
record SectorLayout(int sectorBytes, int pageBytes) {

  /** Rejects chips on which a record of full length has no place. */
  SectorLayout {
    boolean pagesFit = pageBytes >= 64 && pageBytes % RecordFormat.ALIGN_BYTES == 0;
    if (!pagesFit || sectorBytes % pageBytes != 0 || sectorBytes < 2048) {
      throw new IllegalArgumentException("sectors of " + sectorBytes + ", pages of " + pageBytes);
    }
  }

  static SectorLayout of(NorFlash flash) {
    return new SectorLayout(flash.sectorBytes(), flash.pageBytes());
  }

  /** Bytes of a sector that records can use. */
  int usableBytes() {
    return sectorBytes - SectorHeader.BYTES;
  }

  /** The first place at or behind {@code from} for a record of this extent, or −1. */
  int place(int from, int extentBytes) {
    int at = roundUp(from, RecordFormat.ALIGN_BYTES);
    if (pageBytes - at % pageBytes < RecordFormat.HEADER_BYTES) {
      at = nextPage(at);
    }
    return at + extentBytes <= sectorBytes ? at : -1;
  }

  /** The page border at or behind {@code offset}. */
  int nextPage(int offset) {
    return roundUp(offset, pageBytes);
  }

  /** How many records of full length a fresh sector takes. */
  int fullRecordsPerSector() {
    int count = 0;
    int at = place(SectorHeader.BYTES, RecordFormat.EXTENT_BYTES_MAX);
    while (at >= 0) {
      count++;
      at = place(at + RecordFormat.EXTENT_BYTES_MAX, RecordFormat.EXTENT_BYTES_MAX);
    }
    return count;
  }

  private static int roundUp(int value, int unit) {
    return (value + unit - 1) / unit * unit;
  }
}
