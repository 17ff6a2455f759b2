package faraday.firmware.session;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;

/**
 * A FAULT record of a raising, as spec/journal.md lays it down.
 *
 * @param evse connector
 * @param code SPEC §5
 * @param highMv high plateau
 * @param lowMv low plateau
 * @param detail the fault's own number
 * @param currentMa highest phase
 */
record FaultReader(long evse, int code, long highMv, long lowMv, long detail, long currentMa) {

  static FaultReader of(JournalRecord found) {
    Decoded<FaultReader> read =
        CborReader.decode(
            found.payload(),
            reader -> {
              reader.array(6);
              return new FaultReader(
                  reader.uint(1, 255),
                  reader.number(1, 63),
                  number(reader),
                  number(reader),
                  number(reader),
                  number(reader));
            });
    if (read instanceof Decoded.Value<FaultReader>(FaultReader fault)) {
      return fault;
    }
    throw new AssertionError("no FAULT of six items");
  }

  /** How long a fault stood, of a FAULT record of its end. */
  static long stoodS(JournalRecord found) {
    Decoded<Long> read =
        CborReader.decode(
            found.payload(),
            reader -> {
              reader.array(3);
              reader.uint(1, 255);
              reader.number(1, 63);
              return reader.uint(0, Integer.MAX_VALUE);
            });
    if (read instanceof Decoded.Value<Long>(Long seconds)) {
      return seconds;
    }
    throw new AssertionError("no FAULT of three items");
  }

  private static long number(CborReader reader) throws FlawException {
    return reader.integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
