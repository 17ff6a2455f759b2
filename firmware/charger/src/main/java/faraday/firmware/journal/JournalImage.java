package faraday.firmware.journal;

import faraday.hal.NorFlash;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a copy of a journal's flash, of any size and content, and cannot change it. For benches and
 * servers; pure.
 */
public final class JournalImage {

  private final Recovery recovery;
  private final ReadOnlyFlash flash;

  private JournalImage(ReadOnlyFlash flash) {
    this.flash = flash;
    this.recovery =
        new Recovery(flash, Math.max(1, flash.sizeBytes()), EnumSet.allOf(WriteRule.class));
  }

  /**
   * Scans an image with sectors of 4096 and pages of 256 bytes. Bytes behind the last whole sector
   * are not looked at.
   *
   * @param image not copied
   */
  public static JournalImage of(byte[] image) {
    JournalImage opened = new JournalImage(new ReadOnlyFlash(image));
    Recovery.Progress progress = Recovery.Progress.MORE;
    while (progress == Recovery.Progress.MORE) {
      progress = opened.recovery.step();
    }
    return opened;
  }

  /** What the scan found. */
  public RecoveryReport report() {
    return recovery.report();
  }

  /** Visits every valid record, oldest first. */
  public void replay(RecordVisitor visitor) {
    RecordIndex index = recovery.index();
    for (int i = 0; i < index.count(); i++) {
      visitor.visit(RecordFormat.decode(flash.image, index.addressAt(i)));
    }
  }

  /** Where a record stands in the image, or −1. */
  public int addressOf(long seq) {
    return recovery.index().addressOf(seq);
  }

  /** The exact bytes of a record without padding, or null when there is none of this number. */
  public byte @Nullable [] recordBytes(long seq) {
    int address = addressOf(seq);
    return address < 0 ? null : RecordFormat.bytesAt(flash.image, address);
  }

  /** Erases the sector's own header remembers, 0 when it remembers none. */
  public int eraseCount(int sector) {
    return recovery.map().eraseCount(sector);
  }

  private static final class ReadOnlyFlash implements NorFlash {

    private static final int SECTOR_BYTES = 4096;
    private static final int PAGE_BYTES = 256;

    private final byte[] image;

    private ReadOnlyFlash(byte[] image) {
      this.image = image;
    }

    @Override
    public int sizeBytes() {
      return image.length / SECTOR_BYTES * SECTOR_BYTES;
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
      System.arraycopy(image, address, into, offset, count);
      return true;
    }

    @Override
    public boolean startProgram(int address, byte[] from, int offset, int count) {
      return false;
    }

    @Override
    public boolean startErase(int sectorAddress) {
      return false;
    }

    @Override
    public Status status() {
      return Status.READY;
    }
  }
}
