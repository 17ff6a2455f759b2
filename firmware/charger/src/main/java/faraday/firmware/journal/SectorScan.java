package faraday.firmware.journal;

/** Reads one sector from front to back (docs/spec/journal.md §5). Any bytes are welcome. */
final class SectorScan {

  /** Receives what is found, front to back. */
  interface Sink {

    /** A committed record. */
    void committed(int offset);

    /** Written bytes that belong to no committed record. */
    void damaged(int offset, int count);
  }

  private final SectorLayout layout;
  private final byte[] sector;
  private final Sink sink;
  private int committedEnd = SectorHeader.BYTES;
  private int tornEnd;

  private SectorScan(SectorLayout layout, byte[] sector, Sink sink) {
    this.layout = layout;
    this.sector = sector;
    this.sink = sink;
  }

  /**
   * Scans a whole sector.
   *
   * @return where the next record may be looked a place for: behind everything that was ever
   *     touched
   */
  static int scan(SectorLayout layout, byte[] sector, Sink sink) {
    return new SectorScan(layout, sector, sink).run();
  }

  private int run() {
    int at = SectorHeader.BYTES;
    while (at <= sector.length - RecordFormat.HEADER_BYTES) {
      if (!RecordFormat.headerAt(sector, at)) {
        at += RecordFormat.ALIGN_BYTES;
        continue;
      }
      int end = at + RecordFormat.extentBytes(RecordFormat.payloadBytesAt(sector, at));
      if (RecordFormat.recordAt(sector, at)) {
        reportDamage(at);
        sink.committed(at);
        committedEnd = end;
      } else {
        tornEnd = end;
      }
      at = end;
    }
    return tail();
  }

  /** A record whose header is unreadable hides its length, so the longest is assumed. */
  private int tail() {
    reportDamage(sector.length);
    int end = Math.max(committedEnd, tornEnd);
    int last = Bytes.lastWritten(sector, end, sector.length);
    if (last >= 0) {
      end = last + RecordFormat.EXTENT_BYTES_MAX;
    }
    return end == committedEnd ? end : Math.min(layout.nextPage(end), sector.length);
  }

  private void reportDamage(int before) {
    int first = Bytes.firstWritten(sector, committedEnd, before);
    if (first >= 0) {
      sink.damaged(first, Bytes.lastWritten(sector, first, before) + 1 - first);
    }
  }
}
