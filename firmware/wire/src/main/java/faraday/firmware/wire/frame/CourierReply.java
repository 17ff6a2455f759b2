package faraday.firmware.wire.frame;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;

/** What the phone says in the courier phase (SPEC §6). */
public sealed interface CourierReply {

  /** {@code [0]}: nothing, or nothing more. */
  record Nothing() implements CourierReply {}

  /**
   * {@code [1 … 10, item]}: something the phone brings, not yet parsed.
   *
   * @param operation which kind (SPEC §6)
   * @param bytes the item
   */
  record Item(int operation, Bytes bytes) implements CourierReply {}

  /** The last operation that brings an item. */
  int LAST_ITEM = 10;

  /** {@code [16]}: the record is stored. */
  record Stored() implements CourierReply {}

  /** {@code [17]}: the phone cannot store it. */
  record CannotStore() implements CourierReply {}

  /** Decodes the plaintext of a courier frame up; never throws, whatever the bytes. */
  static Decoded<CourierReply> parse(byte[] plaintext) {
    return CborReader.decode(plaintext, CourierReply::read);
  }

  private static CourierReply read(CborReader reader) throws FlawException {
    int count = reader.array(1, 2);
    int operation = reader.number(0, 17);
    boolean brings = operation >= 1 && operation <= LAST_ITEM;
    if (count != (brings ? 2 : 1)) {
      throw reader.refusal(Flaw.Kind.COUNT);
    }
    if (brings) {
      return new Item(operation, Bytes.of(reader.bytes(0, CborReader.MAX_ITEM_BYTES)));
    }
    return switch (operation) {
      case 0 -> new Nothing();
      case 16 -> new Stored();
      case 17 -> new CannotStore();
      default -> throw reader.refusal(Flaw.Kind.RANGE);
    };
  }
}
