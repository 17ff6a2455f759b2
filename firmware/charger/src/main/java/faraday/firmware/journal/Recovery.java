package faraday.firmware.journal;

import faraday.hal.NorFlash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads a medium after a start and finds out what it holds, a bounded number of bytes per step.
 * Never writes, accepts any content, and gives the same answer however often it is run.
 */
final class Recovery {

  /** How a step ended. */
  enum Progress {
    /** There is more to read. */
    MORE,
    /** The chip is still busy with what it was told before this start. */
    BUSY,
    /** The chip does not answer. */
    SILENT,
    /** All read. */
    DONE
  }

  private enum Phase {
    HEADERS,
    SUSPECTS,
    SECTORS,
    DONE
  }

  /** A sector that takes part in the order of writing. */
  private record Placed(int sector, long firstSeq) {}

  private final NorFlash flash;
  private final Set<WriteRule> rules;
  private final int bytesPerStep;
  private final SectorLayout layout;
  private final SectorMap map;
  private final ChainFollower chain;
  private final List<Integer> suspects = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();
  private Phase phase = Phase.HEADERS;
  private int position;
  private int recordsInSector;
  private long bytesRead;
  private boolean foreign;

  Recovery(NorFlash flash, int bytesPerStep, Set<WriteRule> rules) {
    this.flash = flash;
    this.rules = rules;
    this.chain = new ChainFollower(rules);
    this.bytesPerStep = bytesPerStep;
    this.layout = SectorLayout.of(flash);
    this.map = new SectorMap(layout, flash.sizeBytes() / flash.sectorBytes());
  }

  /** Reads on, at most the agreed number of bytes but at least one sector. */
  Progress step() {
    long endBytes = bytesRead + bytesPerStep;
    do {
      if (phase != Phase.DONE && !readNext()) {
        return flash.status() == NorFlash.Status.BUSY ? Progress.BUSY : Progress.SILENT;
      }
    } while (phase != Phase.DONE && bytesRead + layout.sectorBytes() <= endBytes);
    return phase == Phase.DONE ? Progress.DONE : Progress.MORE;
  }

  SectorMap map() {
    return map;
  }

  RecordIndex index() {
    return chain.index();
  }

  long tipSeq() {
    return chain.tipSeq();
  }

  byte[] tipLink() {
    return chain.tipLink();
  }

  /** Records up to here are read no more. */
  long releasedSeq() {
    return chain.release().readFloor();
  }

  /** Releases what a checkpoint says once it is durable; what remains to be waited for. */
  Checkpoint.Pending release(Checkpoint.Pending pending) {
    boolean durable = index().addressOf(pending.seq()) >= 0;
    if (pending.seq() == 0 || (!durable && rules.contains(WriteRule.RELEASE_WHEN_DURABLE))) {
      return pending;
    }
    chain.release().checkpoint(pending.seq(), pending.payload());
    applyRelease();
    return Checkpoint.Pending.NONE;
  }

  private void applyRelease() {
    index().dropUpTo(chain.release().readFloor());
    map.release(chain.release().eraseFloor());
  }

  boolean foreign() {
    return foreign;
  }

  RecoveryReport report() {
    return chain.report(foreign, bytesRead);
  }

  private boolean readNext() {
    return switch (phase) {
      case HEADERS -> position == map.sectors() ? enter(Phase.SUSPECTS) : readHeader(position);
      case SUSPECTS -> position == suspects.size() ? orderSectors() : readSuspect();
      case SECTORS -> position == placed.size() ? finish() : readPlaced();
      case DONE -> true;
    };
  }

  private boolean enter(Phase next) {
    phase = next;
    position = 0;
    return true;
  }

  private byte[] read(int sector, int count) {
    byte[] bytes = new byte[count];
    if (!flash.read(map.addressOf(sector), bytes, 0, count)) {
      return new byte[0];
    }
    bytesRead += count;
    position++;
    return bytes;
  }

  private boolean readHeader(int sector) {
    byte[] header = read(sector, SectorHeader.BYTES);
    if (header.length == 0) {
      return false;
    }
    SectorHeader.Kind kind = SectorHeader.kindOf(header);
    if (kind != SectorHeader.Kind.BLANK && kind != SectorHeader.Kind.DAMAGED) {
      map.setEraseCount(sector, SectorHeader.eraseCount(header));
    }
    switch (kind) {
      case BLANK -> map.setUse(sector, blankUse());
      case ERASED -> map.setUse(sector, SectorMap.Use.ERASED);
      case OPEN -> placed.add(new Placed(sector, SectorHeader.firstSeq(header)));
      case OPENING_DAMAGED, DAMAGED -> suspects.add(sector);
    }
    return true;
  }

