package faraday.firmware.journal;

import faraday.hal.NorFlash;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Erases a sector, sees that it is blank, and marks it so that a cut erase is never mistaken. */
final class SectorPreparation implements FlashTask {

  private final NorFlash flash;
  private final Set<WriteRule> rules;
  private final int address;
  private final int eraseCount;
  private boolean erasing;
  private @Nullable FlashWrite mark;

  SectorPreparation(NorFlash flash, Set<WriteRule> rules, int address, int eraseCount) {
    this.flash = flash;
    this.rules = rules;
    this.address = address;
    this.eraseCount = eraseCount;
  }

  @Override
  public Progress step() {
    FlashWrite marking = mark;
    if (marking != null) {
      return marking.step();
    }
    if (!erasing) {
      erasing = flash.startErase(address);
      return erasing ? Progress.WAITING : Progress.FAILED;
    }
    return switch (flash.status()) {
      case BUSY -> Progress.WAITING;
      case FAILED -> Progress.FAILED;
      case READY -> seeBlank();
    };
  }

  private Progress seeBlank() {
    byte[] sector = new byte[flash.sectorBytes()];
    if (!flash.read(address, sector, 0, sector.length) || !Bytes.blank(sector, 0, sector.length)) {
      return Progress.FAILED;
    }
    mark = FlashWrite.of(flash, rules, address, SectorHeader.eraseMark(eraseCount));
    return Progress.ADVANCED;
  }
}
