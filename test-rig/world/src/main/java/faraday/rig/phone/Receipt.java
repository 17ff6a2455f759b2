package faraday.rig.phone;

import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.WireException;
import java.util.Optional;

/**
 * A session record as the phone judges it: signed by the charger, about this wallet and the session
 * it began, and with a sum the phone computes again (E22).
 *
 * @param record what was read, empty when malformed
 * @param fault the first thing wrong with it, empty when good
 */
public record Receipt(Optional<SessionRecord> record, Optional<ReceiptFault> fault) {

  /**
   * Reads and judges.
   *
   * @param cose the record's COSE_Sign1
   * @param charger the directory's entry
   * @param wallet this wallet
   * @param session the session the phone believes it ends, empty when it knows none
   */
  static Receipt judge(byte[] cose, ChargerEntry charger, Id wallet, Optional<Session> session) {
    CoseSign1 signed;
    SessionRecord record;
    try {
      signed = CoseSign1.parse(cose);
      record = SessionRecord.parse(signed.payload());
    } catch (WireException e) {
      return new Receipt(Optional.empty(), Optional.of(ReceiptFault.MALFORMED));
    }
    Optional<ReceiptFault> fault =
        signature(signed, charger)
            .or(() -> owner(record, charger, wallet))
            .or(() -> session.flatMap(mine -> agreement(record, mine)))
            .or(() -> sums(record));
    return new Receipt(Optional.of(record), fault);
  }

  private static Optional<ReceiptFault> signature(CoseSign1 signed, ChargerEntry charger) {
    try {
      signed.verify(charger.signKey());
      return Optional.empty();
    } catch (WireException e) {
      return Optional.of(ReceiptFault.SIGNATURE);
    }
  }

  private static Optional<ReceiptFault> owner(
      SessionRecord record, ChargerEntry charger, Id wallet) {
    boolean here = record.id(Field.CHARGER_ID).equals(charger.chargerId());
    return unless(here, ReceiptFault.ANOTHER_CHARGER)
        .or(() -> unless(record.id(Field.WALLET_ID).equals(wallet), ReceiptFault.ANOTHER_WALLET));
  }

  private static Optional<ReceiptFault> agreement(SessionRecord record, Session mine) {
    Session.Price charged =
        new Session.Price(
            record.number(Field.PRICE_PER_KWH),
            record.number(Field.PRICE_PER_HOUR),
            record.number(Field.CURRENCY));
    boolean same = record.id(Field.SESSION_ID).equals(mine.sessionId());
    return unless(same, ReceiptFault.ANOTHER_SESSION)
        .or(() -> unless(charged.equals(mine.price()), ReceiptFault.PRICE));
  }

  private static Optional<ReceiptFault> sums(SessionRecord record) {
    return unless(record.energyAddsUp(), ReceiptFault.ENERGY)
        .or(() -> unless(record.costAddsUp(), ReceiptFault.COST));
  }

  private static Optional<ReceiptFault> unless(boolean good, ReceiptFault otherwise) {
    return good ? Optional.empty() : Optional.of(otherwise);
  }
}
