package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SafetyEventRingTest {

  private final SafetyEventRing ring = new SafetyEventRing();
  private final List<String> seen = new ArrayList<>();

  @Test
  void handsEventsOverInOrderAndOnce() {
    ring.add(5, SafetyEvent.DUTY, 266, 16_000);
    ring.add(6, SafetyEvent.FAULT, -1, Integer.MIN_VALUE);
    assertEquals(2, drain());
    assertEquals(List.of("5 DUTY 266 16000", "6 FAULT -1 -2147483648"), seen);
    assertEquals(0, drain());
  }

  @Test
  void holdsItsCapacityAndCountsWhatItDrops() {
    for (int i = 0; i < SafetyEventRing.CAPACITY; i++) {
      ring.add(i, SafetyEvent.DUTY, i, 0);
    }
    assertEquals(0, ring.lostCount());
    ring.add(999, SafetyEvent.DUTY, 999, 0);
    assertEquals(1, ring.lostCount());
    assertEquals(SafetyEventRing.CAPACITY, drain());
    assertEquals("0 DUTY 0 0", seen.getFirst());
    assertEquals("255 DUTY 255 0", seen.getLast());
    ring.add(1_000, SafetyEvent.DUTY, 1, 0);
    assertEquals(1, drain());
  }

  private int drain() {
    return ring.drain((at, event, a, b) -> seen.add(at + " " + event + " " + a + " " + b));
  }
}
