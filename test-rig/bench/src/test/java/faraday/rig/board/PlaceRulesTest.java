package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.Id;
import faraday.rig.office.ItemOrder;
import faraday.rig.office.SettingsOrder;
import faraday.rig.office.TokenOrder;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of a place that phones brought, and what they do to drivers (E13 – E17), end to end. */
class PlaceRulesTest {

  private static final int RESERVED = 18;
  private static final int TIME_NEEDED = 33;
  private static final int GO_ONLINE = 34;
  private static final int HOLDERS_MISSING = 38;
  private static final long SETTING = 8;
  private static final long HOLDERS = 13;
  private static final long PRIVATE = 2;
  private static final long HOUR_S = 3_600;

  private final BoardScene scene = new BoardScene();
  private final CourierWay way = new CourierWay(scene);

  @Test
  void aPrivatePlaceKnowsADriverItLetInAndAsksNotForTheSiteAgain() {
    brought(settings(3).set(SETTING, PRIVATE));
    WalletPhone anna = scene.phone("Anna");
    scene.plug(1);
    assertEquals(Optional.of(GO_ONLINE), tried(anna, elsewhere(anna)), "nobody knows her");
    assertEquals(Optional.empty(), tried(anna, privately(anna)));
    ended(anna);
    assertEquals(Optional.empty(), tried(anna, elsewhere(anna)), "the cache answers for the site");
    ended(anna);
    scene.board.powerCycle();
    scene.up();
    assertEquals(Optional.empty(), tried(anna, elsewhere(anna)), "after a restart too");
    ended(anna);
    WalletPhone ben = scene.phone("Ben");
    assertEquals(Optional.of(GO_ONLINE), tried(ben, elsewhere(ben)), "him it does not know");
    brought(settings(4).set(SETTING, PRIVATE));
    assertEquals(Optional.of(GO_ONLINE), tried(anna, elsewhere(anna)), "other settings hold");
  }

  @Test
  void whileTimeIsNotCertainAReservationKeepsOthersOffAndLetsItsOwnerIn() {
    WalletPhone ben = scene.phone("Ben");
    long nowS = scene.epochS();
    brought(settings(3).reserve(1, ben.walletId(), nowS + HOUR_S, nowS + 2 * HOUR_S));
    scene.board.wallClock().loseBattery();
    scene.board.powerCycle();
    scene.up().plug(1);
    WalletPhone anna = scene.phone("Anna");
    assertEquals(Optional.of(TIME_NEEDED), tried(anna, timeless(anna)), "it may stand already");
    assertEquals(Optional.empty(), tried(ben, timeless(ben)));
    ended(ben);

    way.shownTo(anna);
    byte[] challenge = anna.log().onlineChallenge();
    scene
        .office
        .dispatch()
        .send(way.here(), ItemOrder.time(way.here(), nowS + HOUR_S).answering(challenge));
    assertEquals(0, way.carried(2));
    assertEquals(Optional.of(RESERVED), tried(anna, timeless(anna)), "now it certainly stands");
  }

  @Test
  void twoHoldersMustShowTheirRightsWithinAMinute() {
    brought(settings(3).set(HOLDERS, 2L));
    WalletPhone anna = scene.phone("Anna");
    WalletPhone ben = scene.phone("Ben");
    scene.plug(1);
    assertEquals(Optional.of(HOLDERS_MISSING), tried(anna, scene.order(anna)));
    assertEquals(Optional.of(HOLDERS_MISSING), tried(anna, scene.order(anna)), "she is one");
    scene.run(61 * BoardScene.S);
    assertEquals(Optional.of(HOLDERS_MISSING), tried(ben, scene.order(ben)), "she has gone");
    assertEquals(Optional.empty(), tried(anna, scene.order(anna)));
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * BoardScene.S));
  }

  @Test
  void aPhoneShowsNoTokenWhereItMustGoOnlineFirst() {
    scene.plug(1);
    WalletPhone anna = scene.phone("Anna");
    scene.give(anna, scene.order(anna));
    anna.addOffline(scene.board.entry().siteId());
    scene.tap(anna, Intent.START);
    assertEquals("GO_ONLINE", anna.log().last(PhoneEvent.GaveUp.class).orElseThrow().detail());
    assertFalse(anna.log().last(PhoneEvent.TokenSent.class).isPresent());
    assertEquals(Optional.empty(), anna.reload(scene.office, 0));
    scene.tap(anna, Intent.START);
    scene.granted(anna);
  }

  private SettingsOrder settings(long version) {
    return new SettingsOrder(scene.board.entry(), version, scene.epochS());
  }

  private void brought(SettingsOrder order) {
    scene.office.dispatch().withdraw(5);
    scene.office.dispatch().send(way.here(), order);
    assertEquals(0, way.carried(5));
  }

  private TokenOrder privately(WalletPhone phone) {
    return scene.order(phone).faraday(11, PRIVATE);
  }

  private TokenOrder elsewhere(WalletPhone phone) {
    return privately(phone).faraday(2, Id.derived(9, "another site").bytes());
  }

  /** Good without a clock: no window in its profile. */
  private TokenOrder timeless(WalletPhone phone) {
    return scene.order(phone).faraday(16, true).withoutCommand(11).withoutCommand(12);
  }

  /** What the charger says against this token, whatever the phone thinks of it. */
  private Optional<Integer> tried(WalletPhone phone, TokenOrder order) {
    phone.sabotage(WalletFault.CREDENTIALS_NOT_READ);
    int before = phone.log().all(PhoneEvent.Refused.class).size();
    scene.give(phone, order);
    scene.tap(phone, Intent.START);
    boolean refused = phone.log().all(PhoneEvent.Refused.class).size() > before;
    if (!refused) {
      scene.granted(phone);
    }
    return refused ? scene.refusal(phone) : Optional.empty();
  }

  private void ended(WalletPhone phone) {
    scene.run(10 * BoardScene.S);
    scene.tap(phone, Intent.STOP);
    assertTrue(phone.log().last(PhoneEvent.Stopped.class).isPresent());
    scene.leave(1);
    scene.plug(1);
  }
}
