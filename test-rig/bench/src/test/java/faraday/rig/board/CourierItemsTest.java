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
import faraday.rig.phone.Credentials;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every item of SPEC §6 on its whole way: the office signs, a phone carries, the charger applies
 * and journals, and what is old, forged or another's is refused and leaves no trace (issue 4 item
 * 5).
 */
class CourierItemsTest {

  private static final int TAKEN = 0;
  private static final int NOT_FOR_THIS_CHARGER = 1;
  private static final int DOES_NOT_VERIFY = 2;
  private static final int OLD = 4;
  private static final int NOT_KEPT = 6;
  private static final int NONCE = 7;
  private static final int NOT_AVAILABLE = 16;
  private static final int REVOKED = 25;
  private static final int REFUSED = 32;
  private static final long HOUR_S = 3_600;

  private final BoardScene scene = new BoardScene();
  private int couriers;

  @Test
  void timeThatAnswersAConversationSetsTheClockAndIsGoodOnce() {
    scene.board.wallClock().loseBattery();
    scene.board.powerCycle();
    scene.up();
    WalletPhone ben = scene.phone("Ben");
    assertFalse(shownTo(ben).timeTrusted());
    byte[] challenge = ben.log().onlineChallenge();
    scene
        .office
        .dispatch()
        .send(here(), ItemOrder.time(here(), scene.epochS()).answering(challenge));
    long kept = scene.flash().count(RecordType.TIME);
    ben.fetchFrom(scene.office);
    scene.tap(ben, Intent.COURIER);
    assertEquals(TAKEN, judgement(ben, 2));
    assertTrue(shownTo(ben).timeTrusted());
    assertEquals(kept + 1, scene.flash().count(RecordType.TIME));
    refusedWithoutATrace(NONCE, 2);
    scene.board.powerCycle();
    scene.up();
    assertTrue(shownTo(ben).timeTrusted(), "kept");
  }

  @Test
  void theRootPutsABoundRightThatWasPushedTooFar() {
    scene.office.dispatch().send(here(), ItemOrder.time(here(), scene.epochS() + 20 * HOUR_S));
    assertEquals(TAKEN, carried(2));
    refusedWithoutATrace(OLD, 2);
    scene.office.dispatch().send(here(), ItemOrder.query(here(), 1, scene.epochS(), 7));
    assertEquals(TAKEN, carriedAndTold(9));
    ChargerState before = state();
    assertTrue(before.lowerBoundS() > scene.epochS() + 19 * HOUR_S);
    scene.office.dispatch().withdraw(2);
    scene
        .office
        .dispatch()
        .send(here(), ItemOrder.timeReset(here(), scene.epochS()).answering(before.resetNonce()));
    assertEquals(TAKEN, carried(8));
    refusedWithoutATrace(NONCE, 8);
    scene.board.powerCycle();
    scene.up();
    scene.office.dispatch().send(here(), ItemOrder.query(here(), 2, scene.epochS(), 7));
    assertEquals(TAKEN, carriedAndTold(9));
    assertTrue(state().lowerBoundS() < scene.epochS() + HOUR_S, "kept");
  }

  @Test
  void aRevokedWalletIsServedNoMoreAndOnlyUntilTheNextList() {
    WalletPhone anna = scene.driver("Anna");
    List<Id> wallets = List.of(anna.walletId());
    scene
        .office
        .dispatch()
        .send(here(), ItemOrder.revoke(here(), 1, scene.epochS(), 0).wallets(wallets));
    assertEquals(TAKEN, carried(3));
    assertEquals(1, scene.flash().count(RecordType.EPOCH));
    refusedWithoutATrace(OLD, 3);
    scene.board.powerCycle();
    scene.up().plug(1);
    scene.tap(anna, Intent.START);
    assertEquals(Optional.of(REVOKED), scene.refusal(anna));
    scene.office.dispatch().send(here(), ItemOrder.revoke(here(), 2, scene.epochS(), 0));
    assertEquals(TAKEN, carried(3));
    scene.tap(anna, Intent.START);
    scene.granted(anna);
  }

