package faraday.rig.office;

import faraday.rig.codec.Id;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.RecordSeal;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.SessionRecordDraft;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.WalletPhone;
import faraday.rig.script.ScriptedCharger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** One charger, one office, two phones, and records written as the charger would. */
final class Garage {

  static final long NOW_S = 1_767_225_600;
  static final byte[] GENESIS = new byte[16];

  final BackOffice office = new BackOffice(1, () -> NOW_S + this.laterS);
  final ScriptedCharger charger = new ScriptedCharger(1, "charger", NOW_S);
  final Id chargerId = charger.entry().chargerId();
  final WalletPhone anna;
  long laterS;
  final WalletPhone ben;

  Garage() {
    office.register(charger.entry());
    anna = new WalletPhone(1, "anna", office);
    ben = new WalletPhone(1, "ben", office);
  }

  TokenOrder order() {
    return office.order(anna.walletId(), anna.publicKey(), charger.entry());
  }

  /** A true session of 7.333333 kWh in 1980 s for 3.85 at the office's usual prices. */
  SessionRecordDraft draft(long seq, long previousMoneySeq) {
    return new SessionRecordDraft(chargerId, Id.derived(1, "session " + seq), anna.walletId())
        .delivered(7_333_333, 1980, 385)
        .priced(45, 100, 978)
        .with(Field.START_TIME, NOW_S)
        .placed(seq, previousMoneySeq, GENESIS);
  }

  SessionRecordDraft draftFor(byte[] token, long seq) throws WireException {
    byte[] tokenId = TokenTerms.parse(token).tokenId();
    String name = HexFormat.of().formatHex(tokenId);
    Optional<IssuedToken> issued =
        office.tokensOf(anna.walletId()).stream()
            .filter(one -> one.tokenId().equals(name))
            .findFirst();
    return draft(seq, 0)
        .with(Field.TOKEN_ID, tokenId)
        .with(Field.LEDGER_SEQ, issued.map(IssuedToken::ledgerSeq).orElse(null));
  }

  byte[] stop(long seq, SessionRecordDraft draft) {
    return record(JournalRecord.STOP, seq, GENESIS, charger.signed(draft.payload()));
  }

  static byte[] record(int type, long seq, byte[] previousLink, byte[] payload) {
    return new JournalRecord(
            type, seq, new JournalRecord.Stamp(1, 1, NOW_S), previousLink, payload, new byte[16])
        .bytes();
  }

  static byte[] linkOf(byte[] record) {
    return Arrays.copyOfRange(record, record.length - 20, record.length - 4);
  }

  CarriedItem own(byte[] record) {
    return new CarriedItem(chargerId, CarriedItem.OWN_RECORD, record);
  }

  CarriedItem sealed(byte[] record) {
    P256KeyPair ephemeral = P256KeyPair.ephemeral(new SeededSecureRandom(1, "seal"));
    byte[] item = RecordSeal.seal(office.sealKey(), chargerId.bytes(), ephemeral, record);
    return new CarriedItem(chargerId, CarriedItem.SEALED_RECORD, item);
  }
}
