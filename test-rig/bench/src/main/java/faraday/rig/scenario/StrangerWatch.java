package faraday.rig.scenario;

import faraday.firmware.journal.RecordType;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.invariant.FlashReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a phone that proved nothing has left a record: those that only taps make are counted. */
final class StrangerWatch {

  private static final Set<RecordType> OF_TAPS =
      EnumSet.of(
          RecordType.GRANT,
          RecordType.USED_TOKEN,
          RecordType.ACK,
          RecordType.KEYSET,
          RecordType.EPOCH,
          RecordType.TIME,
          RecordType.SETTINGS,
          RecordType.ITEM);

  /** What an honest tap before may still bring to flash, however slow that is (design §3). */
  private static final long PENDING_NANOS = 10_000_000_000L;

  private final VirtualBoard board;
  private final List<String> written = new ArrayList<>();
  private long honestNanos = -PENDING_NANOS;
  private long before = -1;

  StrangerWatch(VirtualBoard board) {
    this.board = board;
  }

  /** An honest phone was taken away. */
  void honest(long nowNanos) {
    honestNanos = nowNanos;
  }

  /** A stranger comes. */
  void comes(long nowNanos) {
    before = nowNanos - honestNanos >= PENDING_NANOS ? records() : -1;
  }

  /** The stranger goes. */
  void goes(long nowNanos) {
    long now = before < 0 ? before : records();
    if (now > before) {
      written.add((now - before) + " records by a stranger's tap that ended at " + nowNanos);
    }
    before = -1;
  }

  /** What strangers have written. */
  List<String> written() {
    return List.copyOf(written);
  }

  private long records() {
    FlashReader flash = new FlashReader(board.flash().image());
    return OF_TAPS.stream().mapToLong(flash::count).sum();
  }
}
