package faraday.firmware.session;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.journal.AppendResult;
import faraday.firmware.journal.Journal;
import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.JournalState;
import faraday.firmware.journal.RecordFormat;
import faraday.firmware.journal.RecordType;
import faraday.firmware.journal.Stamp;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.record.SessionRecord;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of the journal: stamps, numbers and signs records, and knows which of them the
 * server has. Service loop only.
 */
public final class RecordBook {

  /** Answer of {@link #append} when the journal did not take the record. */
  public static final long REFUSED = -1;

  private final Journal journal;
  private final ChargerClock clock;
  private final Id8 chargerId;
  private final SigningKey signKey;
  private final Memory memory;
  private final MoneyLedger money;
  private final DriverBook drivers;
  private final ServerAcks acks;
  private final EraseHolds holds;

  private BiConsumer<RecordType, Bytes> keeper = (type, payload) -> {};
  private int bootCount;
  private boolean booted;

  /**
   * A signed record and where it will stand.
   *
   * @param seq its number, or {@link #REFUSED} when the journal did not take it
   * @param record the COSE_Sign1, valid as a receipt either way
   */
  public record Signed(long seq, Bytes record) {}

  /**
   * A book over a journal that may still be recovering.
   *
   * @param signKey signs records and receipts
   * @param ackKey checks the server's acknowledgements
   */
  public RecordBook(
      Journal journal,
      ChargerClock clock,
      Id8 chargerId,
      SigningKey signKey,
      P256PublicKey ackKey) {
    this.journal = journal;
    holds = new EraseHolds(journal);
    this.clock = clock;
    this.chargerId = chargerId;
    this.signKey = signKey;
    memory = new Memory(clock);
    money = memory.money();
    drivers = memory.drivers();
    acks = new ServerAcks(chargerId, clock, money, ackKey);
  }

  /** True while records can be written or will be once recovery is over. */
  public boolean alive() {
    return journal.state() == JournalState.READY || journal.state() == JournalState.RECOVERING;
  }

  /** True when records can be read now; the flash may be at work. */
  public boolean readable() {
    return journal.readable();
  }

  /** While a phone is there no erase begins that could keep it waiting. */
  public void phonePresent(boolean present) {
    holds.set(0, present);
  }

  /** Nor between a GRANT and its START. */
  void startExpected(int evse, boolean expected) {
    holds.set(evse, expected);
  }

  /** True when a whole further session fits. */
  public boolean hasRoomForSession() {
    return journal.hasRoomForSession(2 * memory.carriedBytes());
  }

  /** What outlives the records. */
  Memory memory() {
    return memory;
  }

  /** True when nobody would have to wait behind a release. */
  boolean quiet() {
    return booted && !holds.any() && journal.stats().queuedRecords() == 0;
  }

  /** True when the record is on flash and was read back. */
  public boolean durable(long seq) {
    return journal.durable(seq);
  }

  /** UTC seconds, or their lower bound; see {@link #clockQuality()}. */
  public long epochSeconds() {
    return clock.epochSeconds();
  }

  /** How good {@link #epochSeconds()} is. */
  public ClockQuality clockQuality() {
    return clock.quality();
  }

  /** Whether this token bought a session already. */
  public boolean tokenSpent(Id16 tokenId) {
    memory.spent().forgetBefore(clock.lowerBoundEpochS());
    return memory.spent().contains(tokenId);
  }

  /** Who was granted a session here. */
  public DriverBook drivers() {
    return drivers;
  }

  /** Records the server has not acknowledged. */
  public int backlog() {
    return money.openCount();
  }

  /** Everything up to this record has reached the server. */
  public long acknowledgedSeq() {
    return money.acknowledgedSeq();
  }

  /** Unacknowledged records: the wallet's own first, then, if wanted, those of others. */
  public long[] recordsFor(Id8 walletId, boolean othersToo) {
    return durableOnly(money.forWallet(walletId, othersToo));
  }

  /** All unacknowledged records, oldest first. */
  public long[] allRecords() {
    return durableOnly(money.all());
  }

  /** A record that is not on flash yet, or never will be, is not anybody's to carry. */
  private long[] durableOnly(long[] seqs) {
    long[] durable = new long[seqs.length];
    int count = 0;
    for (long seq : seqs) {
      if (journal.durable(seq)) {
        durable[count++] = seq;
      }
    }
    return Arrays.copyOf(durable, count);
  }

  /** Whether an unacknowledged record belongs to this wallet. */
  public boolean isOwn(long seq, Id8 walletId) {
    MoneyLedger.Open entry = money.find(seq);
    return entry != null && entry.walletId().equals(walletId);
  }

