package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.RECORD;

/** Payload of a journal's FAULT record: a fault was raised, or has passed by itself. */
public sealed interface FaultRecord {

  /** Type of the journal record that holds it. */
  int TYPE = 0x0F;

  /** Connector, from 1. */
  int evse();

  /** SPEC §5, key 26. */
  int code();

  /**
   * Raised.
   *
   * @param evse connector, from 1
   * @param code SPEC §5, key 26
   * @param highMv high plateau of the pilot
   * @param lowMv low plateau of the pilot
   * @param detail the fault's own number
   * @param currentMa highest phase
   */
  record Raised(int evse, int code, int highMv, int lowMv, long detail, int currentMa)
      implements FaultRecord {}

  /**
   * Over.
   *
   * @param evse connector, from 1
   * @param code SPEC §5, key 26
   * @param stoodS how long it stood
   */
  record Over(int evse, int code, long stoodS) implements FaultRecord {}

  /** Reads a payload; refuses any other shape. */
  static FaultRecord parse(byte[] payload) throws WireException {
    CborValue items = CborValue.parse(payload);
    int evse = (int) items.at(0).uint(1, 255);
    int code = (int) items.at(1).uint(1, Integer.MAX_VALUE);
    return switch (items.size()) {
      case 3 -> new Over(evse, code, items.at(2).uint());
      case 6 ->
          new Raised(
              evse,
              code,
              (int) items.at(2).integer(),
              (int) items.at(3).integer(),
              items.at(4).integer(),
              (int) items.at(5).integer());
      default -> throw new WireException(RECORD, "a FAULT of " + items.size() + " items");
    };
  }
}
