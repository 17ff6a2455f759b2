package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.WireException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** E19, E22: the stop, its signed receipt, and the ledger that believes only what it checked. */
class StopTapTest {

  private final TapScene scene = new TapScene();

  @BeforeEach
  void aSessionRuns() throws WireException {
    scene.started();
  }

  @Test
  void provesPossessionWithoutAToken() throws WireException {
    CborValue m3 = scene.charger.readM3(scene.show(Intent.STOP).data());

    assertEquals(0, m3.at(0).bytes().length);
    scene.charger.checkProof("stop", m3, scene.phone.publicKey());
    assertThrows(
        WireException.class, () -> scene.charger.checkProof("start", m3, scene.phone.publicKey()));
  }

  @Test
  void deductsWhatItComputedItselfFromAGoodReceipt() throws WireException {
    stop(scene.charger.signed(scene.record().payload()));

    assertEquals(5, scene.last(PhoneEvent.Stopped.class).receipt().number(Field.SEQ));
    LedgerLine line = scene.phone.ledger().lines().getFirst();
    assertEquals(
        new LedgerLine(
            TapScene.SESSION,
            scene.charger.entry().chargerId(),
            5,
            7_333_333,
            1980,
            385,
            978,
            line.tokenId()),
        line);
    assertEquals(385, scene.phone.ledger().deductedMinor());
    assertTrue(scene.phone.sessionAt(scene.charger.entry().chargerId()).isEmpty());
  }

  @Test
  void deductsASessionOnceHoweverOftenTheReceiptComes() throws WireException {
    byte[] receipt = scene.charger.signed(scene.record().payload());
    stop(receipt);
    scene.terminal.deactivate();
    stop(receipt);

    assertEquals(1, scene.phone.ledger().lines().size());
  }

  static Stream<Arguments> badReceipts() {
    return Stream.of(
        bad(ReceiptFault.COST, draft -> draft.with(Field.COST_MINOR, 386L)),
        bad(ReceiptFault.COST, draft -> draft.with(Field.DURATION_S, 1979L - 36)),
        bad(ReceiptFault.ENERGY, draft -> draft.with(Field.START_REGISTER_MWH, 1L)),
        bad(ReceiptFault.PRICE, draft -> draft.priced(46, 100, 978)),
        bad(ReceiptFault.PRICE, draft -> draft.priced(45, 101, 978)),
        bad(ReceiptFault.PRICE, draft -> draft.priced(45, 100, 840)),
        bad(ReceiptFault.ANOTHER_SESSION, draft -> draft.with(Field.SESSION_ID, new byte[8])),
        bad(ReceiptFault.ANOTHER_WALLET, draft -> draft.with(Field.WALLET_ID, new byte[8])),
        bad(ReceiptFault.ANOTHER_CHARGER, draft -> draft.with(Field.CHARGER_ID, new byte[8])),
        bad(ReceiptFault.MALFORMED, draft -> draft.without(Field.DIAGNOSTICS)));
  }

  private static Arguments bad(ReceiptFault fault, Consumer<SessionRecordDraft> change) {
    return Arguments.of(fault, change);
  }

  @ParameterizedTest
  @MethodSource("badReceipts")
  void rejectsAReceiptThatIsNotTrue(ReceiptFault fault, Consumer<SessionRecordDraft> change)
      throws WireException {
    SessionRecordDraft draft = scene.record();
    change.accept(draft);

    stop(scene.charger.signed(draft.payload()));

    assertEquals(fault, scene.last(PhoneEvent.ReceiptRejected.class).fault());
    assertEquals(List.of(), scene.phone.ledger().lines());
  }

  @Test
  void rejectsAReceiptOfAnotherSigner() throws WireException {
    P256KeyPair other = P256KeyPair.derived(3, "someone");

    stop(CoseSign1.sign(other, scene.record().payload(), new SeededSecureRandom(1, "someone")));

    assertEquals(ReceiptFault.SIGNATURE, scene.last(PhoneEvent.ReceiptRejected.class).fault());
  }

  @Test
  void rejectsAReceiptOfAnotherSessionThanTheAnswerNames() throws WireException {
    byte[] receipt = scene.charger.signed(scene.record().payload());

    scene.tap(Intent.STOP, 2, Id.derived(1, "other").bytes(), 0, receipt);

    assertEquals(
        ReceiptFault.ANOTHER_SESSION, scene.last(PhoneEvent.ReceiptRejected.class).fault());
  }

  @Test
  void waitsForTheReceiptWhenToldThatTheChargerIsStopping() throws WireException {
    scene.tap(Intent.STOP, 3, TapScene.SESSION.bytes(), 0);

    assertEquals(TapScene.SESSION, scene.last(PhoneEvent.Stopping.class).sessionId());
    assertTrue(scene.phone.sessionAt(scene.charger.entry().chargerId()).isPresent());
    assertEquals(List.of(), scene.phone.ledger().lines());
  }

  private void stop(byte[] receipt) throws WireException {
    scene.tap(Intent.STOP, 2, TapScene.SESSION.bytes(), TapScene.NOW_S, receipt);
  }
}
