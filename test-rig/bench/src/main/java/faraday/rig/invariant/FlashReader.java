package faraday.rig.invariant;

import faraday.firmware.journal.JournalImage;
import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.journal.Stamp;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.FaultRecord;
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

  /**
   * A fault that was raised.
   *
   * @param seq its number
   * @param boot start of the charger in which it was written
   * @param epochS when
   * @param raised what it was, and the evidence
   */
  public record Fault(long seq, int boot, long epochS, FaultRecord.Raised raised) {

    /** Connector, from 1. */
    public int evse() {
      return raised.evse();
    }

    /** SPEC §5 key 26. */
    public int code() {
      return raised.code();
    }

    /** High plateau then, in mV. */
    public int highMv() {
      return raised.highMv();
    }

    /** Low plateau then, in mV. */
    public int lowMv() {
      return raised.lowMv();
    }

    /** Further evidence. */
    public long detail() {
      return raised.detail();
    }

    /** Highest phase current then, in mA. */
    public int currentMa() {
      return raised.currentMa();
    }
  }

  private final List<JournalRecord> records = new ArrayList<>();

  /** Reads a copy of the chip. */
  public FlashReader(byte[] image) {
    JournalImage.of(image).replay(records::add);
  }

  /** All records, oldest first. */
  public List<JournalRecord> records() {
    return records;
  }

  /** All types but BOOT and FAULT, in order. */
  public List<RecordType> story() {
    return story(0);
  }

  /** The same of records behind this number. */
  public List<RecordType> story(long behindSeq) {
    return records.stream()
        .filter(found -> found.seq() > behindSeq)
        .map(JournalRecord::type)
        .filter(type -> type != RecordType.BOOT && type != RecordType.FAULT)
        .toList();
  }

  /** Number of the last record, 0 for none. */
  public long lastSeq() {
    return records.isEmpty() ? 0 : records.getLast().seq();
  }

  /** Records of a type. */
  public long count(RecordType type) {
    return records.stream().filter(found -> found.type() == type).count();
  }

  /** Connectors with a START and no end behind it. */
  public Set<Integer> running() {
    return new TreeSet<>(runningSessions().values());
  }

  /** Sessions with a START and no end behind it, and their connectors; −1 for an unknown one. */
  public Map<Id, Integer> runningSessions() {
    Map<Id, Integer> granted = new LinkedHashMap<>();
    Map<Id, Integer> running = new LinkedHashMap<>();
    for (JournalRecord found : records) {
      try {
        follow(found, granted, running);
      } catch (WireException e) {
        throw unreadable(found, e);
      }
    }
    return running;
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
    return sessions(0);
  }

  /** Session records behind this number, oldest first. */
  public List<SessionRecord> sessions(long behindSeq) {
    return records.stream()
        .filter(found -> found.seq() > behindSeq)
        .filter(
            found ->
                switch (found.type()) {
                  case STOP, CLOSE, LAPSE -> true;
                  default -> false;
                })
        .map(FlashReader::unchecked)
        .toList();
  }

  /** Faults that were raised, oldest first. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (JournalRecord found : records) {
      if (found.type() == RecordType.FAULT && fault(found) instanceof FaultRecord.Raised raised) {
        Stamp stamp = found.stamp();
        faults.add(new Fault(found.seq(), stamp.bootCount(), stamp.epochSeconds(), raised));
      }
    }
    return faults;
  }

  private static FaultRecord fault(JournalRecord found) {
    try {
      return FaultRecord.parse(found.payload());
    } catch (WireException e) {
      throw unreadable(found, e);
    }
  }

  private static SessionRecord unchecked(JournalRecord found) {
    try {
      return sessionRecord(found);
    } catch (WireException e) {
      throw unreadable(found, e);
    }
  }

  private static IllegalStateException unreadable(JournalRecord found, WireException why) {
    return new IllegalStateException("record " + found.seq() + " cannot be read", why);
  }

  private static SessionRecord sessionRecord(JournalRecord found) throws WireException {
    return SessionRecord.parse(CoseSign1.parse(found.payload()).payload());
  }
}
