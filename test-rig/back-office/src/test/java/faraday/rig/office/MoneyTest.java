package faraday.rig.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.office.Anomaly.Kind;
import faraday.rig.office.IssuedToken.State;
import faraday.rig.phone.ServerLink;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** E22: money is put aside when a token is issued, and settled by the charger's signed record. */
class MoneyTest {

  private static final long CREDIT = BackOffice.OPENING_CREDIT_MINOR;

  private final Garage garage = new Garage();

  @Test
  void everyClaimOfE8IsThereAndTheIssuerSigned() throws WireException {
    byte[] token = garage.office.issue(garage.order()).token();
    CoseSign1 cose = CoseSign1.parse(token);
    cose.verify(garage.office.issuerKey());
    CborValue claims = CborValue.parse(cose.payload());

    assertEquals(Set.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, -65537L, -65538L), claims.keys());
    Set<Long> faraday = new TreeSet<>(claims.key(-65537).keys());
    assertEquals(
        new TreeSet<>(
            List.of(
                1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 19L)),
        faraday,
        "all but the reserved 18, 21 and the special 20, 22");
    CborValue command = CborValue.parse(claims.key(-65538).bytes());
    assertEquals(
        new TreeSet<>(List.of(0L, 1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 15L)),
        new TreeSet<>(command.keys()));
    assertEquals(6, command.key(15).size(), "three periods");
    assertEquals(1980, TokenTerms.parse(token).scheduleDurationS());
  }

  @Test
  void putsTheCostLimitAsideWhenItIsTheLeast() {
    garage.office.issue(garage.order());

    assertEquals(CREDIT - 1550, garage.office.freeMinor(garage.anna.walletId()), "30 kWh + 2 h");
    garage.office.issue(garage.order().limits(7200, 30_000, 1000));
    assertEquals(CREDIT - 2550, garage.office.freeMinor(garage.anna.walletId()));
  }

  @Test
  void declinesWhatTheCreditDoesNotCover() {
    TokenOrder whole = garage.order().limits(3600, 1_000_000, CREDIT);
    TokenOrder more = garage.order().limits(3600, 1_000_000, CREDIT + 1);

    assertEquals(new Issue.Declined(1), garage.office.issue(more));
    assertThrows(IllegalStateException.class, () -> garage.office.issue(more).token());
    assertTrue(garage.office.issue(whole) instanceof Issue.Issued);
    assertEquals(0, garage.office.freeMinor(garage.anna.walletId()));
  }

  @Test
  void settlesTheHoldByTheRecord() throws WireException {
    byte[] token = garage.office.issue(garage.order()).token();

    receive(5, garage.draftFor(token, 5));

    IssuedToken issued = garage.office.tokensOf(garage.anna.walletId()).getFirst();
    assertEquals(State.SETTLED, issued.state());
    assertEquals(385, issued.chargedMinor());
    assertEquals(CREDIT - 385, garage.office.freeMinor(garage.anna.walletId()));
    assertEquals(List.of(), garage.office.anomalies());
  }

  @Test
  void releasesTheHoldOfALapse() throws WireException {
    byte[] token = garage.office.issue(garage.order()).token();
    SessionRecordDraft lapse =
        garage.draftFor(token, 5).delivered(0, 0, 0).with(Field.START_TIME, null);
    byte[] payload = garage.charger.signed(lapse.payload());

    garage.office.receive(
        garage.own(Garage.record(JournalRecord.LAPSE, 5, Garage.GENESIS, payload)));

    assertEquals(State.RELEASED, garage.office.tokensOf(garage.anna.walletId()).getFirst().state());
    assertEquals(CREDIT, garage.office.freeMinor(garage.anna.walletId()));
  }

  @Test
  void anUnusedHoldIsFreeFromTheSecondInWhichItsTokenExpires() {
    garage.office.issue(garage.order().window(Garage.NOW_S, Garage.NOW_S + 600));
    garage.laterS = 599;
    assertEquals(CREDIT - 1550, garage.office.freeMinor(garage.anna.walletId()));
    garage.laterS = 600;
    assertEquals(CREDIT, garage.office.freeMinor(garage.anna.walletId()));
    assertTrue(garage.anna.reload(garage.office, 0).isEmpty());
    assertEquals(0, garage.anna.ledger().heldMinor(), "and the phone hears of it");
  }

  @Test
  void aRecordThatComesAfterItsHoldIsChargedAllTheSame() throws WireException {
    TokenOrder order = garage.order().window(Garage.NOW_S, Garage.NOW_S + 600);
    byte[] token = garage.office.issue(order).token();
    garage.laterS = 86_400;
    receive(5, garage.draftFor(token, 5));
    assertEquals(CREDIT - 385, garage.office.freeMinor(garage.anna.walletId()));
    assertEquals(List.of(), garage.office.anomalies());
  }

  @Test
  void refusesALedgerNumberThatWasNeverGivenOrIsAnotherTokens() throws WireException {
    byte[] first = garage.office.issue(garage.order()).token();
    byte[] second = garage.office.issue(garage.order()).token();
    refuses(RecordRefusal.LEDGER_GAP, garage.draftFor(first, 5).with(Field.LEDGER_SEQ, 3L));
    refuses(RecordRefusal.LEDGER_GAP, garage.draftFor(first, 5).with(Field.LEDGER_SEQ, 0L));
    refuses(RecordRefusal.LEDGER_GAP, garage.draftFor(first, 5).with(Field.LEDGER_SEQ, null));
    refuses(RecordRefusal.LEDGER_REPEAT, garage.draftFor(first, 5).with(Field.LEDGER_SEQ, 2L));
    assertEquals(CREDIT, garage.office.balanceMinor(garage.anna.walletId()), "nothing is charged");
    receive(5, garage.draftFor(second, 5));
    receive(7, garage.draftFor(first, 7));
    assertEquals(CREDIT - 770, garage.office.balanceMinor(garage.anna.walletId()), "in any order");
  }

  private void refuses(RecordRefusal reason, SessionRecordDraft draft) {
    ServerLink.Verdict verdict = garage.office.receive(garage.own(garage.stop(5, draft)));
    assertEquals(new ServerLink.Verdict.Refused(reason.name()), verdict);
  }

  @Test
  void keepsGenuineRecordsThatAreOddAndSaysWhy() throws WireException {
    byte[] first = garage.office.issue(garage.order().limits(7200, 30_000, 100)).token();
    byte[] second = garage.office.issue(garage.order()).token();

    receive(1, garage.draft(1, 0));
    receive(3, garage.draftFor(first, 3));
    receive(5, garage.draftFor(first, 5));
    receive(
        7,
        garage
            .draftFor(second, 7)
            .priced(45, 0, 978)
            .with(Field.COST_MINOR, 330L)
            .with(Field.WALLET_ID, garage.ben.walletId().bytes()));

    assertEquals(
        List.of(
            Kind.UNKNOWN_TOKEN,
            Kind.OVER_HOLD,
            Kind.CHARGED_TWICE,
            Kind.ANOTHER_WALLET,
            Kind.PRICE),
        garage.office.anomalies().stream().map(Anomaly::kind).toList());
    assertEquals(4, garage.office.records(garage.chargerId).size());
  }

  private void receive(long seq, SessionRecordDraft draft) {
    garage.office.receive(garage.own(garage.stop(seq, draft)));
  }
}
