package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.WireException;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.Intent;
import faraday.rig.phone.ServerLink;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;

/** Bills are dropped, altered, sent twice, or forgotten by order (TH-9, TH-14 … TH-17, TH-30). */
final class RecordAttacks {

  private static final int CUTS_MAX = 250;

  /** Less than the record of a session. */
  private static final int LEFT_BYTES = 300;

  private RecordAttacks() {}

  /** TH-9: a driver rewrites the record he carries himself: nothing was used, nothing is due. */
  static boolean driverRewritesHisBill() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.charged("Anna");
    CarriedItem own = ownRecord(anna);
    return stored(scene, new CarriedItem(own.chargerId(), own.kind(), rewritten(own.bytes())));
  }

  /** TH-15: a courier puts a genuine bill into a second envelope and sends both. */
  static boolean courierSendsABillTwice() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.charged("Anna");
    CarriedItem own = ownRecord(anna);
    boolean first = stored(scene, own);
    return first && stored(scene, new CarriedItem(own.chargerId(), own.kind(), moved(own.bytes())));
  }

  /** TH-14: a driver who drops his own record, and a stranger who comes by later. */
  static boolean droppedRecordIsLost() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.charging("Anna");
    anna.sabotage(WalletFault.RECORDS_NOT_STORED);
    scene.run(30 * Scenes.S);
    scene.tap(anna, Intent.STOP);
    scene.leave(1);
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    ben.uploadTo(scene.office);
    return scene.office.records(scene.board.entry().chargerId()).isEmpty();
  }

  /** TH-16: the server's own acknowledgement, of another history of the same charger. */
  static boolean acknowledgementOfAnotherHistory() {
    BoardScene other = Scenes.board();
    WalletPhone longCharge = other.charging("Anna");
    other.run(35 * Scenes.S);
    other.tap(longCharge, Intent.STOP);
    longCharge.uploadTo(other.office);
    byte[] ack = other.office.acknowledgements().getFirst().cose();
    BoardScene scene = Scenes.board();
    scene.charged("Anna");
    Courier.bring(scene, Courier.ACK, ack);
    return scene.board.charger().book().backlog() == 0;
  }

  /** TH-16: an acknowledgement with the right link that the server did not sign. */
  static boolean acknowledgementByTheDriver() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.charged("Anna");
    JournalRecord record = parsed(ownRecord(anna).bytes());
    byte[] forged = Signer.FORGER.ack(scene, record.seq(), record.link(), scene.epochS());
    Courier.bring(scene, Courier.ACK, forged);
    return scene.board.charger().book().backlog() == 0;
  }

  /** TH-17: a breaker is thrown until the flash is full of it, in the midst of a session. */
  static boolean breakerThrownUntilTheFlashIsFull() {
    BoardScene scene = Scenes.board(8);
    WalletPhone anna = scene.charging("Anna");
    for (int cut = 0; cut < CUTS_MAX && free(scene) >= LEFT_BYTES; cut++) {
      scene.board.powerCycle();
      scene.runUntil(() -> scene.board.charger().ready(), 10 * Scenes.S);
      scene.run(2500 * Scenes.MS);
    }
    scene.run(20 * Scenes.S);
    scene.tap(anna, Intent.STOP);
    scene.run(30 * Scenes.S);
    return scene.flash().sessions().isEmpty();
  }

  private static int free(BoardScene scene) {
    return scene.board.charger().journal().freeBytes();
  }

  private static CarriedItem ownRecord(WalletPhone phone) {
    return phone.items().stream()
        .filter(item -> item.kind() == CarriedItem.OWN_RECORD)
        .findFirst()
        .orElseThrow();
  }

  private static boolean stored(BoardScene scene, CarriedItem item) {
    return scene.office.receive(item) instanceof ServerLink.Verdict.Stored;
  }

  /** The same envelope around a session that used nothing, signed by the driver. */
  private static byte[] rewritten(byte[] bytes) {
    JournalRecord record = parsed(bytes);
    try {
      SessionRecord bill = SessionRecord.parse(CoseSign1.parse(record.payload()).payload());
      SessionRecordDraft free =
          new SessionRecordDraft(
                  bill.id(Field.CHARGER_ID), bill.id(Field.SESSION_ID), bill.id(Field.WALLET_ID))
              .with(Field.TOKEN_ID, bill.bytes(Field.TOKEN_ID))
              .with(Field.LEDGER_SEQ, bill.number(Field.LEDGER_SEQ))
              .with(Field.START_TIME, bill.number(Field.START_TIME))
              .with(Field.STOP_TIME, bill.number(Field.STOP_TIME))
              .priced(45, 100, 978)
              .placed(record.seq(), bill.number(Field.PREVIOUS_MONEY_SEQ), record.previousLink());
      return with(record, record.seq(), Signer.FORGER.signed(free.payload()));
    } catch (WireException e) {
      throw new AssertionError("no session record", e);
    }
  }

  private static byte[] moved(byte[] bytes) {
    JournalRecord record = parsed(bytes);
    return with(record, record.seq() + 5, record.payload());
  }

  private static byte[] with(JournalRecord record, long seq, byte[] payload) {
    return new JournalRecord(
            record.type(), seq, record.stamp(), record.previousLink(), payload, record.link())
        .bytes();
  }

  private static JournalRecord parsed(byte[] bytes) {
    try {
      return JournalRecord.parse(bytes);
    } catch (WireException e) {
      throw new AssertionError("no journal record", e);
    }
  }
}
