package faraday.rig.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.office.Anomaly.Kind;
import faraday.rig.office.IssuedToken.State;
import faraday.rig.phone.Ledger;
import faraday.rig.phone.LedgerLine;
import faraday.rig.phone.StatementFault;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** E22, E34: phone and server each keep their own sum, and both come out right. */
class ReloadTest {

  private static final long CREDIT = BackOffice.OPENING_CREDIT_MINOR;

  private final Garage garage = new Garage();
  private final Ledger ledger = new Ledger();
  private final Id anna = garage.anna.walletId();
  private long seq = 4;
  private long lastSeq;

  /** A session that has ended: its receipt, and the record that will reach the server later. */
  @SuppressWarnings("ArrayRecordComponent") // carried unchanged
  private record Ended(byte[] receipt, byte[] record, long costMinor) {}

  @Test
  void aReloadWhileADebitIsOpenKeepsBothSumsRight() throws WireException {
    assertEquals(Optional.empty(), reload(0));
    Ended session = charge();
    assertEquals(CREDIT - 385, ledger.balanceMinor(), "deducted at once, without signal");
    assertEquals(CREDIT, garage.office.balanceMinor(anna), "the server does not know yet");

    assertEquals(Optional.empty(), reload(2_000));
    assertEquals(CREDIT + 2_000 - 385, ledger.balanceMinor());
    assertEquals(CREDIT + 2_000 - 385, garage.office.balanceMinor(anna));
    assertEquals(List.of(), ledger.openReceipts());
    assertEquals(State.SETTLED_EARLY, garage.office.tokensOf(anna).getLast().state());

    garage.office.receive(garage.own(session.record()));
    assertEquals(CREDIT + 2_000 - 385, garage.office.balanceMinor(anna), "not charged twice");
    assertEquals(List.of(), garage.office.anomalies());
    assertEquals(State.SETTLED, garage.office.tokensOf(anna).getLast().state());
  }

  @Test
  void aReceiptThatIsShownTwiceOrAfterItsRecordChargesOnce() throws WireException {
    Ended session = charge();
    garage.office.receive(garage.own(session.record()));
    statement(0, List.of(session.receipt(), session.receipt()));
    assertEquals(CREDIT - 385, garage.office.balanceMinor(anna));
  }

  @Test
  void aForgedReceiptChargesNothingAndStaysOpen() throws WireException {
    reload(0);
    byte[] forged =
        CoseSign1.sign(
            P256KeyPair.derived(9, "thief"),
            draft(garage.office.issue(garage.order()).token()).payload(),
            new SeededSecureRandom(9, "thief"));
    statement(0, List.of(forged, new byte[] {1}));
    assertEquals(CREDIT, garage.office.balanceMinor(anna));
  }

  @Test
  void aReceiptOfAnotherWalletChargesNothing() throws WireException {
    Ended session = charge();
    garage.office.statement(garage.ben.walletId(), 0, 0, List.of(session.receipt()));
    assertEquals(CREDIT, garage.office.balanceMinor(garage.ben.walletId()));
    assertEquals(CREDIT, garage.office.balanceMinor(anna));
  }

  @Test
  void aRecordThatDiffersFromItsReceiptIsCorrected() throws WireException {
    reload(0);
    byte[] token = garage.office.issue(garage.order()).token();
    byte[] early = garage.charger.signed(draft(token).payload());
    statement(0, List.of(early));
    SessionRecordDraft other = draft(token).delivered(7_333_333, 3_600, 430);
    byte[] record = garage.stop(++seq, other);
    garage.office.receive(garage.own(record));
    assertEquals(CREDIT - 430, garage.office.balanceMinor(anna));
    assertEquals(Optional.empty(), reload(0));
    assertEquals(CREDIT - 430, ledger.balanceMinor(), "a correction line of -45");
    assertTrue(garage.office.anomalies().stream().noneMatch(a -> a.kind() == Kind.CHARGED_TWICE));
  }

