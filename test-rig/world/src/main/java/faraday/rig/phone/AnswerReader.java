package faraday.rig.phone;

import static faraday.rig.codec.WireException.Layer.FRAME;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import java.util.Optional;

/**
 * Reads M4 (SPEC §3.5) and puts it into the wallet: a grant, a receipt, a refusal.
 *
 * @param phone the phone's parts
 * @param charger who answers
 * @param intent what was asked
 * @param token what was sent, empty for all but a start with a real token and a stop by staff
 * @param shown the credentials of this conversation, empty in a fast stop
 */
record AnswerReader(
    PhoneParts phone,
    ChargerEntry charger,
    Intent intent,
    Optional<TokenTerms> token,
    Optional<Credentials> shown) {

  private static final int GRANTED = 0;
  private static final int ALREADY = 1;
  private static final int STOPPED = 2;
  private static final int STOPPING = 3;
  private static final int SERVED = 4;
  private static final int SETTLED = 5;
  private static final int REFUSED = 8;

  PhoneEvent read(CborValue items) throws WireException {
    int status = (int) items.at(0).uint(0, REFUSED);
    if (status == REFUSED) {
      items.array(3).at(2).uint();
      phone.wallet().forgetInUse(charger.chargerId());
      return new PhoneEvent.Refused((int) items.at(1).uint(16, 255));
    }
    return switch (intent) {
      case START -> started(status, items);
      case STOP -> ended(status, items);
      case READ, COURIER -> served(status, items);
    };
  }

  private PhoneEvent started(int status, CborValue items) throws WireException {
    return switch (status) {
      case GRANTED -> granted(items.array(7));
      case ALREADY -> already(items.array(4));
      default -> throw unexpected();
    };
  }

  private PhoneEvent granted(CborValue items) throws WireException {
    Grant grant =
        new Grant(
            sessionId(items),
            items.at(2).uint(),
            items.at(3).uint(1, 255),
            items.at(4).uint(),
            items.at(5).uint(),
            items.at(6).uint());
    remember(grant.sessionId());
    return new PhoneEvent.Granted(grant);
  }

  private PhoneEvent already(CborValue items) throws WireException {
    items.at(2).uint();
    Id sessionId = sessionId(items);
    remember(sessionId);
    return new PhoneEvent.AlreadyRunning(sessionId, items.at(3).uint(1, 255));
  }

  private void remember(Id sessionId) {
    Credentials terms = shown.orElseThrow();
    Session.Price price =
        new Session.Price(terms.pricePerKwh(), terms.pricePerHour(), terms.currency());
    token.ifPresent(taken -> phone.wallet().spend(taken, charger.chargerId()));
    phone.wallet().began(new Session(sessionId, charger.chargerId(), price));
  }

  private PhoneEvent ended(int status, CborValue items) throws WireException {
    return switch (status) {
      case STOPPED -> stopped(items.array(4));
      case STOPPING -> stopping(items.array(3));
      case SETTLED -> settled(items.array(9));
      case SERVED -> freed(status, items);
      default -> throw unexpected();
    };
  }

  private PhoneEvent stopping(CborValue items) throws WireException {
    items.at(2).uint();
    return new PhoneEvent.Stopping(sessionId(items));
  }

  /** The sums of a fast stop, believed once they add up at the price that was signed. */
  private PhoneEvent settled(CborValue items) throws WireException {
    if (shown.isPresent()) {
      throw unexpected();
    }
    ShortBill bill = ShortBill.of(items);
    Optional<Session> mine =
        phone
            .wallet()
            .sessionAt(charger.chargerId())
            .filter(session -> session.sessionId().equals(bill.sessionId()));
    if (mine.isEmpty()) {
      return new PhoneEvent.ReceiptRejected(ReceiptFault.ANOTHER_SESSION);
    }
    Session.Price price = mine.get().price();
    if (!bill.addsUp(price)) {
      return new PhoneEvent.ReceiptRejected(ReceiptFault.COST);
    }
    phone.wallet().tickets().promise(charger.chargerId(), bill.seq(), bill.link());
    String tokenId = phone.wallet().tokenInUse(charger.chargerId());
    phone.wallet().settle(bill.line(charger.chargerId(), price, tokenId));
    return new PhoneEvent.Settled(bill);
  }

  /** Staff found no session; the plug is free. */
  private PhoneEvent freed(int status, CborValue items) throws WireException {
    if (token.isEmpty()) {
      throw unexpected();
    }
    return served(status, items);
  }

  private PhoneEvent stopped(CborValue items) throws WireException {
    items.at(2).uint();
    Id sessionId = sessionId(items);
    if (token.isPresent() && items.at(3).bytes().length == 0) {
      return new PhoneEvent.EndedForAnother(sessionId);
    }
    Wallet wallet = phone.wallet();
    Optional<Session> session = wallet.sessionAt(charger.chargerId());
    Receipt receipt = Receipt.judge(items.at(3).bytes(), charger, wallet.id(), session);
    if (receipt.fault().isPresent()) {
      return new PhoneEvent.ReceiptRejected(receipt.fault().get());
    }
    SessionRecord record = receipt.record().orElseThrow();
    if (!record.id(Field.SESSION_ID).equals(sessionId)) {
      return new PhoneEvent.ReceiptRejected(ReceiptFault.ANOTHER_SESSION);
    }
    wallet.pay(record, items.at(3).bytes());
    return new PhoneEvent.Stopped(record);
  }

  private static PhoneEvent served(int status, CborValue items) throws WireException {
    if (status != SERVED) {
      throw unexpected();
    }
    items.array(2).at(1).uint();
    return new PhoneEvent.Served();
  }

  private static Id sessionId(CborValue items) throws WireException {
    return Id.of(items.at(1).bytes(Id.BYTES));
  }

  private static WireException unexpected() {
    return new WireException(FRAME, "a status that does not answer the intent");
  }
}
