package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.lock.PlugOrder;
import faraday.pilot.lock.ReleaseReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SafetyOrdersTest {

  private final SafetyOrders orders = new SafetyOrders();

  @Test
  void wantsNothingAtBootAndLeavesTheBoltAsFound() {
    assertFalse(orders.poll());
    assertEquals(0, orders.limitMa());
    assertEquals(PlugOrder.NONE, orders.plug());
    assertTrue(orders.available());
  }

  @Test
  void offersAndHoldsUntilItReleases() {
    orders.offer(16_000);
    assertTrue(orders.poll());
    assertEquals(16_000, orders.limitMa());
    assertEquals(PlugOrder.HOLD, orders.plug());
    orders.withdraw();
    orders.poll();
    assertEquals(0, orders.limitMa());
    assertEquals(PlugOrder.HOLD, orders.plug());
    orders.releasePlug();
    orders.poll();
    assertEquals(PlugOrder.RELEASE, orders.plug());
  }

  @Test
  void keepsTheLimitsOfUserAndProfileApart() {
    orders.offer(16_000, SafetyOrders.LIMIT_MAX_MA);
    orders.poll();
    assertEquals(16_000, orders.userMa());
    assertEquals(80_000, orders.profileMa());
    assertEquals(16_000, orders.limitMa());
    orders.offer(SafetyOrders.LIMIT_MAX_MA, 5_999);
    orders.poll();
    assertEquals(80_000, orders.userMa());
    assertEquals(5_999, orders.profileMa());
    assertEquals(5_999, orders.limitMa());
    assertEquals(PlugOrder.HOLD, orders.plug());
    orders.holdPlug();
    orders.poll();
    assertEquals(5_999, orders.profileMa());
    orders.withdraw();
    orders.poll();
    assertEquals(0, orders.userMa());
    assertEquals(0, orders.profileMa());
  }

  @Test
  void anOfferWithoutAProfileIsLimitedByTheUserAlone() {
    orders.offer(16_000);
    orders.poll();
    assertEquals(SafetyOrders.LIMIT_MAX_MA, orders.profileMa());
  }

  @Test
  void releasingThePlugWithdrawsWhatIsOffered() {
    orders.offer(16_000);
    orders.releasePlug();
    orders.poll();
    assertEquals(0, orders.limitMa());
  }

  @Test
  void holdsWithoutOffering() {
    orders.releasePlug();
    orders.holdPlug();
    orders.poll();
    assertEquals(PlugOrder.HOLD, orders.plug());
    assertEquals(0, orders.limitMa());
  }

  @Test
  void keepsAvailabilityApartFromEverythingElse() {
    orders.available(false);
    orders.offer(80_000);
    orders.releasePlug();
    orders.poll();
    assertFalse(orders.available());
    orders.available(true);
    orders.poll();
    assertTrue(orders.available());
    assertEquals(PlugOrder.RELEASE, orders.plug());
  }

  @Test
  void letsTheLatestOrderWinAndCountsTheOthers() {
    for (int i = 0; i < 1_000; i++) {
      orders.offer(6_000 + i);
    }
    orders.poll();
    assertEquals(6_999, orders.limitMa());
    assertEquals(999, orders.coalescedCount());
    orders.poll();
    assertEquals(999, orders.coalescedCount());
  }

  @Test
  void showsLifeWithoutCountingAnOrder() {
    orders.alive();
    assertTrue(orders.poll());
    assertFalse(orders.poll());
    orders.alive();
    orders.alive();
    orders.withdraw();
    assertTrue(orders.poll());
    assertEquals(0, orders.coalescedCount());
  }

  @Test
  void countsNothingAsOverwrittenThatWasPolledInTime() {
    orders.poll();
    orders.offer(6_000);
    orders.poll();
    assertEquals(0, orders.coalescedCount());
    orders.withdraw();
    orders.offer(7_000);
    orders.poll();
    assertEquals(1, orders.coalescedCount());
  }

  /** An order that says nothing new is a sign of life and no order. */
  @Test
  void takesARepeatedOrderForLifeOnly() {
    orders.offer(6_000);
    orders.poll();
    orders.offer(6_000);
    orders.offer(6_000);
    orders.offer(6_000);
    assertTrue(orders.poll());
    assertFalse(orders.poll());
    assertEquals(0, orders.coalescedCount());
  }

  @ParameterizedTest
  @EnumSource(ReleaseReason.class)
  void saysWhyThePlugIsFreedUntilItIsHeldAgain(ReleaseReason reason) {
    orders.available(false);
    orders.releasePlug(reason);
    orders.poll();
    assertEquals(reason, orders.reason());
    assertEquals(PlugOrder.RELEASE, orders.plug());
    assertFalse(orders.available());
    assertEquals(0, orders.userMa());
    orders.holdPlug();
    orders.poll();
    assertEquals(PlugOrder.HOLD, orders.plug());
    orders.releasePlug();
    orders.poll();
    assertEquals(ReleaseReason.STOPPED, orders.reason());
  }

  /** The lock may move for the poll that brought the order, not for those after it. */
  @Test
  void tellsEachOrderForThePlugOnce() {
    orders.holdPlug();
    orders.poll();
    assertTrue(orders.plugOrderChanged());
    orders.alive();
    orders.poll();
    assertFalse(orders.plugOrderChanged());
    orders.offer(6_000);
    orders.withdraw();
    orders.available(false);
    orders.poll();
    assertFalse(orders.plugOrderChanged());
    orders.releasePlug(ReleaseReason.STOPPED);
    orders.poll();
    assertTrue(orders.plugOrderChanged());
    orders.releasePlug(ReleaseReason.REFUSED);
    orders.poll();
    assertTrue(orders.plugOrderChanged());
  }

  /** Also the fifth in a row: its counter of two bits has begun anew by then. */
  @Test
  void tellsEachForcedUnlockingOnceAndTouchesNothingElse() {
    orders.offer(16_000, 10_000);
    orders.poll();
    orders.available(false);
    orders.poll();
    assertFalse(orders.forcedNow());
    for (int i = 0; i < 5; i++) {
      orders.forceUnlock();
      orders.poll();
      assertTrue(orders.forcedNow());
      assertFalse(orders.plugOrderChanged());
      orders.alive();
      orders.poll();
      assertFalse(orders.forcedNow());
    }
    assertEquals(16_000, orders.userMa());
    assertEquals(10_000, orders.profileMa());
    assertEquals(PlugOrder.HOLD, orders.plug());
    assertFalse(orders.available());
    assertEquals(0, orders.coalescedCount());
  }

  /** An offer or a release between does not undo or repeat what was forced. */
  @Test
  void keepsAForcedUnlockingApartFromTheOtherOrders() {
    orders.forceUnlock();
    orders.poll();
    orders.offer(6_000);
    orders.poll();
    assertFalse(orders.forcedNow());
    orders.releasePlug();
    orders.poll();
    assertFalse(orders.forcedNow());
    orders.holdPlug();
    orders.poll();
    assertFalse(orders.forcedNow());
  }

  @Test
  void survivesTheWrapOfItsCounters() {
    for (int i = 0; i < (1 << 20) + 5; i++) {
      orders.offer(6_000 + (i & 1));
      assertTrue(orders.poll());
    }
    assertEquals(0, orders.coalescedCount());
    assertEquals(6_000, orders.limitMa());
  }

  @Test
  void refusesLimitsOutsideThePilotsRange() {
    orders.offer(0);
    orders.offer(SafetyOrders.LIMIT_MAX_MA);
    assertThrows(IllegalArgumentException.class, () -> orders.offer(-1));
    assertThrows(IllegalArgumentException.class, () -> orders.offer(SafetyOrders.LIMIT_MAX_MA + 1));
    orders.offer(6_000, 0);
    assertThrows(IllegalArgumentException.class, () -> orders.offer(6_000, -1));
    assertThrows(
        IllegalArgumentException.class, () -> orders.offer(6_000, SafetyOrders.LIMIT_MAX_MA + 1));
  }

  @Test
  void neverShowsAReaderAnOrderThatWasNotGiven() throws InterruptedException {
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 200_000; i++) {
                    orders.offer(10_000);
                    orders.releasePlug();
                  }
                });
    while (writer.isAlive()) {
      orders.poll();
      boolean offered = orders.limitMa() == 10_000 && orders.plug() == PlugOrder.HOLD;
      boolean released = orders.limitMa() == 0 && orders.plug() == PlugOrder.RELEASE;
      boolean nothing = orders.limitMa() == 0 && orders.plug() == PlugOrder.NONE;
      assertTrue(offered || released || nothing);
    }
    writer.join();
  }
}
