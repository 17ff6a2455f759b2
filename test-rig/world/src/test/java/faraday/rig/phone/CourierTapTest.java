package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.WireException;
import faraday.rig.script.ApduTerminal;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E21, E23: what a phone carries for chargers and for the server. */
class CourierTapTest {

  private static final byte[] ACK = {0x41, 0x43, 0x4B};
  private static final byte[] SEALED = new byte[200];

  private TapScene scene = new TapScene();

  @Test
  void sendsNeitherTokenNorProof() throws WireException {
    scene.withToken();
    for (Intent intent : List.of(Intent.READ, Intent.COURIER)) {
      CborValue m3 = scene.charger.readM3(scene.show(intent).data());
      assertEquals(0, m3.at(0).bytes().length);
      assertEquals(0, m3.at(1).bytes().length);
      scene.terminal.deactivate();
    }
  }

  @Test
  void bringsItsAckOnceAndThenNothingMore() throws WireException {
    scene.server.acks.add(new ServerLink.Acknowledgement(scene.charger.entry().chargerId(), ACK));
    scene.phone.fetchFrom(scene.server);
    assertEquals(3, scene.ask(Intent.COURIER).at(2).uint(), "stores records and brings items");
    scene.charger.readM3(scene.terminal.transfer(scene.charger.m2()).data());
    scene.answer(4, 0);

    CborValue item = scene.down(0).array(2);
    assertEquals(1, item.at(0).uint());
    assertArrayEquals(ACK, item.at(1).bytes());
    assertEquals(0, scene.down(2, 0).array(1).at(0).uint());
    scene.bye();

    assertEquals(0, scene.last(PhoneEvent.AckJudged.class).code());
    assertFalse(scene.phone.carriesAckFor(scene.charger.entry().chargerId()));
    scene.phone.fetchFrom(scene.server);
    assertFalse(scene.phone.carriesAckFor(scene.charger.entry().chargerId()), "judged already");
  }

  @Test
  void keepsAnAckNobodyJudged() throws WireException {
    scene.server.acks.add(new ServerLink.Acknowledgement(scene.charger.entry().chargerId(), ACK));
    scene.phone.fetchFrom(scene.server);
    served();
    scene.down(0);
    scene.terminal.deactivate();

    assertTrue(scene.phone.carriesAckFor(scene.charger.entry().chargerId()));
  }

  @Test
  void bringsNothingForAnotherCharger() throws WireException {
    scene.server.acks.add(new ServerLink.Acknowledgement(Id.derived(2, "other"), ACK));
    scene.phone.fetchFrom(scene.server);
    served();

    assertEquals(0, scene.down(0).array(1).at(0).uint());
  }

  @Test
  void storesForeignRecordsUnchangedUntilTheServerHasThem() throws WireException {
    served();

    assertEquals(16, scene.down(1, 1, SEALED).array(1).at(0).uint());
    assertEquals(16, scene.down(1, 1, SEALED).array(1).at(0).uint(), "once is enough");
    scene.bye();

    CarriedItem item = scene.phone.items().getFirst();
    assertEquals(1, scene.phone.items().size());
    assertEquals(scene.charger.entry().chargerId(), item.chargerId());
    assertEquals(CarriedItem.SEALED_RECORD, item.kind());
    assertArrayEquals(SEALED, item.bytes());
    scene.phone.uploadTo(scene.server);
    assertEquals(List.of(item), scene.server.taken);
    assertEquals(List.of(), scene.phone.items());
  }

  @Test
  void saysWhenItIsFull() throws WireException {
    scene = new TapScene(1, new PhoneSettings(0, TapScene.NOW_S, 2));
    served();

    assertEquals(16, scene.down(1, 1, new byte[] {1}).at(0).uint());
    assertEquals(16, scene.down(1, 1, new byte[] {2}).at(0).uint());
    assertEquals(17, scene.down(1, 1, new byte[] {3}).at(0).uint());

    scene.terminal.deactivate();
    assertEquals(0, scene.ask(Intent.COURIER).at(2).uint(), "says so in M1");
  }

  @Test
  void readsAnOwnRecordAsALateReceipt() throws WireException {
    scene.started();
    byte[] record = journalRecord(scene.charger.signed(scene.record().payload()));
    served();

    assertEquals(16, scene.down(1, 0, record).at(0).uint());

    assertEquals(385, scene.phone.ledger().deductedMinor());
    assertTrue(scene.phone.sessionAt(scene.charger.entry().chargerId()).isEmpty());
    assertArrayEquals(record, scene.phone.items().getFirst().bytes());
  }

  @Test
  void carriesAnOwnRecordThatDoesNotHoldButDeductsNothing() throws WireException {
    scene.started();
    byte[] wrong =
        journalRecord(scene.charger.signed(scene.record().delivered(1, 1, 999).payload()));
    served();

    assertEquals(16, scene.down(1, 0, wrong).at(0).uint());
    assertEquals(ReceiptFault.COST, scene.last(PhoneEvent.ReceiptRejected.class).fault());
    assertEquals(16, scene.down(1, 0, new byte[] {1, 2, 3}).at(0).uint());
    assertEquals(ReceiptFault.MALFORMED, scene.last(PhoneEvent.ReceiptRejected.class).fault());
    assertEquals(0, scene.phone.ledger().deductedMinor());
    assertEquals(2, scene.phone.items().size());
  }

  @Test
  void refusesToStoreWhenToldTo() throws WireException {
    scene.phone.sabotage(WalletFault.RECORDS_NOT_STORED);
    served();

    assertEquals(17, scene.down(1, 1, SEALED).at(0).uint());
    assertEquals(List.of(), scene.phone.items());
  }

  @ParameterizedTest
  @ValueSource(strings = {"8104", "80", "820000", "820200FF", "830103413F", "82010041", "820208"})
  void givesUpOnAQuestionSpecDoesNotKnow(String hex) throws WireException {
    served();
    byte[] question = HexFormat.of().parseHex(hex);

    ApduTerminal.Transfer end = scene.terminal.transfer(scene.charger.sealed(Frame.DOWN, question));

    assertEquals(0x6F00, end.word());
    assertEquals(PhoneEvent.Cause.MALFORMED, scene.last(PhoneEvent.GaveUp.class).cause());
  }

  @Test
  void goesOnInANewConversationAfterALostLink() throws WireException {
    served();
    scene.down(1, 1, SEALED);
    scene.terminal.deactivate();
    assertEquals(new PhoneEvent.LinkLost(), scene.phone.log().last().orElseThrow());

    scene.terminal.activate();
    scene.charger.readM1(scene.terminal.transfer(scene.charger.m0()).data());
    scene.charger.readM3(scene.terminal.transfer(scene.charger.m2()).data());
    scene.answer(4, 0);
    scene.down(1, 1, new byte[] {9});
    scene.bye();

    assertEquals(2, scene.phone.items().size());
  }

  @Test
  void saysNothingAfterGoodbye() throws WireException {
    served();
    scene.bye();

    byte[] late = scene.charger.sealed(Frame.DOWN, CborBytes.array(0));
    assertEquals(0x6F00, scene.terminal.transfer(late).word());
  }

  private void served() throws WireException {
    scene.tap(Intent.COURIER, 4, 0);
  }

  private static byte[] journalRecord(byte[] payload) {
    return new JournalRecord(
            JournalRecord.STOP,
            5,
            new JournalRecord.Stamp(1, 1, TapScene.NOW_S),
            new byte[16],
            payload,
            new byte[16])
        .bytes();
  }
}