  private SectorMap.Use blankUse() {
    return rules.contains(WriteRule.TRUST_MARKED_ONLY)
        ? SectorMap.Use.VACANT
        : SectorMap.Use.ERASED;
  }

  /** A sector with a bad header may still hold good records. */
  private boolean readSuspect() {
    int sector = suspects.get(position);
    byte[] bytes = read(sector, layout.sectorBytes());
    if (bytes.length == 0) {
      return false;
    }
    long[] firstSeq = {0};
    SectorScan.scan(
        layout,
        bytes,
        new SectorScan.Sink() {
          @Override
          public void committed(int offset) {
            firstSeq[0] = firstSeq[0] == 0 ? RecordFormat.seqAt(bytes, offset) : firstSeq[0];
          }

          @Override
          public void damaged(int offset, int count) {}
        });
    if (firstSeq[0] > 0) {
      placed.add(new Placed(sector, firstSeq[0]));
    } else if (Bytes.blank(bytes, SectorHeader.BYTES, bytes.length - SectorHeader.BYTES)) {
      map.setUse(sector, SectorMap.Use.VACANT);
    } else {
      map.setUse(sector, SectorMap.Use.KEPT);
    }
    return true;
  }

  /** By first number; equal ones, left by a cut at a sector's opening, in ring order. */
  private boolean orderSectors() {
    int start =
        placed.stream()
            .min(Comparator.comparingLong(Placed::firstSeq))
            .map(Placed::sector)
            .orElse(0);
    placed.sort(
        Comparator.comparingLong(Placed::firstSeq)
            .thenComparingInt(p -> Math.floorMod(p.sector - start, map.sectors())));
    return enter(Phase.SECTORS);
  }

  private boolean readPlaced() {
    Placed here = placed.get(position);
    byte[] bytes = read(here.sector, layout.sectorBytes());
    if (bytes.length == 0) {
      return false;
    }
    int address = map.addressOf(here.sector);
    recordsInSector = 0;
    int[] committedEnd = {SectorHeader.BYTES};
    int end =
        SectorScan.scan(
            layout,
            bytes,
            new SectorScan.Sink() {
              @Override
              public void committed(int offset) {
                recordsInSector++;
                committedEnd[0] =
                    offset + RecordFormat.extentBytes(RecordFormat.payloadBytesAt(bytes, offset));
                map.holds(here.sector, RecordFormat.seqAt(bytes, offset));
                chain.committed(address + offset, RecordFormat.decode(bytes, offset));
              }

              @Override
              public void damaged(int offset, int count) {
                chain.damaged(address + offset, count);
              }
            });
    if (recordsInSector == 0
        && position == placed.size()
        && SectorHeader.kindOf(bytes) == SectorHeader.Kind.OPEN) {
      chain.opened(here.firstSeq, SectorHeader.linkBefore(bytes));
    }
    settleUse(here, rules.contains(WriteRule.SKIP_TORN_TAIL) ? end : committedEnd[0]);
    return true;
  }

  /** {@link #position} stands behind the sector just read. */
  private void settleUse(Placed here, int end) {
    boolean last = position == placed.size();
    boolean neverHeldAny =
        !last && recordsInSector == 0 && placed.get(position).firstSeq == here.firstSeq;
    map.setUse(here.sector, neverHeldAny ? SectorMap.Use.VACANT : SectorMap.Use.USED);
    if (!last) {
      map.holds(here.sector, placed.get(position).firstSeq - 1);
    }
    if (last) {
      map.activate(here.sector, end);
    }
  }

  /**
   * With every number accounted for, unreadable sectors hold nothing that is missed: they are what
   * an erase left when it was cut.
   */
  private boolean finish() {
    boolean complete = !placed.isEmpty() && !chain.hasHoles();
    foreign = placed.isEmpty() && map.next(SectorMap.Use.KEPT) >= 0;
    for (int sector = 0; complete && sector < map.sectors(); sector++) {
      if (map.use(sector) == SectorMap.Use.KEPT) {
        map.setUse(sector, SectorMap.Use.VACANT);
      }
    }
    applyRelease();
    return enter(Phase.DONE);
  }
}
