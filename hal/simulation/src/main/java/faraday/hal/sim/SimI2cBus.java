package faraday.hal.sim;

import faraday.hal.I2cBus;
import java.util.Arrays;

/** A two-wire bus in virtual time: nine bit times for each byte and the address, one device. */
public final class SimI2cBus implements I2cBus {

  private static final long BITS_NANOS_PER_BYTE = 9_000_000_000L;

  /** What hangs on the bus. */
  public interface Device {

    /** Whether it acknowledges an address, 7 bits. */
    boolean begins(int address, boolean read, long nowNanos);

    /** A byte from the host, and when its last bit will have passed. */
    void written(int value, long atNanos);

    /** The next byte for the host. */
    int read(long atNanos);

    /** The stop condition. */
    void ends(long atNanos);
  }

  private final VirtualClock clock;
  private final int clockHz;
  private final Device device;
  private final byte[] taken = new byte[TRANSFER_BYTES_MAX];
  private int outcome;
  private int bytesTaken;
  private long doneNanos;

  /**
   * A bus.
   *
   * @param clockHz bits per second, above 0
   */
  public SimI2cBus(VirtualClock clock, int clockHz, Device device) {
    this.clock = clock;
    this.clockHz = clockHz;
    this.device = device;
  }

  @Override
  public void startWrite(int address, byte[] from, int count) {
    byte[] bytes = Arrays.copyOf(from, count);
    if (begins(address, false)) {
      for (byte value : bytes) {
        doneNanos += byteNanos();
        device.written(Byte.toUnsignedInt(value), doneNanos);
      }
      outcome = count;
      device.ends(doneNanos);
    }
  }

  @Override
  public void startRead(int address, int count) {
    if (begins(address, true)) {
      for (int i = 0; i < count; i++) {
        doneNanos += byteNanos();
        taken[i] = (byte) device.read(doneNanos);
      }
      outcome = count;
      bytesTaken = count;
      device.ends(doneNanos);
    }
  }

  @Override
  public int result(byte[] into) {
    if (clock.nowNanos() < doneNanos) {
      return PENDING;
    }
    System.arraycopy(taken, 0, into, 0, bytesTaken);
    return outcome;
  }

  @Override
  public int clockHz() {
    return clockHz;
  }

  private boolean begins(int address, boolean read) {
    if (clock.nowNanos() < doneNanos) {
      throw new IllegalStateException("a transaction is under way");
    }
    bytesTaken = 0;
    doneNanos = clock.nowNanos() + byteNanos();
    boolean acknowledged = device.begins(address, read, clock.nowNanos());
    outcome = REFUSED;
    return acknowledged;
  }

  private long byteNanos() {
    return BITS_NANOS_PER_BYTE / clockHz;
  }
}
