package faraday.firmware.journal;

import java.util.Arrays;

/** What is known of every sector, and which one comes next in the ring. */
final class SectorMap {

  /** The use of a sector. */
  enum Use {
    /** Holds nothing of value; must be erased before use. */
    VACANT,
    /** Erased, seen blank and marked. */
    ERASED,
    /** Holds records, or is being filled. */
    USED,
    /** Unreadable content that may have been records; kept for whoever can read more. */
    KEPT,
    /** Failed an erase or a program since this start. */
    BAD
  }

  private final SectorLayout layout;
  private final Use[] uses;
  private final int[] eraseCounts;
  private final long[] lastSeqs;
  private int active = -1;
  private int cursor;
  private int erased;

  SectorMap(SectorLayout layout, int sectors) {
    this.layout = layout;
    this.uses = new Use[sectors];
    this.eraseCounts = new int[sectors];
    this.lastSeqs = new long[sectors];
    Arrays.fill(uses, Use.VACANT);
  }

  SectorLayout layout() {
    return layout;
  }

  int sectors() {
    return uses.length;
  }

  int addressOf(int sector) {
    return sector * layout.sectorBytes();
  }

  Use use(int sector) {
    return uses[sector];
  }

  void setUse(int sector, Use use) {
    erased += (use == Use.ERASED ? 1 : 0) - (uses[sector] == Use.ERASED ? 1 : 0);
    uses[sector] = use;
  }

  /** Sectors ready to be filled; known without counting, because every tick asks. */
  int erased() {
    return erased;
  }

  int eraseCount(int sector) {
    return eraseCounts[sector];
  }

  void setEraseCount(int sector, int eraseCount) {
    eraseCounts[sector] = eraseCount;
  }

  /**
   * The count after one more erase. A count that was lost is taken to be the highest of all: the
   * ring wears evenly.
   */
  int nextEraseCount(int sector) {
    int known = eraseCounts[sector];
    if (known == 0) {
      for (int count : eraseCounts) {
        known = Math.max(known, count - 1);
      }
    }
    return Math.min(known + 1, SectorHeader.ERASE_COUNT_MAX);
  }

  /** Sector being filled, −1 before the first. */
  int active() {
    return active;
  }

  /** Makes a sector the one being filled; its next record stands at {@code offset} or behind. */
  void activate(int sector, int offset) {
    setUse(sector, Use.USED);
    active = sector;
    cursor = offset;
  }

  /** The sector may hold records up to this number. */
  void holds(int sector, long seq) {
    lastSeqs[sector] = Math.max(lastSeqs[sector], seq);
  }

  /** Sectors whose records are all of numbers up to this one. */
  int releasable(long upToSeq) {
    int count = 0;
    for (int sector = 0; sector < uses.length; sector++) {
      count += releasable(sector, upToSeq) ? 1 : 0;
    }
    return count;
  }

  /** Frees the sectors whose records are all of numbers up to this one. */
  void release(long upToSeq) {
    for (int sector = 0; sector < uses.length; sector++) {
      if (releasable(sector, upToSeq)) {
        setUse(sector, Use.VACANT);
      }
    }
  }

  private boolean releasable(int sector, long upToSeq) {
    return uses[sector] == Use.USED && sector != active && lastSeqs[sector] <= upToSeq;
  }

  /** Where a record of this extent goes in the active sector, or −1. */
  int place(int extentBytes) {
    return active < 0 ? -1 : layout.place(cursor, extentBytes);
  }

  /** Takes the space up to {@code offset} of the active sector. */
  void advance(int offset) {
    cursor = offset;
  }

  /** Leaves the rest of the active sector unused. */
  void closeActive() {
    cursor = layout.sectorBytes();
  }

  /** The next sector of a use, in ring order behind the active one, or −1. */
  int next(Use wanted) {
    for (int step = 1; step <= uses.length; step++) {
      int sector = (Math.max(active, -1) + step) % uses.length;
      if (uses[sector] == wanted) {
        return sector;
      }
    }
    return -1;
  }

  int count(Use wanted) {
    int count = 0;
    for (Use use : uses) {
      if (use == wanted) {
        count++;
      }
    }
    return count;
  }

  /** Sectors that can still take records, the active one not counted. */
  int freeSectors() {
    return count(Use.ERASED) + count(Use.VACANT);
  }

  /** Bytes not yet taken. */
  int freeBytes() {
    int rest = active < 0 ? 0 : layout.sectorBytes() - cursor;
    return rest + freeSectors() * layout.usableBytes();
  }

  /**
   * Free sectors that remain when records of these extents have been written, negative when they do
   * not fit.
   */
  int freeSectorsAfter(int[] extents) {
    int free = freeSectors();
    int at = active < 0 ? layout.sectorBytes() : cursor;
    for (int extent : extents) {
      int placed = layout.place(at, extent);
      if (placed < 0) {
        free--;
        placed = layout.place(SectorHeader.BYTES, extent);
      }
      at = placed + extent;
    }
    return free;
  }
}
