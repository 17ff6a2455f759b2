package faraday.firmware.journal;

import faraday.hal.NorFlash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Programs bytes page by page: each target is seen blank before and read back after. A part that
 * must come later than all others starts a program of its own.
 */
final class FlashWrite implements FlashTask {

  /** One program: {@code count} bytes from {@code offset} of the source to {@code address}. */
  private record Piece(int address, int offset, int count, boolean commits) {}

  private final NorFlash flash;
  private final Set<WriteRule> rules;
  private final byte[] source;
  private final List<Piece> pieces = new ArrayList<>();
  private int current;
  private boolean started;
  private boolean committed;

  private FlashWrite(NorFlash flash, Set<WriteRule> rules, byte[] source) {
    this.flash = flash;
    this.rules = rules;
    this.source = source;
  }

  /** Plain bytes. */
  static FlashWrite of(NorFlash flash, Set<WriteRule> rules, int address, byte[] source) {
    FlashWrite write = new FlashWrite(flash, rules, source);
    write.addPieces(address, 0, source.length, true);
    return write;
  }

  /** A record: header and payload, then the trailer that commits them. */
  static FlashWrite ofRecord(NorFlash flash, Set<WriteRule> rules, int address, byte[] source) {
    FlashWrite write = new FlashWrite(flash, rules, source);
    int body = source.length - RecordFormat.TRAILER_BYTES;
    if (rules.contains(WriteRule.TRAILER_LAST)) {
      write.addPieces(address, 0, body, false);
      write.addPieces(address, body, source.length, true);
    } else {
      write.addPieces(address, body, source.length, true);
      write.addPieces(address, 0, body, false);
    }
    return write;
  }

  /** True when the last byte that commits has been read back. */
  boolean committed() {
    return committed;
  }

  @Override
  public Progress step() {
    Piece piece = pieces.get(current);
    if (!started) {
      started =
          blank(piece) && flash.startProgram(piece.address, source, piece.offset, piece.count);
      return started ? Progress.WAITING : Progress.FAILED;
    }
    NorFlash.Status status = flash.status();
    if (status == NorFlash.Status.BUSY) {
      return Progress.WAITING;
    }
    if (status == NorFlash.Status.FAILED || !readsBack(piece)) {
      return Progress.FAILED;
    }
    return finish(piece);
  }

  private Progress finish(Piece piece) {
    started = false;
    current++;
    boolean lastCommit = current == pieces.size() || !pieces.get(current).commits;
    committed |= piece.commits && lastCommit;
    return current == pieces.size() ? Progress.DONE : Progress.ADVANCED;
  }

  private void addPieces(int address, int from, int to, boolean commits) {
    int page = flash.pageBytes();
    int offset = from;
    while (offset < to) {
      int count = Math.min(to - offset, page - (address + offset) % page);
      pieces.add(new Piece(address + offset, offset, count, commits));
      offset += count;
    }
  }

  private boolean blank(Piece piece) {
    if (!rules.contains(WriteRule.SKIP_TORN_TAIL)) {
      return true;
    }
    byte[] there = new byte[piece.count];
    return flash.read(piece.address, there, 0, there.length) && Bytes.blank(there, 0, there.length);
  }

  private boolean readsBack(Piece piece) {
    if (!rules.contains(WriteRule.READ_BACK)) {
      return true;
    }
    byte[] there = new byte[piece.count];
    return flash.read(piece.address, there, 0, there.length)
        && Arrays.equals(there, 0, piece.count, source, piece.offset, piece.offset + piece.count);
  }
}
