package faraday.pilot.proximity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.ProximitySense;
import org.junit.jupiter.api.Test;

final class CableSenseTest {

  private final CableSense sense = new CableSense(100);
  private long nowMs;

  @Test
  void believesACodeAfterItStoodStill() {
    hold(220, 100);
    assertEquals(0, sense.limitMa());
    hold(220, 5);
    assertEquals(32_000, sense.limitMa());
    assertTrue(sense.present());
  }

  @Test
  void startsAgainWhenTheCodeMoves() {
    hold(220, 95);
    hold(680, 95);
    hold(220, 95);
    assertFalse(sense.present());
  }

  @Test
  void fallsButNeverRisesWhilePlugged() {
    hold(220, 200);
    hold(680, 200);
    assertEquals(20_000, sense.limitMa());
    hold(100, 200);
    assertEquals(20_000, sense.limitMa());
    sense.forget();
    assertEquals(63_000, sense.limitMa());
  }

  @Test
  void reportsLossOnlyAfterACodeWasAccepted() {
    hold(ProximitySense.OPEN_OHM, 200);
    assertFalse(sense.lost());
    hold(220, 200);
    assertFalse(sense.lost());
    hold(ProximitySense.OPEN_OHM, 95);
    assertFalse(sense.lost());
    hold(ProximitySense.OPEN_OHM, 10);
    assertTrue(sense.lost());
    sense.forget();
    assertFalse(sense.lost());
    assertEquals(0, sense.limitMa());
  }

  private void hold(int ohm, int ms) {
    for (long endMs = nowMs + ms; nowMs < endMs; nowMs += 5) {
      sense.observe(nowMs * 1_000_000L, ohm);
    }
  }
}
