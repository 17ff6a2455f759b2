package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StandingTest {

  private final Standing standing = new Standing();

  @Test
  void countsFromTheFirstLookThatFindsItSo() {
    assertEquals(Standing.NOT, standing.lookMs(0, false));
    assertEquals(0, standing.lookMs(5 * S, true));
    assertEquals(0, standing.lookMs(5 * S + MS - 1, true));
    assertEquals(1, standing.lookMs(5 * S + MS, true));
    assertEquals(Standing.NOT, standing.lookMs(6 * S, false));
    assertEquals(0, standing.lookMs(7 * S, true));
    standing.restart();
    assertEquals(0, standing.lookMs(8 * S, true));
    assertEquals(Integer.MAX_VALUE, standing.lookMs(Long.MAX_VALUE, true));
  }
}
