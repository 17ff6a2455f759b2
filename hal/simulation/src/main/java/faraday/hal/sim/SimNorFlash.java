package faraday.hal.sim;

import faraday.hal.NorFlash;
import faraday.hal.Ticked;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A W25Q-class chip in RAM: 256-byte pages, 4 KiB sectors, busy while it works, and at the mercy of
 * its supply. A cut leaves exactly what a {@link FlashCut} says, or, with {@link #cutPower}, what
 * the time so far allowed.
 *
 * <p>It also watches its user: {@link #overprograms} and {@link #weakPrograms} count writes that a
 * real chip would not reward with readable data.
 */
public final class SimNorFlash implements NorFlash {

  /** Erasable unit in bytes. */
  public static final int SECTOR_BYTES = 4096;

  /** Program unit in bytes. */
  public static final int PAGE_BYTES = 256;

  /** Typical page program time of the W25Q family (data sheet range 0.4 … 3 ms). */
  public static final long PROGRAM_NANOS = 500_000L;

  /** Typical sector erase time of the W25Q family (data sheet range 45 … 400 ms). */
  public static final long ERASE_NANOS = 45_000_000L;

  private final VirtualClock clock;
  private final SimProbe probe;
  private final SeededRandom random;
  private final FlashCells cells;
  private FlashFaults faults = FlashFaults.NONE;
  private @Nullable FlashCut plannedCut;
  private FlashCells.@Nullable Operation running;
  private boolean failed;
  private boolean powered = true;
  private long operations;
  private long programs;
  private long overprograms;
  private long weakPrograms;

  /**
   * A new chip, erased by its maker.
   *
   * @param sectors capacity in units of {@link #SECTOR_BYTES}, at least 1
   * @param probe sees {@code flash.program} (u32 address ‖ data) and {@code flash.erase} (u32
   *     address) when they begin, and {@code flash.power}
   * @param random decides what a cut leaves behind
   */
  public SimNorFlash(VirtualClock clock, int sectors, SimProbe probe, SeededRandom random) {
    this.clock = clock;
    this.probe = probe;
    this.random = random;
    this.cells = new FlashCells(sectors);
  }

  @Override
  public int sizeBytes() {
    return cells.bytes().length;
  }

  @Override
  public int sectorBytes() {
    return SECTOR_BYTES;
  }

  @Override
  public int pageBytes() {
    return PAGE_BYTES;
  }

  @Override
  public boolean read(int address, byte[] into, int offset, int count) {
    settle();
    if (!powered || running != null || !cells.inside(address, count)) {
      return false;
    }
    System.arraycopy(cells.bytes(), address, into, offset, count);
    return true;
  }

  @Override
  public boolean startProgram(int address, byte[] from, int offset, int count) {
    settle();
    boolean onePage = count > 0 && address % PAGE_BYTES + count <= PAGE_BYTES;
    if (!powered || running != null || !onePage || !cells.inside(address, count)) {
      return false;
    }
    byte[] data = Arrays.copyOfRange(from, offset, offset + count);
    programs++;
    if (cells.weakAt(address)) {
      weakPrograms++;
    }
    if (!cells.blank(address, count)) {
      overprograms++;
    }
    report("flash.program", address, data);
    begin(false, address, data, PROGRAM_NANOS);
    return true;
  }

  @Override
  public boolean startErase(int sectorAddress) {
    settle();
    if (!powered
        || running != null
        || sectorAddress % SECTOR_BYTES != 0
        || !cells.inside(sectorAddress, SECTOR_BYTES)) {
      return false;
    }
    report("flash.erase", sectorAddress, new byte[0]);
    begin(true, sectorAddress, new byte[0], ERASE_NANOS);
    return true;
  }

  @Override
  public Status status() {
    settle();
    if (running != null) {
      return Status.BUSY;
    }
    return failed || !powered ? Status.FAILED : Status.READY;
  }

  /** When the running operation ends, or {@link Ticked#NEVER}. */
  public long busyUntilNanos() {
    return running == null ? Ticked.NEVER : running.doneNanos();
  }

  /** True while an operation is under way at this moment; one that hangs is not. */
  public boolean working(long nowNanos) {
    return running != null && nowNanos < running.doneNanos() && busyUntilNanos() != Ticked.NEVER;
  }

  /** Takes the supply away at this instant; a running operation gets as far as its time allowed. */
  public void cutPower(FlashCut.Rest rest) {
    settle();
    FlashCells.Operation operation = running;
    if (operation != null) {
      long spentNanos = clock.nowNanos() - operation.startNanos();
      long wholeNanos = operation.erase() ? ERASE_NANOS : PROGRAM_NANOS;
      int doneBytes = (int) (operation.bytes() * spentNanos / wholeNanos);
      cells.interrupt(operation, doneBytes, rest, random);
    }
    powerDown();
  }

  /** Plans a cut inside a coming operation; the chip is off when that operation has begun. */
  public void planCut(FlashCut cut) {
    plannedCut = cut;
  }

  /** Restores the supply; the chip is idle, knows nothing of what was, and no cut is planned. */
  public void powerOn() {
    plannedCut = null;
    powered = true;
    failed = false;
    probe.level(clock.nowNanos(), "flash.power", 1);
  }

  /** False between a cut and {@link #powerOn}. */
  public boolean powered() {
    return powered;
  }

  /** Lets coming operations go wrong; {@link FlashFaults#NONE} heals the chip. */
  public void inject(FlashFaults newFaults) {
    faults = newFaults;
  }

  /** Turns over the bits of {@code mask} in one byte, as rot does. */
  public void flip(int address, int mask) {
    cells.bytes()[address] ^= (byte) mask;
  }

  /** A copy of every cell. */
  public byte[] image() {
    settle();
    return cells.bytes().clone();
  }

  /**
   * Replaces every cell.
   *
   * @param image exactly {@link #sizeBytes} bytes
   */
  public void load(byte[] image) {
    if (image.length != sizeBytes()) {
      throw new IllegalArgumentException(image.length + " bytes for a chip of " + sizeBytes());
    }
    System.arraycopy(image, 0, cells.bytes(), 0, image.length);
  }

  /** Programs and erases begun so far: the number the next one will have. */
  public long operations() {
    return operations;
  }

  /** Page programs begun so far. */
  public long programs() {
    return programs;
  }

  /** Erases of one sector that ran to their end. */
  public int eraseCount(int sector) {
    return cells.eraseCount(sector);
  }

  /** Programs that met a byte not erased: always a mistake of the user. */
  public long overprograms() {
    return overprograms;
  }

  /** Programs into a sector whose last erase was cut: readable today, perhaps not tomorrow. */
  public long weakPrograms() {
    return weakPrograms;
  }

  private void begin(boolean erase, int address, byte[] data, long lastsNanos) {
    long number = operations++;
    FlashFaults.Outcome outcome = faults.outcome(erase, address, number);
    long nowNanos = clock.nowNanos();
    long doneNanos = outcome == FlashFaults.Outcome.HANGS ? Ticked.NEVER : nowNanos + lastsNanos;
    FlashCells.Operation operation =
        new FlashCells.Operation(erase, address, data, outcome, nowNanos, doneNanos);
    failed = false;
    running = operation;
    FlashCut cut = plannedCut;
    if (cut != null && cut.operation() == number) {
      plannedCut = null;
      int doneBytes = Math.min(cut.doneBytes(), operation.bytes());
      cells.interrupt(operation, doneBytes, cut.rest(), random);
      powerDown();
    }
  }

  /** Ends the running operation when its time is over. */
  private void settle() {
    FlashCells.Operation operation = running;
    if (operation == null || clock.nowNanos() < operation.doneNanos()) {
      return;
    }
    running = null;
    failed = operation.outcome() == FlashFaults.Outcome.FAILED;
    if (!failed) {
      cells.finish(operation);
    }
  }

  private void powerDown() {
    running = null;
    powered = false;
    probe.level(clock.nowNanos(), "flash.power", 0);
  }

  private void report(String signal, int address, byte[] data) {
    byte[] event = new byte[Integer.BYTES + data.length];
    ByteBuffer.wrap(event).putInt(address).put(data);
    probe.bytes(clock.nowNanos(), signal, event, 0, event.length);
  }
}
