package faraday.firmware.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Puts committed records, met in writing order, into one chain and notes where it is broken. */
final class ChainFollower {

  private final RecordIndex index = new RecordIndex();
  private final List<RecoveryReport.Hole> holes = new ArrayList<>();
  private final List<RecoveryReport.Damage> damages = new ArrayList<>();
  private final List<Long> chainBreaks = new ArrayList<>();
  private final Release release;
  private byte[] lastLink = new byte[RecordFormat.LINK_BYTES];
  private byte[] lastPreviousLink = new byte[RecordFormat.LINK_BYTES];
  private long openedSeq;
  private int repeated;
  private int superseded;
  private int stale;

  ChainFollower(Set<WriteRule> rules) {
    this.release = new Release(rules);
  }

  Release release() {
    return release;
  }

  RecordIndex index() {
    return index;
  }

  /** The newest number ever given, as far as the medium tells; its record may be unreadable. */
  long tipSeq() {
    return Math.max(index.lastSeq(), openedSeq - 1);
  }

  /** The newest record's link, zeros when there is none; only half of it may be known. */
  byte[] tipLink() {
    return lastLink;
  }

  boolean hasHoles() {
    return !holesBehind(release.readFloor()).isEmpty();
  }

  void damaged(int address, int bytes) {
    note(damages, new RecoveryReport.Damage(address, bytes));
  }

  /** The newest sector was opened for this record and holds none: those before it existed. */
  void opened(long firstSeq, byte[] linkBefore) {
    if (firstSeq > index.lastSeq() + 1) {
      note(holes, new RecoveryReport.Hole(index.lastSeq() + 1, firstSeq - 1));
      openedSeq = firstSeq;
      lastLink = Arrays.copyOf(linkBefore, RecordFormat.LINK_BYTES);
    }
  }

  void committed(int address, JournalRecord found) {
    long lastSeq = index.lastSeq();
    if (found.seq() > lastSeq) {
      append(address, found, lastSeq);
    } else if (found.seq() == lastSeq && Arrays.equals(found.link(), lastLink)) {
      repeated++;
    } else if (found.seq() == lastSeq && Arrays.equals(found.previousLink(), lastPreviousLink)) {
      superseded++;
      index.moveLast(address);
      release.superseded(found.seq());
      remember(found);
    } else {
      stale++;
    }
  }

  RecoveryReport report(boolean foreign, long bytesRead) {
    long firstSeq = index.count() == 0 ? 0 : index.seqAt(0);
    return new RecoveryReport(
        index.count(),
        firstSeq,
        index.lastSeq(),
        holesBehind(release.readFloor()),
        List.copyOf(damages),
        chainBreaks.stream().filter(seq -> seq > release.readFloor()).toList(),
        repeated,
        superseded,
        stale,
        foreign,
        bytesRead);
  }

  /** What is missing among released records is missed by nobody. */
  private List<RecoveryReport.Hole> holesBehind(long floor) {
    List<RecoveryReport.Hole> missing = new ArrayList<>();
    long first = index.firstBehind(floor);
    if (first > floor + 1 && holes.stream().noneMatch(hole -> hole.lastSeq() == first - 1)) {
      missing.add(new RecoveryReport.Hole(floor + 1, first - 1));
    }
    for (RecoveryReport.Hole hole : holes) {
      if (hole.lastSeq() > floor) {
        missing.add(new RecoveryReport.Hole(Math.max(hole.firstSeq(), floor + 1), hole.lastSeq()));
      }
    }
    return missing;
  }

  private void append(int address, JournalRecord found, long lastSeq) {
    boolean adjacent = found.seq() == lastSeq + 1;
    if (adjacent && !Arrays.equals(found.previousLink(), lastLink)) {
      note(chainBreaks, found.seq());
    }
    if (!adjacent && index.count() > 0) {
      note(holes, new RecoveryReport.Hole(lastSeq + 1, found.seq() - 1));
    }
    index.add(found.seq(), address);
    remember(found);
  }

  private void remember(JournalRecord found) {
    lastLink = found.link();
    lastPreviousLink = found.previousLink();
    if (found.type() == RecordType.CHECKPOINT) {
      release.checkpoint(found.seq(), found.payload());
    }
  }

  private static <T> void note(List<T> list, T entry) {
    if (list.size() < RecoveryReport.LISTED_MAX) {
      list.add(entry);
    }
  }
}