  /** The exact bytes of a record, or null while the flash is at work. */
  public byte @Nullable [] recordBytes(long seq) {
    return journal.recordBytes(seq);
  }

  /** The link of the durable record with this number and payload, or null: no such record now. */
  public @Nullable Id16 linkOf(long seq, Bytes payload) {
    byte[] bytes = journal.recordBytes(seq);
    if (bytes == null) {
      return null;
    }
    JournalRecord found = RecordFormat.decode(bytes, 0);
    return Bytes.of(found.payload()).equals(payload) ? Id16.of(found.link()) : null;
  }

  /** Journals a server's acknowledgement if it is one (TH-16). */
  public CourierQuestion.Outcome acknowledged(Bytes bytes) {
    return acks.brought(bytes, good -> append(RecordType.ACK, good.toArray()) != REFUSED);
  }

  /** Who remembers what the server decided; told at every start, oldest first. */
  public void keeper(BiConsumer<RecordType, Bytes> itemKeeper) {
    keeper = itemKeeper;
  }

  /** Finds the key that an acknowledgement names, where keys can change. */
  public void ackKeys(Function<KeyId, P256PublicKey> keys) {
    acks.keys(keys);
  }

  /** Journals an item of the server that was verified; false when the journal takes it not now. */
  public boolean keep(RecordType type, Bytes payload) {
    boolean taken = append(type, payload.toArray()) != REFUSED;
    if (taken) {
      memory.items().kept(type, payload);
    }
    return taken;
  }

  /** COSE_Sign1 by the charger's {@code sign} key over what it says outside the journal. */
  public Bytes signed(byte[] payload) {
    return Bytes.of(Sign1.sign(signKey, payload));
  }

  void recoveredItem(RecordType type, byte[] payload) {
    memory.items().kept(type, Bytes.of(payload));
    keeper.accept(type, Bytes.of(payload));
  }

  /** Queues a record; answers its number or {@link #REFUSED}. Nothing is taken before recovery. */
  long append(RecordType type, byte[] payload) {
    return booted ? offer(type, payload) : REFUSED;
  }

  private long offer(RecordType type, byte[] payload) {
    return switch (journal.append(type, payload, stamp())) {
      case AppendResult.Queued queued -> queued.seq();
      case AppendResult.Refused refused -> REFUSED;
    };
  }

  /** Signs a session's end for the place it will have in the chain, and queues it. */
  Signed appendSigned(RecordType type, SessionEnd end) {
    SessionRecord.Place place =
        new SessionRecord.Place(
            chargerId,
            end.grant().sessionId(),
            journal.nextSeq(),
            money.newestSeq(),
            Id16.of(journal.tipLink()));
    Bytes signed = Bytes.of(end.toRecord(place).signed(signKey));
    long seq = append(type, signed.toArray());
    if (type == RecordType.LAPSE) {
      drivers.lapsed(end.grant().sessionId());
    }
    if (seq != REFUSED) {
      memory.ended(end.grant().sessionId());
      money.add(new MoneyLedger.Open(seq, end.grant().walletId(), Bytes.of(journal.tipLink())));
    }
    return new Signed(seq, signed);
  }

  /** A right was accepted, now or before a restart. */
  void granted(SessionGrant grant, long seq, Stamp at) {
    memory.opened(grant.sessionId(), seq);
    memory.spent().add(grant.tokenId(), grant.tokenExpiresEpochS());
    drivers.granted(grant, at.epochSeconds(), at.quality() == Stamp.Quality.TRUSTED);
  }

  /** Recovery found this record; called oldest first, before anything is appended. */
  void recovered(int recordBootCount) {
    bootCount = Math.max(bootCount, recordBootCount);
  }

  void recoveredMoney(long seq, SessionRecord signed, byte[] link) {
    memory.ended(signed.place().sessionId());
    Id8 walletId = signed.holder().walletId();
    money.add(new MoneyLedger.Open(seq, walletId, Bytes.of(link)));
  }

  void recoveredAck(byte[] payload) {
    acks.recovered(payload);
  }

  void recoveredCarried(RecordType type, byte[] payload) {
    memory.recovered(type, payload);
  }

  /** This start gets a number of its own; every record of it carries that number. */
  void countBoot() {
    bootCount = Math.min(bootCount + 1, Stamp.BOOT_COUNT_MAX);
    booted = true;
    append(RecordType.BOOT, new byte[0]);
  }

  /** What a record written now would be stamped with. */
  Stamp stamp() {
    Stamp.Quality quality =
        clock.quality() == ClockQuality.TRUSTED ? Stamp.Quality.TRUSTED : Stamp.Quality.BOUNDED;
    return new Stamp(quality, bootCount, clock.epochSeconds());
  }
}
