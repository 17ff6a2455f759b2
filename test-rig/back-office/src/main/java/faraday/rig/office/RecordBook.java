package faraday.rig.office;

import faraday.rig.codec.Id;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the office's records say together: chain, gaps, how far a charger may be acknowledged, and
 * what becomes of the money put aside (E22).
 */
final class RecordBook {

  private static final Id NOBODY = Id.of(new byte[8]);

  private final OfficeStore store;
  private final Accounts accounts;
  private final List<Anomaly> anomalies = new ArrayList<>();

  RecordBook(OfficeStore store, Accounts accounts) {
    this.store = store;
    this.accounts = accounts;
  }

  List<Anomaly> anomalies() {
    return anomalies;
  }

  /** Whether exactly this record is held already. */
  boolean holds(StoredRecord record) {
    return store
        .record(record.chargerId(), record.journal().seq())
        .filter(held -> Arrays.equals(held.journal().link(), record.journal().link()))
        .isPresent();
  }

  /** What speaks against the record among those already held. */
  Optional<RecordRefusal> contradiction(StoredRecord record) {
    long seq = record.journal().seq();
    if (store.record(record.chargerId(), seq).isPresent()) {
      return Optional.of(RecordRefusal.CONFLICT);
    }
    boolean before =
        store.record(record.chargerId(), seq - 1).map(held -> follows(record, held)).orElse(true);
    boolean after =
        store.record(record.chargerId(), seq + 1).map(held -> follows(held, record)).orElse(true);
    return before && after ? ledger(record) : Optional.of(RecordRefusal.CHAIN);
  }

  /** A charger copies the number that the token bears; no honest one has another (TH-9). */
  private Optional<RecordRefusal> ledger(StoredRecord record) {
    Optional<IssuedToken> token = store.token(tokenId(record));
    long told = record.session().optional(Field.LEDGER_SEQ).orElse(0L);
    if (token.isEmpty() || token.get().ledgerSeq() == told) {
      return Optional.empty();
    }
    int given = store.tokensOf(token.get().walletId()).size();
    boolean anothers = told >= 1 && told <= given;
    return Optional.of(anothers ? RecordRefusal.LEDGER_REPEAT : RecordRefusal.LEDGER_GAP);
  }

  private static String tokenId(StoredRecord record) {
    return HexFormat.of().formatHex(record.session().bytes(Field.TOKEN_ID));
  }

  private static boolean follows(StoredRecord later, StoredRecord earlier) {
    return Arrays.equals(later.journal().previousLink(), earlier.journal().link());
  }

  /** Keeps the record and settles or releases its hold. */
  void book(StoredRecord record) {
    store.putRecord(record);
    store
        .token(tokenId(record))
        .ifPresentOrElse(token -> settle(record, token), () -> unknown(record));
  }

  /**
   * A session started at a free charger's button has no token, and must have cost nothing (E31).
   */
  private void unknown(StoredRecord record) {
    boolean nobodys = record.session().id(Field.WALLET_ID).equals(NOBODY);
    if (!nobodys || record.session().number(Field.COST_MINOR) != 0) {
      note(record, Anomaly.Kind.UNKNOWN_TOKEN);
    }
  }

  private void settle(StoredRecord record, IssuedToken token) {
    SessionRecord session = record.session();
    long costMinor = session.number(Field.COST_MINOR);
    if (!session.id(Field.WALLET_ID).equals(token.walletId())) {
      note(record, Anomaly.Kind.ANOTHER_WALLET);
    }
    boolean charged =
        token.state() == IssuedToken.State.SETTLED || token.state() == IssuedToken.State.RELEASED;
    if (charged) {
      note(record, Anomaly.Kind.CHARGED_TWICE);
      return;
    }
    if (record.journal().type() == JournalRecord.LAPSE) {
      store.putToken(token.released());
      return;
    }
    if (session.number(Field.PRICE_PER_KWH) != token.pricePerKwh()
        || session.number(Field.PRICE_PER_HOUR) != token.pricePerHour()) {
      note(record, Anomaly.Kind.PRICE);
    }
    if (costMinor > token.holdMinor()) {
      note(record, Anomaly.Kind.OVER_HOLD);
    }
    accounts.charge(token, costMinor);
  }

  private void note(StoredRecord record, Anomaly.Kind kind) {
    anomalies.add(new Anomaly(record.chargerId(), record.journal().seq(), kind));
  }

  /** Money records that later ones say must exist and that the office lacks, ascending. */
  List<Long> gaps(Id chargerId) {
    return store.records(chargerId).stream()
        .map(record -> record.session().number(Field.PREVIOUS_MONEY_SEQ))
        .filter(previous -> previous != 0 && store.record(chargerId, previous).isEmpty())
        .toList();
  }

  /** The last record up to which the office holds every one. */
  Optional<StoredRecord> completeUpTo(Id chargerId) {
    Optional<StoredRecord> last = Optional.empty();
    for (StoredRecord record : store.records(chargerId)) {
      long expected = last.map(held -> held.journal().seq()).orElse(0L);
      if (record.session().number(Field.PREVIOUS_MONEY_SEQ) != expected) {
        return last;
      }
      last = Optional.of(record);
    }
    return last;
  }
}
