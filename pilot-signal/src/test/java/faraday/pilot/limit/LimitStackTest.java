package faraday.pilot.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LimitStackTest {

  private static final LimitSource[] PARTS =
      EnumSet.complementOf(EnumSet.of(LimitSource.NONE)).toArray(new LimitSource[0]);

  private final LimitStack stack = new LimitStack();

  @Test
  void isNothingAndNobodysBeforePowerIsOrdered() {
    all(32_000);
    assertFalse(stack.settle(false));
    assertEquals(0, stack.limitMa());
    assertEquals(LimitSource.NONE, stack.binding());
  }

  @Test
  void countsAPartThatWasNeverSetAsZero() {
    for (LimitSource part : LimitSource.values()) {
      if (part != LimitSource.CABLE) {
        stack.set(part, 32_000);
      }
    }
    assertTrue(stack.settle(true));
    assertEquals(0, stack.limitMa());
    assertEquals(LimitSource.CABLE, stack.binding());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isTheSmallestPartAndNamesIt(LimitSource part) {
    all(32_000);
    stack.set(part, 31_999);
    assertTrue(stack.settle(true));
    assertEquals(31_999, stack.limitMa());
    assertEquals(part, stack.binding());
    assertEquals(31_999, stack.partMa(part));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void offersNothingBelow6AmpereAndStillNamesWhoBinds(LimitSource part) {
    all(32_000);
    stack.set(part, 6_000);
    stack.settle(true);
    assertEquals(6_000, stack.limitMa());
    stack.set(part, 5_999);
    assertTrue(stack.settle(true));
    assertEquals(0, stack.limitMa());
    assertEquals(part, stack.binding());
  }

  @Test
  void namesTheFirstOfEquals() {
    all(16_000);
    stack.settle(true);
    assertEquals(LimitSource.USER, stack.binding());
    stack.set(LimitSource.USER, 20_000);
    stack.set(LimitSource.PROFILE, 20_000);
    stack.settle(true);
    assertEquals(LimitSource.SITE, stack.binding());
  }

  @Test
  void tellsAChangeOfTheValueOrOfWhoBindsAndNothingElse() {
    all(16_000);
    assertTrue(stack.settle(true));
    assertFalse(stack.settle(true));
    stack.set(LimitSource.MAINS, 17_000);
    assertFalse(stack.settle(true));
    stack.set(LimitSource.USER, 17_000);
    assertTrue(stack.settle(true), "another binds");
    assertEquals(16_000, stack.limitMa());
    all(15_000);
    stack.set(LimitSource.USER, 17_000);
    assertTrue(stack.settle(true), "another value");
    assertTrue(stack.settle(false));
    assertFalse(stack.settle(false));
  }

  @Test
  void neverLiesAboveAnyPart() {
    SeededRandom random = new SeededRandom(1, "limits");
    for (int i = 0; i < 10_000; i++) {
      stack.set(PARTS[random.nextInt(PARTS.length)], random.nextInt(80_001));
      stack.settle(true);
      for (LimitSource part : PARTS) {
        assertTrue(stack.limitMa() <= stack.partMa(part));
      }
      int bindingMa = stack.partMa(stack.binding());
      assertEquals(bindingMa < 6_000 ? 0 : bindingMa, stack.limitMa());
    }
  }

  private void all(int limitMa) {
    for (LimitSource part : LimitSource.values()) {
      stack.set(part, limitMa);
    }
  }
}
