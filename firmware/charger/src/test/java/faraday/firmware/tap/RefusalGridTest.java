package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.wire.frame.Frame;
import org.junit.jupiter.api.Test;

/** TH-28: refusals leave on the grid, everything else at once. */
final class RefusalGridTest {

  private static final long MS = 1_000_000L;

  @Test
  void refusalLeavesAtTheNextStepThatIsAMarginAway() {
    byte[] refusal = Frame.refusal();
    assertEquals(20 * MS, RefusalGrid.notBeforeNanos(refusal, 1));
    assertEquals(20 * MS, RefusalGrid.notBeforeNanos(refusal, 10 * MS));
    assertEquals(40 * MS, RefusalGrid.notBeforeNanos(refusal, 10 * MS + 1));
    assertEquals(40 * MS, RefusalGrid.notBeforeNanos(refusal, 20 * MS));
  }

  @Test
  void otherFramesLeaveAtOnce() {
    assertEquals(7, RefusalGrid.notBeforeNanos(new byte[] {0x14, 0, 0}, 7));
  }
}
