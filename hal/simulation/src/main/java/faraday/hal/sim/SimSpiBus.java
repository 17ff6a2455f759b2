package faraday.hal.sim;

import faraday.hal.SpiBus;
import java.util.Arrays;

/** A serial peripheral bus in virtual time: eight bit times for each byte, one device. */
public final class SimSpiBus implements SpiBus {

  private static final long BITS_NANOS_PER_BYTE = 8_000_000_000L;

  /** What hangs on the bus. */
  public interface Device {

    /** The select line changed; true is low. */
    void selected(boolean low, long nowNanos);

    /**
     * One byte each way.
     *
     * @param bits from the host, first bit on the wire in bit 7
     * @param atNanos when its last bit will have passed, which may lie ahead
     * @return bits to the host, in the same order
     */
    int exchange(int bits, long atNanos);
  }

  private final VirtualClock clock;
  private final int clockHz;
  private final Device device;
  private byte[] taken = {};
  private long doneNanos;

  /**
   * A bus.
   *
   * @param clockHz bits per second, above 0
   */
  public SimSpiBus(VirtualClock clock, int clockHz, Device device) {
    this.clock = clock;
    this.clockHz = clockHz;
    this.device = device;
  }

  @Override
  public void select(boolean selected) {
    device.selected(selected, clock.nowNanos());
  }

  @Override
  public void start(byte[] out, int count) {
    refuseWhileBusy();
    long atNanos = clock.nowNanos();
    taken = Arrays.copyOf(out, count);
    for (int i = 0; i < count; i++) {
      atNanos += BITS_NANOS_PER_BYTE / clockHz;
      taken[i] = (byte) device.exchange(Byte.toUnsignedInt(taken[i]), atNanos);
    }
    doneNanos = atNanos;
  }

  @Override
  public int result(byte[] into) {
    if (clock.nowNanos() < doneNanos) {
      return PENDING;
    }
    System.arraycopy(taken, 0, into, 0, taken.length);
    return taken.length;
  }

  @Override
  public int clockHz() {
    return clockHz;
  }

  private void refuseWhileBusy() {
    if (clock.nowNanos() < doneNanos) {
      throw new IllegalStateException("a transfer is under way");
    }
  }
}
