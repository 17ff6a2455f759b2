package faraday.rig.office;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.phone.MoneyLink;
import faraday.rig.phone.ServerLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The server behind the phones: keys and all signatures come from the seed at run time. Confined to
 * the world's loop.
 */
public final class BackOffice implements ServerLink, MoneyLink {

  /** Credit of a newly enrolled wallet, minor units. */
  public static final long OPENING_CREDIT_MINOR = 10_000;

  private static final int TOKEN_ID_BYTES = 16;
  private static final long WH_PER_KWH = 1000;
  private static final long SECONDS_PER_HOUR = 3600;

  private final OfficeKeys keys;
  private final Dispatch dispatch;
  private final SeededSecureRandom random;
  private final LongSupplier epochSeconds;
  private final OfficeStore store;
  private final RecordBook book;
  private final Accounts accounts;
  private final RecordJudge judge;
  private final Map<Id, Signed> newestAcks = new HashMap<>();

  private record Signed(long seq, Acknowledgement acknowledgement) {}

  /** An office that keeps everything in memory; its clock is {@code epochSeconds}. */
  public BackOffice(long seed, LongSupplier epochSeconds) {
    this(seed, epochSeconds, new MemoryStore());
  }

  /** An office over a store. */
  public BackOffice(long seed, LongSupplier epochSeconds, OfficeStore store) {
    random = new SeededSecureRandom(seed, "office");
    keys = new OfficeKeys(seed, random);
    dispatch = new Dispatch(keys, store, epochSeconds);
    this.epochSeconds = epochSeconds;
    this.store = store;
    accounts = new Accounts(store);
    book = new RecordBook(store, accounts);
    judge = new RecordJudge(keys.seal);
  }

  /** Signs tokens. */
  public P256PublicKey issuerKey() {
    return keys.issuer().publicKey();
  }

  /** Signs acknowledgements. */
  public P256PublicKey ackKey() {
    return keys.ack.publicKey();
  }

  /** Records of other drivers are sealed to it. */
  public P256PublicKey sealKey() {
    return keys.seal.publicKey();
  }

  /** Signs key sets and time resets. */
  public P256PublicKey rootKey() {
    return keys.root.publicKey();
  }

  /** Makes a charger known to phones and to the judge of records. */
  public void register(ChargerEntry charger) {
    store.putCharger(charger);
  }

  /** An order for one charger with the office's present time, to be changed at will. */
  public TokenOrder order(Id walletId, P256PublicKey phoneKey, ChargerEntry charger) {
    return new TokenOrder(walletId, phoneKey, charger, epochSeconds.getAsLong());
  }

  /** Signs a token and puts the most it can cost aside, if the wallet's credit covers it (E22). */
  public Issue issue(TokenOrder order) {
    long holdMinor = holdMinor(order);
    long missingMinor = holdMinor - freeMinor(order.walletId());
    if (missingMinor > 0) {
      return new Issue.Declined(missingMinor);
    }
    byte[] tokenId = new byte[TOKEN_ID_BYTES];
    random.nextBytes(tokenId);
    long ledgerSeq = store.tokensOf(order.walletId()).size() + 1L;
    order.claim(7, tokenId).faraday(19, ledgerSeq);
    String name = HexFormat.of().formatHex(tokenId);
    store.putToken(
        new IssuedToken(
            name,
            order.walletId(),
            holdMinor,
            order.number(7),
            order.number(6),
            order.expiresS(),
            ledgerSeq,
            IssuedToken.State.HELD,
            0));
    return new Issue.Issued(keys.issued(order.payload()), holdMinor);
  }

  /** The cost limit, or all that energy and duration can come to, rounded up. */
  private static long holdMinor(TokenOrder order) {
    long energy = Math.ceilDiv(order.number(12) * order.number(7), WH_PER_KWH);
    long time = Math.ceilDiv(order.number(10) * order.number(6), SECONDS_PER_HOUR);
    long limit = order.number(13);
    return limit > 0 ? Math.min(limit, energy + time) : energy + time;
  }

  /** Signs a set of local settings, to be carried to a charger (E14). */
  public byte[] sign(SettingsOrder order) {
    return keys.issued(order.payload());
  }

