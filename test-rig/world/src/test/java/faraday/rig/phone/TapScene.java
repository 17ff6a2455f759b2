package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.WireException;
import faraday.rig.script.ApduTerminal;
import faraday.rig.script.ScriptedCharger;

/** One charger, one server, one phone in the field: what the phone tests play with. */
final class TapScene {

  static final long NOW_S = 1_767_225_600;
  static final Id SESSION = Id.derived(1, "session");

  final ScriptedCharger charger = new ScriptedCharger(1, "charger", NOW_S);
  final FakeServer server = new FakeServer();
  final WalletPhone phone;
  final ApduTerminal terminal;

  TapScene() {
    this(1, PhoneSettings.USUAL);
  }

  TapScene(long seed, PhoneSettings settings) {
    server.chargers.add(charger.entry());
    phone = new WalletPhone(seed, "anna", server, settings);
    terminal = new ApduTerminal(phone);
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
  ApduTerminal.Transfer show(Intent intent) throws WireException {
    ask(intent);
    return terminal.transfer(charger.m2());
  }

  /** M0 to M4. */
  ApduTerminal.Transfer tap(Intent intent, Object... answer) throws WireException {
    charger.readM3(show(intent).data());
    return answer(answer);
  }

  ApduTerminal.Transfer answer(Object... items) {
    return terminal.transfer(charger.sealedArray(Frame.M4, items));
  }

  /** A granted session. */
  TapScene started() throws WireException {
    withToken();
    tap(Intent.START, 0, SESSION.bytes(), NOW_S, 1, 30_000, 7200, 32_000);
    bye();
    terminal.deactivate();
    return this;
  }

  CborValue down(Object... items) throws WireException {
    ApduTerminal.Transfer up = terminal.transfer(charger.sealedArray(Frame.DOWN, items));
    assertEquals(0x9000, up.word());
    return charger.readUp(up.data());
  }

  void bye() {
    ApduTerminal.Transfer up = terminal.transfer(charger.sealedArray(Frame.DOWN, 3));
    assertEquals(0x9000, up.word());
    assertEquals(0, up.data().length);
  }

  /** A true record of the session: 7.333333 kWh in 1980 s for 3.85. */
  SessionRecordDraft record() {
    return new SessionRecordDraft(charger.entry().chargerId(), SESSION, phone.walletId())
        .delivered(7_333_333, 1980, 385)
        .priced(45, 100, 978)
        .placed(5, 0, new byte[16]);
  }

  <T extends PhoneEvent> T last(Class<T> kind) {
    return phone.log().last(kind).orElseThrow();
  }
}
