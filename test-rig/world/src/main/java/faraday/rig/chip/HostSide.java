package faraday.rig.chip;

/**
 * The host interface that the chip's mode pins select. It delivers what the host wrote as a stream
 * of bytes and takes the chip's frames one by one.
 */
public interface HostSide {

  /** Bytes that have arrived by now; see {@link faraday.hal.SerialLink#read}. */
  int read(byte[] into, int offset, int maxBytes);

  /**
   * Takes one frame, or what was left of it.
   *
   * @return bytes taken, less than {@code count} when there is no room, −1 when the host is gone
   */
  int write(byte[] frame, int offset, int count);

  /**
   * When the last byte under way to the chip will have arrived, {@link faraday.hal.Ticked#NEVER}
   * when none is or nobody knows.
   */
  long lastArrivalNanos();

  /** Changes the speed of a serial line; a bus follows its host's clock. */
  void setBaud(int baud);

  /** The host called off what it asked for: frames that it has not fetched are void. */
  void abandon();

  /**
   * The chip sleeps, and hears what the pins of this interface say only if they may wake it.
   *
   * @param wakeSources bits of PowerDown
   */
  void sleep(int wakeSources);

  /** Whether the pins woke the chip; its bytes are heard from then on. */
  boolean woken();

  /** Whether a byte that came while the chip slept, and was lost, counts as a waking one. */
  boolean bytesWake();
}
