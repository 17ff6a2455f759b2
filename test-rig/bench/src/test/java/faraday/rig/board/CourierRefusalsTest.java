package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.Id;
import faraday.rig.office.ItemOrder;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items that are forged, another's, too many or not to be kept (issue 4 item 5, TH-17). */
class CourierRefusalsTest {

  private static final int TAKEN = 0;
  private static final int NOT_FOR_THIS_CHARGER = 1;
  private static final int DOES_NOT_VERIFY = 2;
  private static final int NOT_KEPT = 6;

  private final BoardScene scene = new BoardScene();
  private final CourierWay way = new CourierWay(scene);

  @Test
  void whatIsForgedOrForAnotherChargerLeavesNoTrace() {
    Id other = Id.derived(7, "another charger");
    scene.office.dispatch().send(way.here(), ItemOrder.revoke(other, 1, scene.epochS(), 0));
    way.refusedWithoutATrace(NOT_FOR_THIS_CHARGER, 3);
    for (int operation : List.of(2, 3, 4, 5, 6, 8, 9, 10)) {
      BoardScene one = new BoardScene();
      CourierWay.everything(one);
      byte[] before = one.board.flash().image();
      WalletPhone forger = one.phone("Forger");
      forger.sabotage(WalletFault.ITEM_FLIPPED_BYTE);
      one.tap(forger, Intent.COURIER);
      assertEquals(
          DOES_NOT_VERIFY, CourierWay.judgement(forger, operation), "operation " + operation);
      assertArrayEquals(before, one.board.flash().image(), "operation " + operation);
    }
  }

  @Test
  void aTapThatDoesNotOpenBringsNothing() {
    CourierWay.everything(scene);
    byte[] before = scene.board.flash().image();
    WalletPhone stranger = scene.phone("Stranger");
    stranger.sabotage(WalletFault.M1_FLIPPED_BYTE);
    scene.tap(stranger, Intent.COURIER);
    assertTrue(stranger.log().last(PhoneEvent.TurnedAway.class).isPresent());
    assertTrue(stranger.log().last(PhoneEvent.ItemJudged.class).isEmpty());
    assertTrue(stranger.carriesFor(way.here()), "it keeps what nobody judged");
    assertArrayEquals(before, scene.board.flash().image());
  }

  @Test
  void keysAndTimeComeBeforeWhatRestsOnThem() {
    CourierWay.everything(scene);
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    List<Integer> order =
        ben.log().all(PhoneEvent.ItemJudged.class).stream()
            .map(PhoneEvent.ItemJudged::operation)
            .toList();
    assertEquals(List.of(4, 8, 2, 3, 10, 5, 6, 9), order);
  }

  @Test
  void aPhoneKeepsWhatTheJournalDoesNotTakeNow() {
    scene.office.dispatch().send(way.here(), ItemOrder.revoke(way.here(), 1, scene.epochS(), 3));
    scene.breakFlash();
    scene.plug(1);
    scene.tap(scene.driver("Anna"), Intent.START);
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    assertEquals(NOT_KEPT, CourierWay.judgement(ben, 3));
    assertTrue(ben.carriesFor(way.here()));
  }

  @Test
  void takesSixteenItemsInOneTapAndTheSeventeenthInTheNext() {
    for (int version = 1; version <= 17; version++) {
      scene
          .office
          .dispatch()
          .send(way.here(), ItemOrder.revoke(way.here(), version, scene.epochS(), 0));
    }
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    assertEquals(16, ben.log().all(PhoneEvent.ItemJudged.class).size());
    assertTrue(ben.carriesFor(way.here()));
    scene.tap(ben, Intent.COURIER);
    assertEquals(17, ben.log().all(PhoneEvent.ItemJudged.class).size());
    assertEquals(TAKEN, CourierWay.judgement(ben, 3));
    assertFalse(ben.carriesFor(way.here()));
  }
}
