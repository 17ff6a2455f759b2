package faraday.rig.phone;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.WireException;
import java.math.BigInteger;

/**
 * What M4 says to a fast stop (SPEC §3.7).
 *
 * @param sessionId whose end it is
 * @param energyMwh delivered
 * @param durationS how long it took
 * @param costMinor what is owed
 * @param seq number of the journal record that will follow, signed
 * @param link of that record, 16 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record ShortBill(
    Id sessionId, long energyMwh, long durationS, long costMinor, long seq, byte[] link) {

  private static final int LAST_REASON = 10;
  private static final int LINK_BYTES = 16;

  static ShortBill of(CborValue items) throws WireException {
    items.at(2).uint();
    items.at(6).uint(0, LAST_REASON);
    return new ShortBill(
        Id.of(items.at(1).bytes(Id.BYTES)),
        items.at(3).wideUint(),
        items.at(4).uint(),
        items.at(5).wideUint(),
        items.at(7).wideUint(),
        items.at(8).bytes(LINK_BYTES));
  }

  /** Whether the sum is what this phone computes at the price it signed. */
  boolean addsUp(Session.Price price) {
    BigInteger own = SessionRecord.cost(energyMwh, durationS, price.perKwh(), price.perHour());
    return own.equals(BigInteger.valueOf(costMinor));
  }

  LedgerLine line(Id chargerId, Session.Price price, String tokenId) {
    return new LedgerLine(
        sessionId, chargerId, seq, energyMwh, durationS, costMinor, price.currency(), tokenId);
  }
}