  @Test
  void aKeySetReplacesTheIssuerAndHisTokensCountNoMore() {
    WalletPhone anna = scene.driver("Anna");
    scene.office.dispatch().changeIssuer();
    WalletPhone ben = scene.driver("Ben");
    assertEquals(TAKEN, carried(4));
    assertEquals(1, scene.flash().count(RecordType.KEYSET));
    refusedWithoutATrace(OLD, 4);
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
            here(),
            ItemOrder.profile(here(), 1, nowS, nowS + 600).steps(0L, 10_000L, 300L, 8_000L));
    assertEquals(TAKEN, carried(6));
    assertEquals(1, scene.flash().count(RecordType.ITEM));
    assertTrue(before > 10_000);
    assertEquals(10_000, scene.session(1).offerableMa());
    refusedWithoutATrace(OLD, 6);
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
            here(), ItemOrder.profile(here(), 1, nowS, nowS + HOUR_S).unavailable(List.of(here())));
    assertEquals(TAKEN, carried(6));
    scene.board.powerCycle();
    scene.runUntil(() -> scene.board.charger().ready(), 10 * BoardScene.S);
    scene.plug(1);
    anna.sabotage(WalletFault.CREDENTIALS_NOT_READ);
    scene.tap(anna, Intent.START);
    assertEquals(Optional.of(NOT_AVAILABLE), scene.refusal(anna));
    scene.office.dispatch().send(here(), ItemOrder.profile(here(), 2, nowS, nowS + HOUR_S));
    assertEquals(TAKEN, carried(6));
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
    long seq = scene.office.records(here()).getLast().journal().seq();
    ItemOrder question = ItemOrder.query(here(), 5, scene.epochS(), 7).records(List.of(seq));
    scene.office.dispatch().send(here(), question);
    WalletPhone cleo = scene.phone("Cleo");
    scene.tap(cleo, Intent.COURIER);
    List<Integer> kinds = cleo.items().stream().map(CarriedItem::kind).toList();
    assertEquals(List.of(CarriedItem.STATE, CarriedItem.SEALED_RECORD), kinds);
    cleo.uploadTo(scene.office);
    ChargerState told = state();
    assertEquals(5, told.question());
    assertEquals(List.of(0L, 0L), told.connectors(), "free, no fault");
    assertTrue(told.temperatureMilliC().isPresent());
    assertTrue(told.humidityPermille().isPresent());
    refusedWithoutATrace(OLD, 9);
  }

  @Test
  void settingsChangeThePriceThatTheNextDriverIsShown() {
    SettingsOrder order = new SettingsOrder(scene.board.entry(), 3, scene.epochS());
    scene.office.dispatch().send(here(), order.set(6, 61L));
    assertEquals(TAKEN, carried(5));
    assertEquals(1, scene.flash().count(RecordType.SETTINGS));
    refusedWithoutATrace(OLD, 5);
    scene.board.powerCycle();
    scene.up();
    assertEquals(61, shownTo(scene.phone("Anna")).pricePerKwh());
  }

  @Test
  void theTagGetsItsNewNameAndKeepsIt() {
    scene
        .office
        .dispatch()
        .send(here(), ItemOrder.query(here(), 1, scene.epochS(), 0).tagName("Garage B2/14"));
    assertEquals(TAKEN, carried(9));
    refusedWithoutATrace(OLD, 9);
    scene.board.powerCycle();
    scene.up();
    assertEquals("Garage B2/14", scene.board.charger().items().questions().tagName());
  }

  @Test
  void whatIsSealedIsAppliedLikeAnyOtherAndReadByNobodyOnTheWay() {
    WalletPhone anna = scene.driver("Anna");
    ItemOrder order =
        ItemOrder.revoke(here(), 1, scene.epochS(), 0).wallets(List.of(anna.walletId()));
    scene.office.dispatch().sendSealed(scene.board.entry(), order);
    assertEquals(TAKEN, carried(10));
    assertEquals(1, scene.flash().count(RecordType.EPOCH));
    refusedWithoutATrace(OLD, 10);
    scene.plug(1);
    scene.tap(anna, Intent.START);
    assertEquals(Optional.of(REVOKED), scene.refusal(anna));
  }

  @Test
  void whatIsForgedOrForAnotherChargerLeavesNoTrace() {
    Id other = Id.derived(7, "another charger");
    scene.office.dispatch().send(here(), ItemOrder.revoke(other, 1, scene.epochS(), 0));
    refusedWithoutATrace(NOT_FOR_THIS_CHARGER, 3);
    for (int operation : List.of(2, 3, 4, 5, 6, 8, 9, 10)) {
      BoardScene one = new BoardScene();
      everything(one);
      byte[] before = one.board.flash().image();
      WalletPhone forger = one.phone("Forger");
      forger.sabotage(WalletFault.ITEM_FLIPPED_BYTE);
      one.tap(forger, Intent.COURIER);
      assertEquals(DOES_NOT_VERIFY, judgement(forger, operation), "operation " + operation);
      assertArrayEquals(before, one.board.flash().image(), "operation " + operation);
    }
  }

  @Test
  void aTapThatDoesNotOpenBringsNothing() {
    everything(scene);
    byte[] before = scene.board.flash().image();
    WalletPhone stranger = scene.phone("Stranger");
    stranger.sabotage(WalletFault.M1_FLIPPED_BYTE);
    scene.tap(stranger, Intent.COURIER);
    assertTrue(stranger.log().last(PhoneEvent.TurnedAway.class).isPresent());
    assertTrue(stranger.log().last(PhoneEvent.ItemJudged.class).isEmpty());
    assertTrue(stranger.carriesFor(here()), "it keeps what nobody judged");
    assertArrayEquals(before, scene.board.flash().image());
  }

  @Test
  void keysAndTimeComeBeforeWhatRestsOnThem() {
    everything(scene);
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
    scene.office.dispatch().send(here(), ItemOrder.revoke(here(), 1, scene.epochS(), 3));
    scene.breakFlash();
    scene.plug(1);
    scene.tap(scene.driver("Anna"), Intent.START);
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    assertEquals(NOT_KEPT, judgement(ben, 3));
    assertTrue(ben.carriesFor(here()));
  }

  @Test
  void takesSixteenItemsInOneTapAndTheSeventeenthInTheNext() {
    for (int version = 1; version <= 17; version++) {
      scene.office.dispatch().send(here(), ItemOrder.revoke(here(), version, scene.epochS(), 0));
    }
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    assertEquals(16, ben.log().all(PhoneEvent.ItemJudged.class).size());
    assertTrue(ben.carriesFor(here()));
    scene.tap(ben, Intent.COURIER);
    assertEquals(17, ben.log().all(PhoneEvent.ItemJudged.class).size());
    assertEquals(TAKEN, judgement(ben, 3));
    assertFalse(ben.carriesFor(here()));
  }

  /** One item of each operation on its way, the newest issuer's. */
  private static void everything(BoardScene scene) {
    Id here = scene.board.entry().chargerId();
    long nowS = scene.epochS();
    scene.office.dispatch().send(here, ItemOrder.query(here, 1, nowS, 7));
    scene.office.dispatch().send(here, ItemOrder.profile(here, 1, nowS, nowS + HOUR_S));
    scene.office.dispatch().send(here, new SettingsOrder(scene.board.entry(), 3, nowS));
    scene.office.dispatch().send(here, ItemOrder.revoke(here, 1, nowS, 0));
    scene.office.dispatch().sendSealed(scene.board.entry(), ItemOrder.revoke(here, 2, nowS, 0));
    scene.office.dispatch().send(here, ItemOrder.time(here, nowS + 60));
    scene.office.dispatch().send(here, ItemOrder.timeReset(here, nowS).answering(new byte[16]));
    scene.office.dispatch().changeIssuer();
  }

  private Id here() {
    return scene.board.entry().chargerId();
  }

  private ChargerState state() {
    return scene.office.dispatch().stateOf(here()).orElseThrow();
  }

  private Credentials shownTo(WalletPhone phone) {
    scene.tap(phone, Intent.READ);
    return phone.log().last(PhoneEvent.Shown.class).orElseThrow().credentials();
  }

  /** What the charger says to the newest item of an operation that somebody new brings. */
  private int carried(int operation) {
    return judgement(courier(), operation);
  }

  private int carriedAndTold(int operation) {
    WalletPhone courier = courier();
    courier.uploadTo(scene.office);
    return judgement(courier, operation);
  }

  private void refusedWithoutATrace(int code, int operation) {
    byte[] before = scene.board.flash().image();
    assertEquals(code, carried(operation));
    assertArrayEquals(before, scene.board.flash().image());
  }

  private WalletPhone courier() {
    WalletPhone courier = scene.phone("Courier " + ++couriers);
    scene.tap(courier, Intent.COURIER);
    return courier;
  }

  private static int judgement(WalletPhone phone, int operation) {
    return phone.log().all(PhoneEvent.ItemJudged.class).stream()
        .filter(judged -> judged.operation() == operation)
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .code();
  }
}
