package faraday.rig.codec;

import faraday.rig.codec.SessionRecord.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes session records as a charger would, right or wrong, so that the rig's own judges can be
 * judged. Every field has an innocent value until told otherwise.
 */
public final class SessionRecordDraft {

  private final Map<Long, @Nullable Object> values = new HashMap<>();

  /** A session of no energy and no cost on connector 1. */
  public SessionRecordDraft(Id chargerId, Id sessionId, Id walletId) {
    for (Field field : Field.values()) {
      values.put(field.key(), 0L);
    }
    with(Field.CHARGER_ID, chargerId.bytes());
    with(Field.SESSION_ID, sessionId.bytes());
    with(Field.WALLET_ID, walletId.bytes());
    with(Field.PREVIOUS_LINK, new byte[JournalRecord.LINK_BYTES]);
    with(Field.DRIVER_ID, walletId.bytes());
    with(Field.TOKEN_ID, new byte[JournalRecord.LINK_BYTES]);
    with(Field.EVSE, 1L);
    with(Field.FAULTS, List.of());
    with(Field.CONTACTOR_DID_NOT_OPEN, false);
    with(Field.VENTILATION, false);
    with(Field.TEMPERATURE_MILLI_C, null);
    with(Field.HUMIDITY_PERMILLE, null);
    with(Field.EV_DETAILS, null);
    with(Field.LEDGER_SEQ, null);
  }

  /** Sets one field, to a value of any type. */
  public SessionRecordDraft with(Field field, @Nullable Object value) {
    values.put(field.key(), value);
    return this;
  }

  /** Sets what the money is made of; the registers start at zero. */
  public SessionRecordDraft delivered(long energyMwh, long durationS, long costMinor) {
    with(Field.ENERGY_MWH, energyMwh);
    with(Field.STOP_REGISTER_MWH, energyMwh);
    with(Field.DURATION_S, durationS);
    return with(Field.COST_MINOR, costMinor);
  }

  /** Sets the prices. */
  public SessionRecordDraft priced(long perKwh, long perHour, long currency) {
    with(Field.PRICE_PER_KWH, perKwh);
    with(Field.PRICE_PER_HOUR, perHour);
    return with(Field.CURRENCY, currency);
  }

  /** Sets where the record stands in the journal. */
  public SessionRecordDraft placed(long seq, long previousMoneySeq, byte[] previousLink) {
    with(Field.SEQ, seq);
    with(Field.PREVIOUS_MONEY_SEQ, previousMoneySeq);
    return with(Field.PREVIOUS_LINK, previousLink.clone());
  }

  /** Leaves a field out. */
  public SessionRecordDraft without(Field field) {
    values.remove(field.key());
    return this;
  }

  /** The CBOR map. */
  public byte[] payload() {
    return CborBytes.of(values);
  }
}