  /** What is on its way to chargers, and what they say of themselves. */
  public Dispatch dispatch() {
    return dispatch;
  }

  @Override
  public List<Errand> errands() {
    return dispatch.errands();
  }

  /** Credit less what is put aside or charged. */
  public long freeMinor(Id walletId) {
    return balanceMinor(walletId) - accounts.heldMinor(walletId, epochSeconds.getAsLong());
  }

  /** Credit less what is charged. */
  public long balanceMinor(Id walletId) {
    return accounts.balanceMinor(walletId);
  }

  @Override
  public P256PublicKey statementKey() {
    return keys.issuer().publicKey();
  }

  @Override
  public byte[] statement(Id walletId, long reloadMinor, long sinceSeq, List<byte[]> openReceipts) {
    openReceipts.forEach(receipt -> accounts.show(walletId, receipt));
    if (reloadMinor > 0) {
      accounts.add(walletId, AccountLine.Kind.RELOAD, reloadMinor, null);
    }
    byte[] payload = accounts.statement(walletId, sinceSeq, epochSeconds.getAsLong());
    return keys.issued(payload);
  }

  /** All tokens of a wallet and what became of their holds. */
  public List<IssuedToken> tokensOf(Id walletId) {
    return store.tokensOf(walletId);
  }

  /** All records of a charger by ascending sequence number. */
  public List<StoredRecord> records(Id chargerId) {
    return store.records(chargerId);
  }

  /** Sequence numbers of money records that must exist and are not here (TH-14). */
  public List<Long> gaps(Id chargerId) {
    return book.gaps(chargerId);
  }

  /** Genuine records that someone should ask about. */
  public List<Anomaly> anomalies() {
    return List.copyOf(book.anomalies());
  }

  @Override
  public void enrol(Id walletId, P256PublicKey phoneKey) {
    store.putWallet(walletId, phoneKey);
    if (store.lines(walletId).isEmpty()) {
      accounts.add(walletId, AccountLine.Kind.RELOAD, OPENING_CREDIT_MINOR, null);
    }
  }

  @Override
  public Verdict receive(CarriedItem item) {
    Optional<ChargerEntry> charger = store.charger(item.chargerId());
    if (charger.isEmpty()) {
      return refused(RecordRefusal.UNKNOWN_CHARGER);
    }
    if (item.kind() == CarriedItem.STATE) {
      return dispatch.state(item, charger.get());
    }
    return switch (judge.judge(item, charger.get())) {
      case RecordJudge.Judgement.Bad bad -> refused(bad.reason());
      case RecordJudge.Judgement.Good good -> take(good.record());
    };
  }

  private Verdict take(StoredRecord record) {
    long seq = record.journal().seq();
    if (book.holds(record)) {
      return new Verdict.Known(seq);
    }
    Optional<RecordRefusal> contradiction = book.contradiction(record);
    if (contradiction.isPresent()) {
      return refused(contradiction.get());
    }
    book.book(record);
    return new Verdict.Stored(seq);
  }

  private static Verdict refused(RecordRefusal reason) {
    return new Verdict.Refused(reason.name());
  }

  @Override
  public List<Acknowledgement> acknowledgements() {
    List<Acknowledgement> all = new ArrayList<>();
    for (ChargerEntry charger : store.chargers()) {
      book.completeUpTo(charger.chargerId()).ifPresent(record -> all.add(acknowledge(record)));
    }
    return all;
  }

  /** Signed once per sequence number, however many phones carry it. */
  private Acknowledgement acknowledge(StoredRecord upTo) {
    long seq = upTo.journal().seq();
    Signed newest = newestAcks.get(upTo.chargerId());
    if (newest != null && newest.seq() == seq) {
      return newest.acknowledgement();
    }
    byte[] payload =
        CborBytes.of(
            Map.of(
                1L, upTo.chargerId().bytes(),
                2L, seq,
                3L, upTo.journal().link(),
                4L, epochSeconds.getAsLong()));
    Acknowledgement fresh =
        new Acknowledgement(upTo.chargerId(), CoseSign1.sign(keys.ack, payload, random));
    newestAcks.put(upTo.chargerId(), new Signed(seq, fresh));
    return fresh;
  }

  @Override
  public List<ChargerEntry> directory() {
    return store.chargers();
  }
}
