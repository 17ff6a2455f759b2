package faraday.rig.phone;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.WireException;
import java.util.Optional;

/**
 * The phone's answers after M4 (SPEC §6): it brings what the server gave it, takes records along.
 *
 * @param phone the phone's parts
 * @param charger who asks
 * @param nowNanos world time of the question
 */
record CourierPhase(PhoneParts phone, ChargerEntry charger, long nowNanos) {

  private static final int ASK = 0;
  private static final int RECORD = 1;
  private static final int RESULT = 2;
  private static final int BYE = 3;
  private static final int LAST_RESULT_CODE = 7;
  private static final int STORED = 16;
  private static final int CANNOT_STORE = 17;
  private static final int NOTHING_MORE = 0;
  private static final int ACK = 1;

  /** The plaintext of the frame up, or nothing after BYE. */
  Optional<byte[]> answer(CborValue down) throws WireException {
    int operation = (int) down.at(0).uint(ASK, BYE);
    return switch (operation) {
      case ASK -> ask(down);
      case RECORD -> record(down.array(3));
      case RESULT -> result(down.array(2));
      default -> bye(down);
    };
  }

  private Optional<byte[]> ask(CborValue down) throws WireException {
    down.array(1);
    return Optional.of(bring(phone.wallet().errands().first(charger.chargerId())));
  }

  private static Optional<byte[]> bye(CborValue down) throws WireException {
    down.array(1);
    return Optional.empty();
  }

  private Optional<byte[]> result(CborValue down) throws WireException {
    int code = (int) down.at(1).uint(0, LAST_RESULT_CODE);
    int operation = phone.wallet().errands().judged(code);
    phone.log().add(nowNanos, new PhoneEvent.ItemJudged(operation, code));
    if (operation == ACK) {
      phone.log().add(nowNanos, new PhoneEvent.AckJudged(code));
    }
    return Optional.of(bring(phone.wallet().errands().next()));
  }

  private byte[] bring(Optional<ServerLink.Errand> errand) {
    if (errand.isEmpty()) {
      return CborBytes.array(NOTHING_MORE);
    }
    byte[] item = errand.get().item().clone();
    int operation = errand.get().operation();
    boolean ack = operation == ACK && phone.person().has(WalletFault.ACK_FLIPPED_BYTE);
    if (ack || phone.person().has(WalletFault.ITEM_FLIPPED_BYTE)) {
      item[item.length - 1] ^= 1;
    }
    return CborBytes.array(operation, item);
  }

  private Optional<byte[]> record(CborValue down) throws WireException {
    int kind = (int) down.at(1).uint(CarriedItem.OWN_RECORD, CarriedItem.STATE);
    CarriedItem item = new CarriedItem(charger.chargerId(), kind, down.at(2).bytes());
    boolean stored = !phone.person().has(WalletFault.RECORDS_NOT_STORED) && store(item);
    phone.log().add(nowNanos, new PhoneEvent.RecordOffered(item, stored));
    return Optional.of(CborBytes.array(stored ? STORED : CANNOT_STORE));
  }

  private boolean store(CarriedItem item) {
    boolean stored = phone.wallet().keep(item);
    if (stored && item.kind() == CarriedItem.OWN_RECORD) {
      readOwn(item.bytes());
    }
    return stored;
  }

  /** An own record is also a late receipt; one that does not hold is carried all the same. */
  private void readOwn(byte[] bytes) {
    JournalRecord record;
    try {
      record = JournalRecord.parse(bytes);
    } catch (WireException e) {
      rejected(ReceiptFault.MALFORMED);
      return;
    }
    if (phone.wallet().tickets().holds(charger.chargerId(), record)) {
      receipt(record.payload());
    } else {
      rejected(ReceiptFault.NOT_AS_PROMISED);
    }
  }

  private void receipt(byte[] cose) {
    Wallet wallet = phone.wallet();
    Optional<Session> session =
        Receipt.judge(cose, charger, wallet.id(), Optional.empty())
            .record()
            .flatMap(
                record ->
                    wallet
                        .sessionAt(charger.chargerId())
                        .filter(mine -> mine.sessionId().equals(record.id(Field.SESSION_ID))));
    Receipt receipt = Receipt.judge(cose, charger, wallet.id(), session);
    receipt
        .fault()
        .ifPresentOrElse(
            this::rejected, () -> receipt.record().ifPresent(record -> wallet.pay(record, cose)));
  }

  private void rejected(ReceiptFault fault) {
    phone.log().add(nowNanos, new PhoneEvent.ReceiptRejected(fault));
  }
}
