package faraday.firmware.journal;

/** Receives valid records, oldest first. */
@FunctionalInterface
public interface RecordVisitor {

  /** One record; the arrays belong to the visitor. */
  void visit(JournalRecord journalRecord);
}
