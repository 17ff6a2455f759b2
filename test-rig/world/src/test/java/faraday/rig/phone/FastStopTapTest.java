package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.Resumption;
import faraday.rig.codec.WireException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SPEC §3.7, the phone's side: shows the ticket once, believes only sums that add up. */
class FastStopTapTest {

  private static final int SETTLED = 5;
  private static final byte[] LINK = new byte[16];

  private final TapScene scene = new TapScene();
  private Resumption ticket = new Resumption(new byte[40]);

  @BeforeEach
  void aSessionRuns() throws WireException {
    scene.phone.useTickets(true);
    scene.started();
    ticket = scene.charger.resumption();
  }

  @Test
  void showsTheTicketOfItsStartBoundToThisHandshake() throws WireException {
    CborValue request = scene.ask(Intent.STOP);
    assertEquals(9, request.size());
    assertArrayEquals(ticket.ticketId(), request.at(7).bytes(8));
    assertArrayEquals(ticket.proof(scene.charger.boundHash()), request.at(8).bytes(32));
  }

  @Test
  void takesSumsThatAddUpAtThePriceItSigned() throws WireException {
    scene.ask(Intent.STOP);
    settle(385);
    assertEquals(385, scene.last(PhoneEvent.Settled.class).bill().costMinor());
    assertEquals(385, scene.phone.ledger().deductedMinor());
    assertTrue(scene.phone.sessionAt(scene.charger.entry().chargerId()).isEmpty());
  }

  @Test
  void rejectsSumsThatDoNot() throws WireException {
    scene.ask(Intent.STOP);
    settle(386);
    assertEquals(ReceiptFault.COST, scene.last(PhoneEvent.ReceiptRejected.class).fault());
    assertTrue(scene.phone.ledger().lines().isEmpty());
  }

  @Test
  void goesTheFullPathWhenTheChargerAsksForIt() throws WireException {
    CborValue m3 = scene.charger.readM3(scene.show(Intent.STOP).data());
    scene.charger.checkProof("stop", m3, scene.phone.publicKey());
    scene.answer(2, TapScene.SESSION.bytes(), TapScene.NOW_S, signedRecord());
    assertEquals(385, scene.phone.ledger().deductedMinor());
  }

  @Test
  void showsATicketOnce() throws WireException {
    scene.ask(Intent.STOP);
    scene.terminal.deactivate();
    assertEquals(7, scene.ask(Intent.STOP).size());
  }

  @Test
  void keepsItsTicketsToItselfUnlessToldToUseThem() throws WireException {
    scene.phone.useTickets(false);
    assertEquals(7, scene.ask(Intent.STOP).size());
  }

  @Test
  void paysOnceWhenTheSignedRecordFollowsAndRefusesAnotherThanPinned() throws WireException {
    byte[] record = journalled(signedRecord());
    scene.ask(Intent.STOP);
    scene.answer(items(385, JournalRecord.parse(record).link()));
    scene.down(1, 0, record);
    assertEquals(1, scene.phone.ledger().lines().size());

    scene.down(1, 0, journalled(scene.charger.signed(scene.record().placed(5, 1, LINK).payload())));
    assertEquals(
        ReceiptFault.NOT_AS_PROMISED, scene.last(PhoneEvent.ReceiptRejected.class).fault());
  }

  private void settle(long costMinor) {
    scene.answer(items(costMinor, LINK));
  }

  private static Object[] items(long costMinor, byte[] link) {
    return new Object[] {
      SETTLED, TapScene.SESSION.bytes(), TapScene.NOW_S, 7_333_333, 1980, costMinor, 0, 5, link
    };
  }

  private byte[] signedRecord() {
    return scene.charger.signed(scene.record().payload());
  }

  private static byte[] journalled(byte[] payload) {
    JournalRecord.Stamp stamp = new JournalRecord.Stamp(1, 1, TapScene.NOW_S);
    return new JournalRecord(JournalRecord.STOP, 5, stamp, LINK, payload, LINK).bytes();
  }
}
