package faraday.hal.sim;

import java.util.Arrays;

/** The cells of a {@link SimNorFlash}, and what operations, whole or cut, do to them. */
final class FlashCells {

  static final byte ERASED = (byte) 0xFF;

  private final byte[] cells;
  private final int[] erases;
  private final boolean[] weak;

  /**
   * One program or erase.
   *
   * @param data what is programmed, empty for an erase
   */
  record Operation(
      boolean erase,
      int address,
      @SuppressWarnings("ArrayRecordComponent") byte[] data,
      FlashFaults.Outcome outcome,
      long startNanos,
      long doneNanos) {

    int bytes() {
      return erase ? SimNorFlash.SECTOR_BYTES : data.length;
    }

    int sector() {
      return address / SimNorFlash.SECTOR_BYTES;
    }
  }

  FlashCells(int sectors) {
    this.cells = new byte[sectors * SimNorFlash.SECTOR_BYTES];
    this.erases = new int[sectors];
    this.weak = new boolean[sectors];
    Arrays.fill(cells, ERASED);
  }

  byte[] bytes() {
    return cells;
  }

  int eraseCount(int sector) {
    return erases[sector];
  }

  boolean weakAt(int address) {
    return weak[address / SimNorFlash.SECTOR_BYTES];
  }

  boolean inside(int address, int count) {
    return address >= 0 && count >= 0 && address <= cells.length - count;
  }

  boolean blank(int address, int count) {
    for (int i = address; i < address + count; i++) {
      if (cells[i] != ERASED) {
        return false;
      }
    }
    return true;
  }

  /** The operation had all its time. */
  void finish(Operation operation) {
    boolean complete = operation.outcome == FlashFaults.Outcome.GOOD;
    for (int i = 0; i < operation.bytes(); i++) {
      int changing = changingBits(operation, i);
      change(operation, i, complete ? changing : changing & (changing - 1));
    }
    if (operation.erase) {
      erases[operation.sector()]++;
      weak[operation.sector()] = !complete;
    }
  }

  /** The supply went away after {@code doneBytes}. */
  void interrupt(Operation operation, int doneBytes, FlashCut.Rest rest, SeededRandom random) {
    boolean scattered = rest == FlashCut.Rest.RANDOM_BITS;
    for (int i = 0; i < operation.bytes(); i++) {
      int changing = changingBits(operation, i);
      if (i < doneBytes) {
        change(operation, i, changing);
      } else if (scattered) {
        change(operation, i, changing & random.nextInt(256));
      }
    }
    if (operation.erase && (doneBytes > 0 || scattered)) {
      weak[operation.sector()] = true;
    }
  }

  private int changingBits(Operation operation, int index) {
    int old = Byte.toUnsignedInt(cells[operation.address + index]);
    return operation.erase ? ~old & 0xFF : old & ~Byte.toUnsignedInt(operation.data[index]);
  }

  private void change(Operation operation, int index, int bits) {
    cells[operation.address + index] ^= (byte) bits;
  }
}
