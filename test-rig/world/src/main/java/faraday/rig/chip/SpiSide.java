package faraday.rig.chip;

import faraday.hal.sim.SimSpiBus;

/**
 * The chip as a device on SPI (fact sheet §2): least significant bit first, and the first byte
 * after select says what the others are. A select line that has been low for two milliseconds
 * before the first bit wakes it. A frame from which anything was read is gone at the end of the
 * selection.
 */
public final class SpiSide extends BusSide implements SimSpiBus.Device {

  private static final int WAKE_BY_SPI = 0x20;
  private static final long WAKE_NANOS = 2_000_000;
  private static final int DATA_WRITE = 0x01;
  private static final int STATUS_READ = 0x02;
  private static final int DATA_READ = 0x03;
  private static final int NOTHING = 0x00;
  private static final int PAST_THE_END = 0xA5;

  private long selectedNanos;
  private int direction;
  private int at;

  /** A chip that nobody has selected yet. */
  public SpiSide() {
    super(WAKE_BY_SPI);
  }

  @Override
  public void selected(boolean low, long nowNanos) {
    if (low) {
      selectedNanos = nowNanos;
    } else if (direction == DATA_READ && at > 0) {
      fetched();
    }
    direction = 0;
    at = 0;
  }

  @Override
  public int exchange(int bits, long atNanos) {
    if (asleep()) {
      if (atNanos - selectedNanos < WAKE_NANOS) {
        return NOTHING;
      }
      wake();
    }
    int value = lowFirst(bits);
    if (direction == 0) {
      direction = value;
      return NOTHING;
    }
    return lowFirst(answer(value, atNanos));
  }

  private int answer(int value, long atNanos) {
    byte[] frame = waiting();
    switch (direction) {
      case DATA_WRITE -> arrived(value, atNanos);
      case STATUS_READ -> {
        return frame == null ? 0 : 1;
      }
      case DATA_READ -> {
        return frame == null || at >= frame.length ? PAST_THE_END : frame[at++] & 0xFF;
      }
      default -> {}
    }
    return NOTHING;
  }

  /** The same bits in the other order. */
  private static int lowFirst(int bits) {
    int turned = 0;
    for (int i = 0; i < 8; i++) {
      turned |= (bits >> i & 1) << (7 - i);
    }
    return turned;
  }
}
