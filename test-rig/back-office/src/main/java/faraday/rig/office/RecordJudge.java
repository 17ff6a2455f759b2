package faraday.rig.office;

import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.RecordSeal;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.WireException;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.ChargerEntry;
import java.util.Arrays;
import java.util.Optional;

/**
 * Judges one carried item from its bytes alone (TH-14 … TH-16): seal, journal record, signature,
 * place, sums. What it says about the office's other records is {@link RecordBook}'s business.
 */
final class RecordJudge {

  /** Either a record or the reason why it is none. */
  sealed interface Judgement {

    /** Good bytes. */
    record Good(StoredRecord record) implements Judgement {}

    /** Refused, with what was wrong. */
    record Bad(RecordRefusal reason) implements Judgement {}
  }

  private final P256KeyPair sealKey;

  RecordJudge(P256KeyPair sealKey) {
    this.sealKey = sealKey;
  }

  Judgement judge(CarriedItem item, ChargerEntry charger) {
    byte[] bytes;
    switch (item.kind()) {
      case CarriedItem.OWN_RECORD -> bytes = item.bytes();
      case CarriedItem.SEALED_RECORD -> {
        try {
          bytes = RecordSeal.open(sealKey, item.chargerId().bytes(), item.bytes());
        } catch (WireException e) {
          return bad(RecordRefusal.DOES_NOT_OPEN);
        }
      }
      default -> {
        return bad(RecordRefusal.UNKNOWN_KIND);
      }
    }
    try {
      return journal(JournalRecord.parse(bytes), charger);
    } catch (WireException e) {
      return bad(RecordRefusal.DAMAGED);
    }
  }

  private static Judgement journal(JournalRecord journal, ChargerEntry charger) {
    if (journal.type() < JournalRecord.STOP || journal.type() > JournalRecord.LAPSE) {
      return bad(RecordRefusal.NOT_MONEY);
    }
    CoseSign1 cose;
    SessionRecord session;
    try {
      cose = CoseSign1.parse(journal.payload());
      session = SessionRecord.parse(cose.payload());
    } catch (WireException e) {
      return bad(RecordRefusal.MALFORMED);
    }
    try {
      cose.verify(charger.signKey());
    } catch (WireException e) {
      return bad(RecordRefusal.SIGNATURE);
    }
    Optional<RecordRefusal> refusal =
        place(journal, session, charger.chargerId()).or(() -> sums(journal, session));
    return refusal
        .<Judgement>map(Judgement.Bad::new)
        .orElseGet(
            () -> new Judgement.Good(new StoredRecord(charger.chargerId(), journal, session)));
  }

  private static Optional<RecordRefusal> place(
      JournalRecord journal, SessionRecord session, Id chargerId) {
    if (!session.id(Field.CHARGER_ID).equals(chargerId)) {
      return Optional.of(RecordRefusal.ANOTHER_CHARGER);
    }
    boolean samePlace =
        session.number(Field.SEQ) == journal.seq()
            && Arrays.equals(session.bytes(Field.PREVIOUS_LINK), journal.previousLink());
    if (!samePlace) {
      return Optional.of(RecordRefusal.ANOTHER_PLACE);
    }
    boolean ordered = session.number(Field.PREVIOUS_MONEY_SEQ) < journal.seq();
    return ordered ? Optional.empty() : Optional.of(RecordRefusal.ORDER);
  }

  private static Optional<RecordRefusal> sums(JournalRecord journal, SessionRecord session) {
    if (!session.energyAddsUp()) {
      return Optional.of(RecordRefusal.ENERGY);
    }
    if (!session.costAddsUp()) {
      return Optional.of(RecordRefusal.COST);
    }
    boolean empty =
        session.optional(Field.START_TIME).isEmpty()
            && session.number(Field.ENERGY_MWH) == 0
            && session.number(Field.COST_MINOR) == 0;
    boolean lapse = journal.type() == JournalRecord.LAPSE;
    return lapse && !empty ? Optional.of(RecordRefusal.LAPSE_WITH_SESSION) : Optional.empty();
  }

  private static Judgement bad(RecordRefusal reason) {
    return new Judgement.Bad(reason);
  }
}
