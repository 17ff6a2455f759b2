package faraday.rig.board;

import faraday.firmware.journal.JournalImage;
import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.WireException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the journal's chip holds, read without the running firmware. */
public final class FlashReader {

  private final List<JournalRecord> records = new ArrayList<>();

  public FlashReader(byte[] image) {
    JournalImage.of(image).replay(records::add);
  }

  public List<JournalRecord> records() {
    return records;
  }

  /** All types but BOOT and FAULT, in order. */
  public List<RecordType> story() {
    return records.stream()
        .map(JournalRecord::type)
        .filter(type -> type != RecordType.BOOT && type != RecordType.FAULT)
        .toList();
  }

  public long count(RecordType type) {
    return records.stream().filter(found -> found.type() == type).count();
  }

  /** Connectors with a START and no end behind it. */
  public Set<Integer> running() {
    Map<Id, Integer> granted = new LinkedHashMap<>();
    Map<Id, Integer> running = new LinkedHashMap<>();
    for (JournalRecord found : records) {
      try {
        follow(found, granted, running);
      } catch (WireException e) {
        throw new AssertionError("record " + found.seq() + " cannot be read", e);
      }
    }
    return new TreeSet<>(running.values());
  }

  private static void follow(
      JournalRecord found, Map<Id, Integer> granted, Map<Id, Integer> running)
      throws WireException {
    switch (found.type()) {
      case GRANT -> {
        CborValue grant = CborValue.parse(found.payload());
        granted.put(Id.of(grant.at(0).bytes()), (int) grant.at(6).uint());
      }
      case START -> {
        Id session = Id.of(CborValue.parse(found.payload()).at(0).bytes());
        running.put(session, granted.getOrDefault(session, -1));
      }
      case STOP, CLOSE, LAPSE -> running.remove(sessionRecord(found).id(Field.SESSION_ID));
      default -> {}
    }
  }

  /** Session records, oldest first. */
  public List<SessionRecord> sessions() {
    return records.stream()
        .filter(
            found ->
                switch (found.type()) {
                  case STOP, CLOSE, LAPSE -> true;
                  default -> false;
                })
        .map(FlashReader::unchecked)
        .toList();
  }

  private static SessionRecord unchecked(JournalRecord found) {
    try {
      return sessionRecord(found);
    } catch (WireException e) {
      throw new AssertionError("record " + found.seq() + " cannot be read", e);
    }
  }

  private static SessionRecord sessionRecord(JournalRecord found) throws WireException {
    return SessionRecord.parse(CoseSign1.parse(found.payload()).payload());
  }
}
