package faraday.firmware.session;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.CborWriter;
import faraday.pilot.connector.SafetyStatus;

/**
 * One raising of a fault, with the evidence of its moment (SPEC §5, spec/journal.md FAULT).
 *
 * @param code SPEC §5
 * @param highMv high plateau
 * @param lowMv low plateau
 * @param detail the fault's own number
 * @param currentMa highest phase
 */
record FaultNote(int code, int highMv, int lowMv, long detail, int currentMa) {

  private static final int ITEMS = 6;

  /**
   * Which fault of which connector a record tells of.
   *
   * @param evse from 1
   * @param code SPEC §5
   */
  record Place(int evse, int code) {}

  /** Payload of the FAULT record. */
  byte[] encode(int evse) {
    CborWriter writer = new CborWriter().array(ITEMS).integer(evse).integer(code);
    writer.integer(highMv).integer(lowMv).integer(detail).integer(currentMa);
    return writer.toArray();
  }

  /** Reads the payload of a raising; that of an end, which is shorter, is malformed here. */
  static Decoded<Place> raised(byte[] payload) {
    return CborReader.decode(
        payload,
        reader -> {
          reader.array(ITEMS);
          int evse = reader.number(1, Range.MAX_CONNECTOR);
          Place place = new Place(evse, reader.number(1, FaultCode.LIMIT - 1));
          for (int i = 2; i < ITEMS; i++) {
            reader.integer(Long.MIN_VALUE, Long.MAX_VALUE);
          }
          return place;
        });
  }

  /** A fault that was seen just now. */
  static FaultNote of(SafetyStatus status, int code, long detail) {
    return new FaultNote(code, status.highMv(), status.lowMv(), detail, status.currentMa());
  }
}
