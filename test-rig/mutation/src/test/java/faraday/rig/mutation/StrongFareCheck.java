package faraday.rig.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Checks that notice every change. Run by PIT only, hence not called a test. */
final class StrongFareCheck {

  @Test
  void chargesByDistance() {
    assertEquals(2, Fare.of(3));
    assertEquals(5, Fare.of(4));
  }

  /** Only this looks at children: its engine must run too. */
  @Property(tries = 20, seed = "1")
  void takesHalfOfChildren(@ForAll @IntRange(min = 1, max = 9) int stops) {
    assertEquals(stops <= 3 ? 1 : 2, Fare.child(stops));
  }
}
