package faraday.firmware.access;

import faraday.firmware.session.RecordBook;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.record.SessionRecord;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a fast stop (SPEC §3.7). A receipt of 260 bytes costs as much time in the air as
 * the rest of the tap; so the sums come first, with the link of the record that holds them, and the
 * record itself in the courier phase. A receipt that is on no flash travels whole: it is the only
 * copy.
 */
final class ShortReceipt {

  private ShortReceipt() {}

  /** The short form of a stop that is over, everything else as it is. */
  static @Nullable Answer of(@Nullable Answer full, RecordBook book) {
    return full instanceof Answer.Stopped stopped ? settled(stopped, book) : full;
  }

  private static Answer settled(Answer.Stopped stopped, RecordBook book) {
    SessionRecord record = record(stopped.receipt());
    Id16 link = record == null ? null : book.linkOf(record.place().seq(), stopped.receipt());
    if (record == null || link == null) {
      return stopped;
    }
    Answer.Settled.Bill bill =
        new Answer.Settled.Bill(
            record.energy().energyMwh(),
            record.span().durationS(),
            record.costMinor(),
            record.ending().reason());
    return new Answer.Settled(
        stopped.sessionId(), record.span().stopTimeS(), bill, record.place().seq(), link);
  }

  private static @Nullable SessionRecord record(Bytes receipt) {
    return SessionRecord.parseSigned(receipt.toArray())
            instanceof Decoded.Value<SessionRecord>(SessionRecord record)
        ? record
        : null;
  }
}
