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

  /** {@code [1, ack]}: the server's acknowledgement, not yet parsed. */
  record Acknowledgement(Bytes ack) implements CourierReply {}

  /** {@code [2 … 7, item]}: an item of a kind that is reserved in version 1. */
  record Reserved(int operation) implements CourierReply {}

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
    boolean brings = operation >= 1 && operation <= 7;
    if (count != (brings ? 2 : 1)) {
      throw reader.refusal(Flaw.Kind.COUNT);
    }
    return switch (operation) {
      case 0 -> new Nothing();
      case 1 -> new Acknowledgement(Bytes.of(reader.bytes(0, CborReader.MAX_ITEM_BYTES)));
      case 2, 3, 4, 5, 6, 7 -> {
        reader.bytes(0, CborReader.MAX_ITEM_BYTES);
        yield new Reserved(operation);
      }
      case 16 -> new Stored();
      case 17 -> new CannotStore();
      default -> throw reader.refusal(Flaw.Kind.RANGE);
    };
  }
}
