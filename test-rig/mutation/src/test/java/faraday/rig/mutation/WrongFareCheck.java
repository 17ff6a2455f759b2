package faraday.rig.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A check that fails without any mutant. Run by PIT only. */
final class WrongFareCheck {

  @Test
  void chargesTooMuch() {
    assertEquals(3, Fare.of(3));
  }
}
