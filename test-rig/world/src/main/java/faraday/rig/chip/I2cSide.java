package faraday.rig.chip;

import faraday.hal.sim.SimI2cBus;

/**
 * The chip as a device on I2C (fact sheet §2): a read begins with a byte that says whether the rest
 * is a frame; a frame from which anything was read is gone at the stop condition, read whole or
 * not. Its address wakes it, which takes a millisecond in which it does not acknowledge; neither
 * does it while it takes in what was written.
 */
public final class I2cSide extends BusSide implements SimI2cBus.Device {

  private static final int WAKE_BY_I2C = 0x80;
  private static final int ADDRESS = 0x24;
  private static final long WAKE_NANOS = 1_000_000;
  private static final int READY = 0x01;
  private static final int PAST_THE_END = 0xA5;

  private boolean stirring;
  private long awakeNanos;
  private boolean ready;
  private int at;

  /** A chip that nobody has addressed yet. */
  public I2cSide() {
    super(WAKE_BY_I2C);
  }

  @Override
  public boolean begins(int address, boolean read, long nowNanos) {
    if (address != ADDRESS) {
      return false;
    }
    if (asleep() && !wokeUp(nowNanos)) {
      return false;
    }
    ready = read && waiting() != null;
    at = -1;
    return !busy();
  }

  @Override
  public void written(int value, long atNanos) {
    arrived(value, atNanos);
  }

  @Override
  public int read(long atNanos) {
    int index = at++;
    byte[] frame = waiting();
    if (index < 0) {
      return ready ? READY : 0;
    }
    if (!ready || frame == null || index >= frame.length) {
      return PAST_THE_END;
    }
    return frame[index] & 0xFF;
  }

  @Override
  public void ends(long atNanos) {
    if (ready && at > 0) {
      fetched();
    }
    ready = false;
  }

  private boolean wokeUp(long nowNanos) {
    if (!stirring) {
      stirring = true;
      awakeNanos = nowNanos + WAKE_NANOS;
    }
    if (nowNanos < awakeNanos) {
      return false;
    }
    stirring = false;
    wake();
    return !asleep();
  }
}
