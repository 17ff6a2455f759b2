package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.item.KeyRole;
import faraday.rig.codec.Id;
import faraday.rig.office.ChargerState;
import faraday.rig.office.ItemOrder;
import faraday.rig.office.SettingsOrder;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every item of SPEC §6 on its whole way: the office signs, a phone carries, the charger applies
 * and journals, also over a restart; what is old is refused without a trace (issue 4 item 5).
 */
class CourierItemsTest {

  private static final int TAKEN = 0;
  private static final int OLD = 4;
  private static final int NONCE = 7;
  private static final int NOT_AVAILABLE = 16;
  private static final int REVOKED = 25;
  private static final int REFUSED = 32;
  private static final long HOUR_S = 3_600;

  private final BoardScene scene = new BoardScene();
  private final CourierWay way = new CourierWay(scene);

  @Test
  void timeThatAnswersAConversationSetsTheClockAndIsGoodOnce() {
    scene.board.wallClock().loseBattery();
    scene.board.powerCycle();
    scene.up();
    WalletPhone ben = scene.phone("Ben");
    assertFalse(way.shownTo(ben).timeTrusted());
    byte[] challenge = ben.log().onlineChallenge();
    scene
        .office
        .dispatch()
        .send(way.here(), ItemOrder.time(way.here(), scene.epochS()).answering(challenge));
    long kept = scene.flash().count(RecordType.TIME);
    ben.fetchFrom(scene.office);
    scene.tap(ben, Intent.COURIER);
    assertEquals(TAKEN, CourierWay.judgement(ben, 2));
    assertTrue(way.shownTo(ben).timeTrusted());
    assertEquals(kept + 1, scene.flash().count(RecordType.TIME));
    way.refusedWithoutATrace(NONCE, 2);
    scene.board.powerCycle();
    scene.up();
    assertTrue(way.shownTo(ben).timeTrusted(), "kept");
  }

  @Test
  void theRootPutsABoundRightThatWasPushedTooFar() {
    scene
        .office
        .dispatch()
        .send(way.here(), ItemOrder.time(way.here(), scene.epochS() + 20 * HOUR_S));
    assertEquals(TAKEN, way.carried(2));
    way.refusedWithoutATrace(OLD, 2);
    scene.office.dispatch().send(way.here(), ItemOrder.query(way.here(), 1, scene.epochS(), 7));
    assertEquals(TAKEN, way.carriedAndTold(9));
    ChargerState before = way.state();
    assertTrue(before.lowerBoundS() > scene.epochS() + 19 * HOUR_S);
    scene.office.dispatch().withdraw(2);
    scene
        .office
        .dispatch()
        .send(
            way.here(),
            ItemOrder.timeReset(way.here(), scene.epochS()).answering(before.resetNonce()));
    assertEquals(TAKEN, way.carried(8));
    way.refusedWithoutATrace(NONCE, 8);
    scene.board.powerCycle();
    boundStaysLowOverARestart();
  }

  private void boundStaysLowOverARestart() {
    scene.up();
    scene.office.dispatch().send(way.here(), ItemOrder.query(way.here(), 2, scene.epochS(), 7));
    assertEquals(TAKEN, way.carriedAndTold(9));
    assertTrue(way.state().lowerBoundS() < scene.epochS() + HOUR_S, "kept");
  }

  @Test
  void aRevokedWalletIsServedNoMoreAndOnlyUntilTheNextList() {
    WalletPhone anna = scene.driver("Anna");
    List<Id> wallets = List.of(anna.walletId());
    scene
        .office
        .dispatch()
        .send(way.here(), ItemOrder.revoke(way.here(), 1, scene.epochS(), 0).wallets(wallets));
    assertEquals(TAKEN, way.carried(3));
    assertEquals(1, scene.flash().count(RecordType.EPOCH));
    way.refusedWithoutATrace(OLD, 3);
    scene.board.powerCycle();
    scene.up().plug(1);
    scene.tap(anna, Intent.START);
    assertEquals(Optional.of(REVOKED), scene.refusal(anna));
    scene.office.dispatch().send(way.here(), ItemOrder.revoke(way.here(), 2, scene.epochS(), 0));
    assertEquals(TAKEN, way.carried(3));
    scene.tap(anna, Intent.START);
    scene.granted(anna);
  }

  @Test
  void aKeySetReplacesTheIssuerAndHisTokensCountNoMore() {
    WalletPhone anna = scene.driver("Anna");
    scene.office.dispatch().changeIssuer();
    WalletPhone ben = scene.driver("Ben");
    assertEquals(TAKEN, way.carried(4));
    assertEquals(1, scene.flash().count(RecordType.KEYSET));
    way.refusedWithoutATrace(OLD, 4);
    scene.plug(1);
    scene.tap(anna, Intent.START);
    assertEquals(Optional.of(REFUSED), scene.refusal(anna));
    scene.board.powerCycle();
    scene.up();
    scene.tap(ben, Intent.START);
    scene.granted(ben);
    byte[] issuer = scene.office.issuerKey().keyId();
    byte[] trusted = scene.board.charger().items().trust().first(KeyRole.ISSUER).keyId().toArray();
    assertArrayEquals(issuer, trusted);
  }

