package faraday.rig.mutation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A check that looks at nothing much. Run by PIT only. */
final class WeakFareCheck {

  @Test
  void chargesSomething() {
    assertTrue(Fare.of(3) > 0);
  }
}
