package faraday.rig.office;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.WireException;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.ServerLink.Acknowledgement;
import faraday.rig.phone.ServerLink.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TH-14 … TH-16: what the office takes, what it refuses and why, how far it acknowledges. */
class RecordsAtTheOfficeTest {

  private final Garage garage = new Garage();

  @Test
  void takesAnOwnAndASealedRecord() {
    byte[] first = garage.stop(5, garage.draft(5, 0));
    byte[] second = garage.stop(9, garage.draft(9, 5));

    assertEquals(new Verdict.Stored(5), garage.office.receive(garage.own(first)));
    assertEquals(new Verdict.Stored(9), garage.office.receive(garage.sealed(second)));

    assertEquals(2, garage.office.records(garage.chargerId).size());
  }

  @Test
  void knowsARecordThatComesAgainByWhateverWay() {
    byte[] record = garage.stop(5, garage.draft(5, 0));
    garage.office.receive(garage.own(record));

    assertEquals(new Verdict.Known(5), garage.office.receive(garage.own(record)));
    assertEquals(new Verdict.Known(5), garage.office.receive(garage.sealed(record)));
    assertEquals(1, garage.office.records(garage.chargerId).size());
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie(RecordRefusal.COST, draft -> draft.with(Field.COST_MINOR, 384L)),
        lie(RecordRefusal.ENERGY, draft -> draft.with(Field.STOP_REGISTER_MWH, 7_333_332L)),
        lie(RecordRefusal.ANOTHER_CHARGER, draft -> draft.with(Field.CHARGER_ID, new byte[8])),
        lie(RecordRefusal.ANOTHER_PLACE, draft -> draft.with(Field.SEQ, 6L)),
        lie(RecordRefusal.ANOTHER_PLACE, draft -> draft.placed(5, 0, linkOfOnes())),
        lie(RecordRefusal.ORDER, draft -> draft.with(Field.PREVIOUS_MONEY_SEQ, 5L)),
        lie(RecordRefusal.MALFORMED, draft -> draft.without(Field.LEDGER_SEQ)));
  }

  private static byte[] linkOfOnes() {
    byte[] link = new byte[16];
    Arrays.fill(link, (byte) 1);
    return link;
  }

  private static Arguments lie(RecordRefusal reason, Consumer<SessionRecordDraft> change) {
    return Arguments.of(reason, change);
  }

  @ParameterizedTest
  @MethodSource("lies")
  void refusesASignedLie(RecordRefusal reason, Consumer<SessionRecordDraft> change) {
    SessionRecordDraft draft = garage.draft(5, 0);
    change.accept(draft);

    assertRefused(reason, garage.own(garage.stop(5, draft)));
  }

  @Test
  void refusesWhatTheChargerDidNotSign() {
    P256KeyPair other = P256KeyPair.derived(2, "someone");
    byte[] payload =
        CoseSign1.sign(other, garage.draft(5, 0).payload(), new SeededSecureRandom(1, "x"));

    assertRefused(
        RecordRefusal.SIGNATURE,
        garage.own(Garage.record(JournalRecord.STOP, 5, Garage.GENESIS, payload)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 8, 255})
  void refusesRecordsThatHoldNoSession(int type) {
    byte[] payload = garage.charger.signed(garage.draft(5, 0).payload());

    assertRefused(
        RecordRefusal.NOT_MONEY, garage.own(Garage.record(type, 5, Garage.GENESIS, payload)));
  }

  @Test
  void takesALapseOnlyWhenNothingWasDelivered() {
    byte[] charged = garage.charger.signed(garage.draft(5, 0).payload());
    byte[] empty =
        garage.charger.signed(
            garage.draft(5, 0).delivered(0, 0, 0).with(Field.START_TIME, null).payload());

    assertRefused(
        RecordRefusal.LAPSE_WITH_SESSION,
        garage.own(Garage.record(JournalRecord.LAPSE, 5, Garage.GENESIS, charged)));
    assertEquals(
        new Verdict.Stored(5),
        garage.office.receive(
            garage.own(Garage.record(JournalRecord.LAPSE, 5, Garage.GENESIS, empty))));
  }

  @Test
  void refusesEveryFlippedByteAndEveryOtherLength() {
    byte[] record = garage.stop(5, garage.draft(5, 0));
    for (int i = 0; i < record.length; i++) {
      byte[] damaged = record.clone();
      damaged[i] ^= 1;
      assertRefused(RecordRefusal.DAMAGED, garage.own(damaged));
    }
    for (int length : new int[] {0, 1, 44, record.length - 1, record.length + 1}) {
      assertRefused(RecordRefusal.DAMAGED, garage.own(Arrays.copyOf(record, length)));
    }
    assertEquals(new Verdict.Stored(5), garage.office.receive(garage.own(record)));
  }

  @Test
  void refusesASealThatDoesNotOpen() {
    CarriedItem sealed = garage.sealed(garage.stop(5, garage.draft(5, 0)));
    byte[] damaged = sealed.bytes().clone();
    damaged[damaged.length - 1] ^= 1;

    assertRefused(RecordRefusal.DOES_NOT_OPEN, new CarriedItem(garage.chargerId, 1, damaged));
    assertRefused(RecordRefusal.DAMAGED, new CarriedItem(garage.chargerId, 0, sealed.bytes()));
  }

  @Test
  void refusesStrangersAndUnknownKinds() {
    byte[] record = garage.stop(5, garage.draft(5, 0));

    assertRefused(
        RecordRefusal.UNKNOWN_CHARGER, new CarriedItem(Id.derived(9, "other"), 0, record));
    assertRefused(RecordRefusal.UNKNOWN_KIND, new CarriedItem(garage.chargerId, 3, record));
  }

  @Test
  void refusesASecondTruthUnderTheSameNumber() {
    garage.office.receive(garage.own(garage.stop(5, garage.draft(5, 0))));
    byte[] other = garage.stop(5, garage.draft(5, 0).with(Field.MAX_CURRENT_MA, 16_000L));

    assertRefused(RecordRefusal.CONFLICT, garage.own(other));
  }

  @Test
  void refusesANeighbourThatDoesNotFollow() {
    byte[] fifth = garage.stop(5, garage.draft(5, 0));
    garage.office.receive(garage.own(fifth));
    byte[] wrong = garage.stop(6, garage.draft(6, 5));
    byte[] payload =
        garage.charger.signed(garage.draft(6, 5).placed(6, 5, Garage.linkOf(fifth)).payload());
    byte[] right = Garage.record(JournalRecord.CLOSE, 6, Garage.linkOf(fifth), payload);

    assertRefused(RecordRefusal.CHAIN, garage.own(wrong));
    assertEquals(new Verdict.Stored(6), garage.office.receive(garage.own(right)));
  }

  @Test
  void acknowledgesUpToTheFirstGapAndNamesIt() throws WireException {
    byte[] fifth = garage.stop(5, garage.draft(5, 0));
    byte[] twelfth = garage.stop(12, garage.draft(12, 8));
    byte[] eighth = garage.stop(8, garage.draft(8, 5));
    garage.office.receive(garage.own(twelfth));
    assertEquals(List.of(), garage.office.acknowledgements());
    assertEquals(List.of(8L), garage.office.gaps(garage.chargerId));

    garage.office.receive(garage.own(fifth));
    assertAck(5, fifth);

    garage.office.receive(garage.sealed(eighth));
    assertAck(12, twelfth);
    assertEquals(List.of(), garage.office.gaps(garage.chargerId));
  }

  @Test
  void signsAnAckOnceHoweverManyPhonesCarryIt() {
    garage.office.receive(garage.own(garage.stop(5, garage.draft(5, 0))));

    assertSame(
        garage.office.acknowledgements().getFirst(), garage.office.acknowledgements().getFirst());
  }

  private void assertAck(long seq, byte[] record) throws WireException {
    Acknowledgement ack = garage.office.acknowledgements().getFirst();
    CoseSign1 cose = CoseSign1.parse(ack.cose());
    cose.verify(garage.office.ackKey());
    CborValue payload = CborValue.parse(cose.payload());
    assertEquals(4, payload.keys().size());
    assertArrayEquals(garage.chargerId.bytes(), payload.key(1).bytes(8));
    assertEquals(seq, payload.key(2).wideUint());
    assertArrayEquals(Garage.linkOf(record), payload.key(3).bytes(16));
    assertEquals(Garage.NOW_S, payload.key(4).uint());
  }

  private void assertRefused(RecordRefusal reason, CarriedItem item) {
    Verdict verdict = garage.office.receive(item);

    assertInstanceOf(Verdict.Refused.class, verdict);
    assertEquals(new Verdict.Refused(reason.name()), verdict);
  }
}
