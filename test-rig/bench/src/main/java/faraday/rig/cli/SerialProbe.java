package faraday.rig.cli;

import faraday.hal.SerialLink;
import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.Pn532;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.reader.ReaderRole;
import faraday.nfc.reader.ReaderSettings;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Our driver on a real line in wall time: chip, target, two SELECTs, and back as it was found. */
final class SerialProbe {

  /** Longer than one round through both speeds with the patience of the first ACK. */
  static final int CHIP_LIMIT_MS = 10_000;

  private static final int TARGET_LIMIT_MS = 5000;
  private static final int RETIRE_LIMIT_MS = 2000;
  private static final int LOST_LINKS_LIMIT = 5;

  /** USB adapters report bytes up to 16 ms late. */
  private static final int ACK_MS = 100;

  private static final long PACE_NANOS = 500_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Pn532 chip;
  private final ReaderRole reader;
  private final int chipLimitMs;
  private final SelectDialogue dialogue = new SelectDialogue();

  SerialProbe(SerialLink link, int workBaud, int chipLimitMs) {
    this.chipLimitMs = chipLimitMs;
    Pn532Settings settings = Pn532Settings.DEFAULT.withWorkBaud(workBaud).withAckMs(ACK_MS);
    chip = new Pn532(link, settings);
    reader = new ReaderRole(chip, dialogue, ReaderSettings.DEFAULT);
  }

  ReaderReport run() {
    if (!pace(this::chipAwakeOrGone, chipLimitMs) || chip.firmware() == null) {
      return report("no chip answers");
    }
    pace(this::talkedEnough, TARGET_LIMIT_MS);
    String error = error();
    chip.retire(System.nanoTime());
    pace(() -> chip.state() == ChipState.RETIRED || gone(), RETIRE_LIMIT_MS);
    return report(error);
  }

  private @Nullable String error() {
    if (dialogue.complete()) {
      return null;
    }
    if (gone()) {
      return "the serial line is gone";
    }
    return dialogue.target() == null
        ? "no target that speaks ISO-DEP in the field"
        : "link lost: " + reader.lastLoss() + " " + Integer.toHexString(reader.lastRadioStatus());
  }

  private ReaderReport report(@Nullable String error) {
    return new ReaderReport(
        chip.firmware(), dialogue.target(), dialogue.statusWord(0), dialogue.statusWord(1), error);
  }

  private boolean chipAwakeOrGone() {
    return chip.stats().starts() > 0 || gone();
  }

  private boolean talkedEnough() {
    return dialogue.complete() || dialogue.linksLost() >= LOST_LINKS_LIMIT || gone();
  }

  private boolean gone() {
    return chip.state() == ChipState.LINE_CLOSED;
  }

  /** Ticks in wall time until the condition holds; false when that took too long. */
  private boolean pace(BooleanSupplier until, int limitMs) {
    long endNanos = System.nanoTime() + limitMs * NANOS_PER_MILLI;
    while (!until.getAsBoolean()) {
      long nowNanos = System.nanoTime();
      if (nowNanos - endNanos > 0) {
        return false;
      }
      reader.tick(nowNanos);
      LockSupport.parkNanos(PACE_NANOS);
    }
    return true;
  }
}
