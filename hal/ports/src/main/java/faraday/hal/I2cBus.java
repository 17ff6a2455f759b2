package faraday.hal;

/**
 * A two-wire bus as its one controller sees it. One transaction at a time, each from start to stop
 * condition, never blocking; confined to one loop. A device that stretches the clock makes a
 * transaction longer.
 */
public interface I2cBus {

  /** Most bytes of one transaction, the address not counted. */
  int TRANSFER_BYTES_MAX = 512;

  /** Answer of {@link #result}: the transaction is under way. */
  int PENDING = -2;

  /** Answer of {@link #result} when the device file or the controller is gone for good. */
  int CLOSED = -1;

  /** Answer of {@link #result}: nobody acknowledged the address, or a byte written. */
  int REFUSED = -3;

  /**
   * Begins to write.
   *
   * @param address 7 bits, 0x08…0x77
   * @param from copied before this returns
   * @param count 1…{@link #TRANSFER_BYTES_MAX}
   * @throws IllegalStateException while a transaction is under way
   */
  void startWrite(int address, byte[] from, int count);

  /**
   * Begins to read.
   *
   * @param address 7 bits, 0x08…0x77
   * @param count 1…{@link #TRANSFER_BYTES_MAX}
   * @throws IllegalStateException while a transaction is under way
   */
  void startRead(int address, int count);

  /**
   * How the last transaction ended.
   *
   * @param into room for what was read
   * @return bytes read or written, {@link #PENDING}, {@link #REFUSED} or {@link #CLOSED}
   */
  int result(byte[] into);

  /** Bits per second. */
  int clockHz();
}
