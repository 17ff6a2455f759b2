package faraday.rig.office;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Digests;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.PhoneLog.SeenFrame;
import faraday.rig.phone.ServerLink.Verdict;
import faraday.rig.phone.WalletPhone;
import faraday.rig.script.ApduTerminal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Token, start, stop, another phone as courier, server, acknowledgement back (E4, E20-E23). */
class WholeStoryTest {

  private static final Id SESSION = Id.derived(1, "session 5");

  private final Garage garage = new Garage();
  private final List<byte[]> trace = new ArrayList<>();

  @Test
  void aSessionIsPaidAcknowledgedAndForgotten() throws WireException {
    byte[] token = issue();
    start(token);
    SessionRecordDraft draft = garage.draftFor(token, 5).with(Field.SESSION_ID, SESSION.bytes());
    byte[] signed = garage.charger.signed(draft.payload());
    byte[] record = Garage.record(5, 5, Garage.GENESIS, signed);

    stop(signed);
    assertEquals(385, garage.anna.ledger().deductedMinor());

    courier(garage.ben, 1, garage.sealed(record).bytes());
    assertEquals(List.of(new Verdict.Stored(5)), garage.ben.uploadTo(garage.office));
    assertEquals(
        BackOffice.OPENING_CREDIT_MINOR - 385, garage.office.freeMinor(garage.anna.walletId()));

    garage.ben.fetchFrom(garage.office);
    assertTrue(garage.ben.carriesAckFor(garage.chargerId));
    CoseSign1 ack = CoseSign1.parse(bringAck(garage.ben));
    ack.verify(garage.office.ackKey());
    assertArrayEquals(Garage.linkOf(record), CborValue.parse(ack.payload()).key(3).bytes(16));
    assertFalse(garage.ben.carriesAckFor(garage.chargerId));
  }

  @Test
  void theWholeStoryRepeatsByteForByte() throws WireException {
    assertArrayEquals(story(), new WholeStoryTest().story());
  }

  private byte[] story() throws WireException {
    start(issue());
    return Digests.join(trace.toArray(byte[][]::new));
  }

  @Test
  void aStartWithEveryE8ClaimAndThreePeriodsStaysBelow800Bytes() throws WireException {
    start(issue());

    List<SeenFrame> frames =
        garage.anna.log().frames().stream().filter(frame -> frame.type() <= Frame.M4).toList();
    assertEquals(
        List.of(98, 117, 71, 435, 45), frames.stream().map(frame -> frame.bytes().length).toList());
    assertEquals(766, frames.stream().mapToInt(frame -> frame.bytes().length).sum());
  }

  private byte[] issue() throws WireException {
    byte[] token = garage.office.issue(garage.order()).token();
    garage.anna.addToken(token);
    return token;
  }

  private void start(byte[] token) throws WireException {
    ApduTerminal terminal = open(garage.anna, Intent.START);
    CborValue m3 = garage.charger.readM3(terminal.transfer(garage.charger.m2()).data());
    assertArrayEquals(token, m3.at(0).bytes());
    CoseSign1.parse(token).verify(garage.office.issuerKey());
    garage.charger.checkProof("start", m3, TokenTerms.parse(token).phoneKey());
    send(terminal, Frame.M4, 0, SESSION.bytes(), Garage.NOW_S, 1, 30_000, 7200, 32_000);
    close(terminal);
    assertTrue(garage.anna.sessionAt(garage.chargerId).isPresent());
  }

  private void stop(byte[] receipt) throws WireException {
    ApduTerminal terminal = open(garage.anna, Intent.STOP);
    CborValue m3 = garage.charger.readM3(terminal.transfer(garage.charger.m2()).data());
    garage.charger.checkProof("stop", m3, garage.anna.publicKey());
    send(terminal, Frame.M4, 2, SESSION.bytes(), Garage.NOW_S, receipt);
    close(terminal);
    assertTrue(garage.anna.log().last(PhoneEvent.Stopped.class).isPresent());
  }

  private void courier(WalletPhone phone, int kind, byte[] item) throws WireException {
    ApduTerminal terminal = open(phone, Intent.COURIER);
    garage.charger.readM3(terminal.transfer(garage.charger.m2()).data());
    send(terminal, Frame.M4, 4, Garage.NOW_S);
    assertEquals(16, garage.charger.readUp(send(terminal, Frame.DOWN, 1, kind, item)).at(0).uint());
    close(terminal);
  }

  private byte[] bringAck(WalletPhone phone) throws WireException {
    ApduTerminal terminal = open(phone, Intent.COURIER);
    garage.charger.readM3(terminal.transfer(garage.charger.m2()).data());
    send(terminal, Frame.M4, 4, Garage.NOW_S);
    CborValue item = garage.charger.readUp(send(terminal, Frame.DOWN, 0));
    assertEquals(1, item.at(0).uint());
    assertEquals(0, garage.charger.readUp(send(terminal, Frame.DOWN, 2, 0)).array(1).at(0).uint());
    close(terminal);
    return item.at(1).bytes();
  }

  private ApduTerminal open(WalletPhone phone, Intent intent) throws WireException {
    phone.want(intent);
    ApduTerminal terminal = new ApduTerminal(phone);
    terminal.activate();
    garage.charger.readM1(terminal.transfer(garage.charger.m0()).data());
    return terminal;
  }

  private byte[] send(ApduTerminal terminal, int type, Object... items) {
    return terminal.transfer(garage.charger.sealedArray(type, items)).data();
  }

  private void close(ApduTerminal terminal) {
    assertEquals(0, send(terminal, Frame.DOWN, 3).length);
    terminal.deactivate();
    trace.addAll(terminal.responses());
  }
}
