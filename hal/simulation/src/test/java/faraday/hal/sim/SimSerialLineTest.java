package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import faraday.hal.Ticked;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SimSerialLineTest {

  private final VirtualClock clock = new VirtualClock();
  private final SimSerialLine line = new SimSerialLine(clock, 115_200, SimProbe.NONE);
  private final byte[] inbox = new byte[SimSerialLine.QUEUE_BYTES];

  @Test
  void deliversAByteAfterTenBitTimesAndNotBefore() {
    line.host().write(new byte[] {0x55}, 0, 1);
    clock.advanceTo(86_804);
    assertEquals(0, line.device().read(inbox, 0, 1));
    clock.advanceTo(86_805);
    assertEquals(1, line.device().read(inbox, 0, 1));
    assertEquals(0x55, inbox[0]);
  }

  @Test
  void sendsBytesOneAfterTheOther() {
    line.host().write(new byte[] {1, 2, 3}, 0, 3);
    assertEquals(3, line.host().pendingOutputBytes());
    assertEquals(3 * 86_805L, line.device().lastArrivalNanos());
    clock.advanceTo(2 * 86_805L);
    assertEquals(2, line.device().read(inbox, 0, 3));
    assertEquals(1, line.host().pendingOutputBytes());
  }

  @Test
  void damagesEveryByteReceivedAtAnotherSpeed() {
    line.device().setBaud(921_600);
    for (int value = 0; value < 256; value++) {
      line.host().write(new byte[] {(byte) value}, 0, 1);
      clock.advanceTo(line.device().lastArrivalNanos());
      line.device().read(inbox, 0, 1);
      assertNotEquals((byte) value, inbox[0]);
    }
  }

  @Test
  void acceptsAFullQueueAndNotOneByteMore() {
    byte[] burst = new byte[SimSerialLine.QUEUE_BYTES + 1];
    Arrays.fill(burst, (byte) 7);
    assertEquals(SimSerialLine.QUEUE_BYTES, line.host().write(burst, 0, burst.length));
    assertEquals(0, line.host().write(burst, 0, 1));
    clock.advanceTo(line.device().lastArrivalNanos());
    assertEquals(SimSerialLine.QUEUE_BYTES, line.device().read(inbox, 0, inbox.length));
    assertArrayEquals(Arrays.copyOf(burst, inbox.length), inbox);
  }

  @Test
  void knowsWhenNothingIsUnderWay() {
    assertEquals(Ticked.NEVER, line.host().lastArrivalNanos());
    assertFalse(line.host().setBaud(9_599));
    assertEquals(115_200, line.host().baud());
  }
}
