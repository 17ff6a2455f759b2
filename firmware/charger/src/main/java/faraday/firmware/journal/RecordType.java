package faraday.firmware.journal;

import java.util.Arrays;

/** What a journal record says (docs/spec/journal.md §3); the payload is the session layer's. */
public enum RecordType {
  /** A right to charge was accepted; nothing is billed yet. */
  GRANT(0x01, Purpose.ORDINARY),
  /** Durable before the pilot may offer power (TH-30). */
  START(0x02, Purpose.RUNNING),
  /** A meter reading while a session runs. */
  METER(0x03, Purpose.ORDINARY),
  /** The charger was without power inside a session. */
  GAP(0x04, Purpose.RUNNING),
  /** End of a session; durable before the lock opens (E19, TH-26). */
  STOP(0x05, Purpose.FINAL),
  /** End of a session written after a restart. */
  CLOSE(0x06, Purpose.FINAL),
  /** A GRANT that no car followed; nothing is billed. */
  LAPSE(0x07, Purpose.FINAL),
  /** The server's signed acknowledgement (TH-16). */
  ACK(0x08, Purpose.RUNNING),
  /** The charger started. */
  BOOT(0x09, Purpose.ORDINARY),
  /** A token id that must not be accepted again (TH-1). */
  USED_TOKEN(0x0A, Purpose.ORDINARY),
  /** State carried forward so that older sectors may be reclaimed. */
  CHECKPOINT(0x0B, Purpose.RUNNING),
  /** New issuer keys (TH-23). */
  KEYSET(0x0C, Purpose.ORDINARY),
  /** A raised revocation epoch (TH-7). */
  EPOCH(0x0D, Purpose.ORDINARY),
  /** A raised lower bound of time, or a root-signed reset of it (TH-12, TH-13). */
  TIME(0x0E, Purpose.ORDINARY),
  /** Something broke (E20). */
  FAULT(0x0F, Purpose.ORDINARY),
  /** A change of a metrological parameter (C13–C15). */
  AUDIT(0x10, Purpose.ORDINARY),
  /** A new set of local settings (E14). */
  SETTINGS(0x11, Purpose.ORDINARY),
  /** Another item of the server that was accepted: a load profile, a name (E25). */
  ITEM(0x12, Purpose.ORDINARY),
  /** Drivers' sessions that a checkpoint carries on (E13). */
  DRIVERS(0x13, Purpose.ORDINARY),
  /** Read, never written: a type this version does not know. The chain runs through it. */
  UNKNOWN(0x00, Purpose.ORDINARY);

  /** How deep into the reserve a type may reach when the journal is nearly full (TH-17). */
  enum Purpose {
    /** Ends something; may take the last byte. */
    FINAL,
    /** Belongs to something already admitted, or frees space; leaves room for the ends. */
    RUNNING,
    /** May be refused; leaves room for all the others. */
    ORDINARY
  }

  private static final RecordType[] BY_CODE = byCode();

  private final int code;
  private final Purpose purpose;

  RecordType(int code, Purpose purpose) {
    this.code = code;
    this.purpose = purpose;
  }

  /** The type byte on flash. */
  public int code() {
    return code;
  }

  Purpose purpose() {
    return purpose;
  }

  /** The type with this code, or {@link #UNKNOWN}. */
  public static RecordType of(int code) {
    return code > 0 && code < BY_CODE.length ? BY_CODE[code] : UNKNOWN;
  }

  private static RecordType[] byCode() {
    int largest = 0;
    for (RecordType type : values()) {
      largest = Math.max(largest, type.code);
    }
    RecordType[] table = new RecordType[largest + 1];
    Arrays.fill(table, UNKNOWN);
    for (RecordType type : values()) {
      table[type.code] = type;
    }
    return table;
  }
}
