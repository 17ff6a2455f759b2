package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.rig.codec.Id;
import faraday.rig.office.ChargerState;
import faraday.rig.office.ItemOrder;
import faraday.rig.office.SettingsOrder;
import faraday.rig.phone.Credentials;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;

/** The way from the office over somebody's phone to a charger, and what became of an item. */
final class CourierWay {

  private static final long HOUR_S = 3_600;

  private final BoardScene scene;
  private int couriers;

  CourierWay(BoardScene scene) {
    this.scene = scene;
  }

  /** One item of each operation on its way, the newest issuer's. */
  static void everything(BoardScene scene) {
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

  Id here() {
    return scene.board.entry().chargerId();
  }

  ChargerState state() {
    return scene.office.dispatch().stateOf(here()).orElseThrow();
  }

  Credentials shownTo(WalletPhone phone) {
    scene.tap(phone, Intent.READ);
    return phone.log().last(PhoneEvent.Shown.class).orElseThrow().credentials();
  }

  /** What the charger says to the newest item of an operation that somebody new brings. */
  int carried(int operation) {
    return judgement(courier(), operation);
  }

  int carriedAndTold(int operation) {
    WalletPhone courier = courier();
    courier.uploadTo(scene.office);
    return judgement(courier, operation);
  }

  void refusedWithoutATrace(int code, int operation) {
    byte[] before = scene.board.flash().image();
    assertEquals(code, carried(operation));
    assertArrayEquals(before, scene.board.flash().image());
  }

  WalletPhone courier() {
    WalletPhone courier = scene.phone("Courier " + ++couriers);
    scene.tap(courier, Intent.COURIER);
    return courier;
  }

  static int judgement(WalletPhone phone, int operation) {
    return phone.log().all(PhoneEvent.ItemJudged.class).stream()
        .filter(judged -> judged.operation() == operation)
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .code();
  }
}