  @Test
  void theLedgerTakesNoStatementThatIsForgedOldIncompleteOrWrong() throws WireException {
    byte[] first = statement(0, List.of());
    assertEquals(Optional.of(StatementFault.SIGNATURE), taken(forgedStatement()));
    assertEquals(Optional.of(StatementFault.MALFORMED), taken(new byte[] {1}));
    assertEquals(
        Optional.of(StatementFault.ANOTHER_WALLET),
        ledger.accept(first, garage.office.statementKey(), garage.ben.walletId()));
    assertEquals(0, ledger.balanceMinor(), "nothing was taken so far");
    assertEquals(Optional.empty(), taken(first));
    assertEquals(Optional.of(StatementFault.SEQUENCE), taken(first), "again");
    byte[] gap = garage.office.statement(anna, 50, 1, List.of());
    garage.office.statement(anna, 60, 1, List.of());
    assertEquals(Optional.of(StatementFault.SEQUENCE), taken(statementSince(2)), "a line lacks");
    assertEquals(Optional.empty(), taken(gap));
    assertEquals(CREDIT + 50, ledger.balanceMinor());
    assertEquals(Optional.of(StatementFault.SUM), taken(wrongSum()));
    assertEquals(Optional.empty(), taken(statementSince(2)));
    assertEquals(CREDIT + 110, ledger.balanceMinor());
  }

  /** Any order of sessions, uploads and reloads: the sums differ by what the server lacks only. */
  @Test
  void bothSumsAgreeAfterAnyInterleaving() throws WireException {
    Random random = new Random(22);
    List<Ended> afoot = new ArrayList<>();
    reload(0);
    for (int i = 0; i < 300; i++) {
      switch (random.nextInt(3)) {
        case 0 -> afoot.add(charge());
        case 1 -> {
          if (!afoot.isEmpty()) {
            garage.office.receive(garage.own(afoot.remove(random.nextInt(afoot.size())).record()));
          }
        }
        default -> {
          assertEquals(Optional.empty(), reload(500L + random.nextInt(500)));
          assertEquals(garage.office.balanceMinor(anna), ledger.balanceMinor(), "step " + i);
        }
      }
    }
    assertEquals(List.of(), garage.office.anomalies());
  }

  /** A session on the phone's own books: issued, charged, deducted from the verified receipt. */
  private Ended charge() throws WireException {
    byte[] token = garage.office.issue(garage.order().limits(7200, 8_000, 400)).token();
    SessionRecordDraft draft = draft(token).placed(++seq, lastSeq, Garage.GENESIS);
    lastSeq = seq;
    byte[] receipt = garage.charger.signed(draft.payload());
    SessionRecord record = SessionRecord.parse(CoseSign1.parse(receipt).payload());
    long costMinor = record.recomputedCost().longValueExact();
    String tokenId = HexFormat.of().formatHex(TokenTerms.parse(token).tokenId());
    ledger.deduct(
        new LedgerLine(
            record.id(Field.SESSION_ID),
            garage.chargerId,
            seq,
            record.number(Field.ENERGY_MWH),
            record.number(Field.DURATION_S),
            costMinor,
            978,
            tokenId),
        receipt);
    return new Ended(receipt, Garage.record(5, seq, Garage.GENESIS, receipt), costMinor);
  }

  private SessionRecordDraft draft(byte[] token) throws WireException {
    Id session = Id.derived(1, "session of " + seq);
    return garage.draftFor(token, seq + 1).with(Field.SESSION_ID, session.bytes());
  }

  private Optional<StatementFault> reload(long amountMinor) {
    return taken(statement(amountMinor, ledger.openReceipts()));
  }

  private byte[] statement(long amountMinor, List<byte[]> receipts) {
    return garage.office.statement(anna, amountMinor, ledger.statedSeq(), receipts);
  }

  private byte[] statementSince(long sinceSeq) {
    return garage.office.statement(anna, 0, sinceSeq, List.of());
  }

  private Optional<StatementFault> taken(byte[] statement) {
    return ledger.accept(statement, garage.office.statementKey(), anna);
  }

  private byte[] forgedStatement() {
    byte[] payload =
        CborBytes.of(
            Map.of(
                1L, anna.bytes(), 2L, 99L, 3L, 0L, 4L, List.of(List.of(1L, 0L, 99L, "x")), 5L, 0L));
    return CoseSign1.sign(
        P256KeyPair.derived(9, "thief"), payload, new SeededSecureRandom(9, "thief"));
  }

  /** Signed by the office's own key, with a sum that its line does not give. */
  private byte[] wrongSum() {
    byte[] payload = CborBytes.of(Map.of(1L, anna.bytes(), 2L, 1L, 3L, 0L, 4L, List.of(), 5L, 0L));
    P256KeyPair issuer = P256KeyPair.derived(1, "office issuer");
    return CoseSign1.sign(issuer, payload, new SeededSecureRandom(9, "office"));
  }
}