  @Test
  void aProfileLowersTheCurrentOfARunningChargeUntilItEnds() {
    scene.charging("Anna");
    int before = scene.session(1).offerableMa();
    long nowS = scene.epochS();
    scene
        .office
        .dispatch()
        .send(
            way.here(),
            ItemOrder.profile(way.here(), 1, nowS, nowS + 600).steps(0L, 10_000L, 300L, 8_000L));
    assertEquals(TAKEN, way.carried(6));
    assertEquals(1, scene.flash().count(RecordType.ITEM));
    assertTrue(before > 10_000);
    assertEquals(10_000, scene.session(1).offerableMa());
    way.refusedWithoutATrace(OLD, 6);
    scene.run(300 * BoardScene.S);
    assertEquals(8_000, scene.session(1).offerableMa());
    scene.run(300 * BoardScene.S);
    assertTrue(scene.session(1).offerableMa() > 10_000, "over");
    scene.isSafe();
  }

  @Test
  void aChargerOnTheListOfUnavailableOnesBeginsNothing() {
    long nowS = scene.epochS();
    WalletPhone anna = scene.driver("Anna");
    scene
        .office
        .dispatch()
        .send(
            way.here(),
            ItemOrder.profile(way.here(), 1, nowS, nowS + HOUR_S).unavailable(List.of(way.here())));
    assertEquals(TAKEN, way.carried(6));
    scene.board.powerCycle();
    scene.runUntil(() -> scene.board.charger().ready(), 10 * BoardScene.S);
    scene.plug(1);
    anna.sabotage(WalletFault.CREDENTIALS_NOT_READ);
    scene.tap(anna, Intent.START);
    assertEquals(Optional.of(NOT_AVAILABLE), scene.refusal(anna));
    scene.office.dispatch().send(way.here(), ItemOrder.profile(way.here(), 2, nowS, nowS + HOUR_S));
    assertEquals(TAKEN, way.carried(6));
    scene.tap(anna, Intent.START);
    scene.granted(anna);
  }

  @Test
  void aQuestionIsAnsweredWithTheStateAndRecordsThatWereAcknowledged() {
    scene.charged("Anna");
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    ben.uploadTo(scene.office);
    ben.fetchFrom(scene.office);
    scene.tap(ben, Intent.COURIER);
    assertEquals(0, scene.board.charger().book().backlog());
    long seq = scene.office.records(way.here()).getLast().journal().seq();
    ItemOrder question = ItemOrder.query(way.here(), 5, scene.epochS(), 7).records(List.of(seq));
    scene.office.dispatch().send(way.here(), question);
    WalletPhone cleo = scene.phone("Cleo");
    scene.tap(cleo, Intent.COURIER);
    List<Integer> kinds = cleo.items().stream().map(CarriedItem::kind).toList();
    assertEquals(List.of(CarriedItem.STATE, CarriedItem.SEALED_RECORD), kinds);
    cleo.uploadTo(scene.office);
    ChargerState told = way.state();
    assertEquals(5, told.question());
    assertEquals(List.of(0L, 0L), told.connectors(), "free, no fault");
    assertTrue(told.temperatureMilliC().isPresent());
    assertTrue(told.humidityPermille().isPresent());
    way.refusedWithoutATrace(OLD, 9);
  }

  @Test
  void settingsChangeThePriceThatTheNextDriverIsShown() {
    SettingsOrder order = new SettingsOrder(scene.board.entry(), 3, scene.epochS());
    scene.office.dispatch().send(way.here(), order.set(6, 61L));
    assertEquals(TAKEN, way.carried(5));
    assertEquals(1, scene.flash().count(RecordType.SETTINGS));
    way.refusedWithoutATrace(OLD, 5);
    scene.board.powerCycle();
    scene.up();
    assertEquals(61, way.shownTo(scene.phone("Anna")).pricePerKwh());
  }

  @Test
  void theTagGetsItsNewNameAndKeepsIt() {
    scene
        .office
        .dispatch()
        .send(
            way.here(), ItemOrder.query(way.here(), 1, scene.epochS(), 0).tagName("Garage B2/14"));
    assertEquals(TAKEN, way.carried(9));
    way.refusedWithoutATrace(OLD, 9);
    scene.board.powerCycle();
    scene.up();
    assertEquals("Garage B2/14", scene.board.charger().items().questions().tagName());
  }

  @Test
  void whatIsSealedIsAppliedLikeAnyOtherAndReadByNobodyOnTheWay() {
    WalletPhone anna = scene.driver("Anna");
    ItemOrder order =
        ItemOrder.revoke(way.here(), 1, scene.epochS(), 0).wallets(List.of(anna.walletId()));
    scene.office.dispatch().sendSealed(scene.board.entry(), order);
    assertEquals(TAKEN, way.carried(10));
    assertEquals(1, scene.flash().count(RecordType.EPOCH));
    way.refusedWithoutATrace(OLD, 10);
    scene.plug(1);
    scene.tap(anna, Intent.START);
    assertEquals(Optional.of(REVOKED), scene.refusal(anna));
  }
}
