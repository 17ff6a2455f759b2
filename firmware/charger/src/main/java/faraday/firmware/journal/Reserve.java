package faraday.firmware.journal;

/**
 * Free sectors that are kept for the records that end sessions (docs/spec/journal.md §4, TH-17).
 *
 * @param running what stays free behind a record of something already admitted
 * @param ordinary what stays free behind a record that may be refused
 * @param session what a whole session takes
 */
record Reserve(int running, int ordinary, int session) {

  static final Reserve NONE = new Reserve(0, 0, 0);

  static Reserve of(SectorLayout layout, JournalSettings settings) {
    int perSector = layout.fullRecordsPerSector();
    int running = ceilDiv(settings.connectors(), perSector) + 1;
    return new Reserve(
        running,
        running + ceilDiv(3 * settings.connectors(), perSector),
        ceilDiv(settings.sessionBytes(), layout.usableBytes()));
  }

  int floor(RecordType.Purpose purpose) {
    return switch (purpose) {
      case FINAL -> 0;
      case RUNNING -> running;
      case ORDINARY -> ordinary;
    };
  }

  private static int ceilDiv(int value, int unit) {
    return (value + unit - 1) / unit;
  }
}
