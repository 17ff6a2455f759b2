package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.WireException;

/** One charger, one server, one phone in the field: what the phone tests play with. */
final class TapScene {

  static final Id SESSION = Id.derived(1, "session");

  final FakeCharger charger = new FakeCharger();
  final FakeServer server = new FakeServer();
  final WalletPhone phone;
  final Terminal terminal;

  TapScene() {
    this(1, PhoneSettings.USUAL);
  }

  TapScene(long seed, PhoneSettings settings) {
    server.chargers.add(charger.entry());
    phone = new WalletPhone(seed, "anna", server, settings);
    terminal = new Terminal(phone);
  }

  TapScene withToken() throws WireException {
    return withToken(FakeServer.Terms.USUAL);
  }

  TapScene withToken(FakeServer.Terms terms) throws WireException {
    phone.addToken(server.token(phone, charger.entry(), terms));
    return this;
  }

  /** M0 and M1; the charger has opened it. */
  CborValue ask(Intent intent) throws WireException {
    phone.want(intent);
    terminal.activate();
    return charger.readM1(terminal.transfer(charger.m0()).data());
  }

  /** M0 to M3, as bytes of the phone's answer to M2. */
  Terminal.Transfer show(Intent intent) throws WireException {
    ask(intent);
    return terminal.transfer(charger.m2());
  }

  /** M0 to M4. */
  Terminal.Transfer tap(Intent intent, Object... answer) throws WireException {
    charger.readM3(show(intent).data());
    return answer(answer);
  }

  Terminal.Transfer answer(Object... items) {
    return terminal.transfer(charger.sealed(Frame.M4, CborBytes.array(items)));
  }

  /** A granted session. */
  TapScene started() throws WireException {
    withToken();
    tap(Intent.START, 0, SESSION.bytes(), FakeCharger.NOW_S, 1, 30_000, 7200, 32_000);
    bye();
    terminal.deactivate();
    return this;
  }

  CborValue down(Object... items) throws WireException {
    Terminal.Transfer up = terminal.transfer(charger.sealed(Frame.DOWN, CborBytes.array(items)));
    assertEquals(0x9000, up.word());
    return charger.readUp(up.data());
  }

  void bye() {
    Terminal.Transfer up = terminal.transfer(charger.sealed(Frame.DOWN, CborBytes.array(3)));
    assertEquals(0x9000, up.word());
    assertEquals(0, up.data().length);
  }

  /** A true record of the session: 7.333333 kWh in 1980 s for 3.85. */
  SessionRecordDraft record() {
    return new SessionRecordDraft(charger.id, SESSION, phone.walletId())
        .delivered(7_333_333, 1980, 385)
        .priced(45, 100, 978)
        .placed(5, 0, new byte[16]);
  }

  <T extends PhoneEvent> T last(Class<T> kind) {
    return phone.log().last(kind).orElseThrow();
  }
}
