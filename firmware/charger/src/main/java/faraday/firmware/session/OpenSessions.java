package faraday.firmware.session;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.record.SessionRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the journal from its beginning: what was spent, what is owed, what was never ended. */
final class OpenSessions {

  private final RecordBook book;
  private final Map<Id8, OpenSession> open = new LinkedHashMap<>();

  OpenSessions(RecordBook book) {
    this.book = book;
  }

  /** The next record, oldest first. */
  void visit(JournalRecord found) {
    book.recovered(found.stamp().bootCount());
    switch (found.type()) {
      case GRANT -> granted(found);
      case START, METER, GAP -> marked(found);
      case STOP, CLOSE, LAPSE -> ended(found);
      case FAULT -> faulted(found);
      case KEYSET, EPOCH, TIME, ITEM -> book.recoveredItem(found.type(), found.payload());
      case ACK -> book.recoveredAck(found.payload());
      case USED_TOKEN, DRIVERS, CHECKPOINT -> book.recoveredCarried(found.type(), found.payload());
      case SETTINGS -> {
        book.recoveredItem(found.type(), found.payload());
        book.drivers().settingsAre(Bytes.of(found.payload()));
      }
      default -> {}
    }
  }

  /** What was never ended, the oldest first. */
  List<OpenSession> all() {
    return new ArrayList<>(open.values());
  }

  private void granted(JournalRecord found) {
    if (SessionCodec.grant(found.payload()) instanceof Decoded.Value<SessionGrant>(var grant)) {
      book.granted(grant, found.seq(), found.stamp());
      open.put(grant.sessionId(), new OpenSession(grant, found.stamp()));
    }
  }

  private void marked(JournalRecord found) {
    if (SessionCodec.mark(found.payload()) instanceof Decoded.Value<SessionCodec.Mark>(var mark)) {
      OpenSession session = open.get(mark.sessionId());
      if (session != null) {
        session.marked(found, mark);
      }
    }
  }

  private void faulted(JournalRecord found) {
    if (FaultNote.raised(found.payload()) instanceof Decoded.Value<FaultNote.Place>(var place)) {
      for (OpenSession session : open.values()) {
        if (session.grant().evse() == place.evse()) {
          session.sawFault(place.code());
        }
      }
    }
  }

  private void ended(JournalRecord found) {
    if (SessionRecord.parseSigned(found.payload())
        instanceof Decoded.Value<SessionRecord>(SessionRecord signed)) {
      book.recoveredMoney(found.seq(), signed, found.link());
      open.remove(signed.place().sessionId());
      if (found.type() == RecordType.LAPSE) {
        book.drivers().lapsed(signed.place().sessionId());
      }
    }
  }
}
