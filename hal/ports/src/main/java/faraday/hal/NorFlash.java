package faraday.hal;

/**
 * Raw NOR flash: programming only clears bits, erasing sets a whole sector to {@code FF}. Program
 * and erase are started and then polled; one operation at a time. Confined to the service loop.
 *
 * <p>Reads are immediate. While an operation runs, reading is refused by real chips; callers wait
 * for {@link Status#READY}.
 */
public interface NorFlash {

  /** What the chip is doing. */
  enum Status {
    /** Idle; the last operation succeeded. */
    READY,
    /** A program or erase is running. */
    BUSY,
    /** Idle; the last operation failed or the chip does not answer. */
    FAILED
  }

  /** Capacity in bytes, a multiple of {@link #sectorBytes()}. */
  int sizeBytes();

  /** Smallest erasable unit in bytes (4096 on W25Q-class chips). */
  int sectorBytes();

  /**
   * Largest program unit in bytes (256 on W25Q-class chips); a program may not cross its border.
   */
  int pageBytes();

  /**
   * Reads bytes.
   *
   * @return false when the chip is busy, does not answer, or the range is outside it
   */
  boolean read(int address, byte[] into, int offset, int count);

  /**
   * Starts a page program: result = old AND new, bit by bit.
   *
   * @return false when busy, or the range is empty, crosses a page or lies outside the chip;
   *     nothing has begun then
   */
  boolean startProgram(int address, byte[] from, int offset, int count);

  /**
   * Starts a sector erase.
   *
   * @param sectorAddress a multiple of {@link #sectorBytes()}
   * @return false when busy or the address is no sector's start; nothing has begun then
   */
  boolean startErase(int sectorAddress);

  /** Progress of the last started operation. */
  Status status();
}
