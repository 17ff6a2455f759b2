package faraday.nfc.link;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import faraday.hal.I2cBus;
import faraday.hal.SpiBus;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A link that asks and asks allocates nothing, as the serial one does not. */
final class LinkAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TICKS = 200_000;
  private static final long STEP_NANOS = 500_000;
  private static final byte[] COMMAND = {0, 0, -1, 2, -2, (byte) 0xD4, 2, 0x2A, 0};

  @Test
  void spiAllocatesNothing() {
    assertTrue(bytesPerTick(new SpiLink(new Mute(), BusSettings.DEFAULT)) < 1);
  }

  @Test
  void i2cAllocatesNothing() {
    assertTrue(bytesPerTick(new I2cLink(new MuteTwoWire(), BusSettings.DEFAULT)) < 1);
  }

  private static double bytesPerTick(ChipLink link) {
    byte[] into = new byte[64];
    turn(link, into, 0);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    turn(link, into, TICKS * STEP_NANOS);
    return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / TICKS;
  }

  private static void turn(ChipLink link, byte[] into, long fromNanos) {
    for (int i = 0; i < TICKS; i++) {
      if (i % 100 == 0) {
        link.write(COMMAND, 0, COMMAND.length);
      }
      link.tick(fromNanos + i * STEP_NANOS);
      link.read(into, 0, into.length);
      link.nextDeadlineNanos();
    }
  }

  /** Ready in every second selection, with an acknowledgement and nothing behind it. */
  private static final class Mute implements SpiBus {
    private int count;
    private int selections;

    @Override
    public void select(boolean selected) {
      selections++;
    }

    @Override
    public void start(byte[] out, int newCount) {
      count = newCount;
    }

    @Override
    public int result(byte[] into) {
      for (int i = 0; i < count; i++) {
        into[i] = (byte) (selections % 4 == 1 ? 0x80 : 0x00);
      }
      return count;
    }

    @Override
    public int clockHz() {
      return 1_000_000;
    }
  }

  private static final class MuteTwoWire implements I2cBus {
    private int count;
    private int turns;

    @Override
    public void startWrite(int address, byte[] from, int newCount) {
      count = newCount;
    }

    @Override
    public void startRead(int address, int newCount) {
      count = newCount;
    }

    @Override
    public int result(byte[] into) {
      turns++;
      for (int i = 0; i < count; i++) {
        into[i] = (byte) (i == 0 && turns % 3 > 0 ? 1 : 0);
      }
      return turns % 7 == 0 ? REFUSED : count;
    }

    @Override
    public int clockHz() {
      return 400_000;
    }
  }
}
