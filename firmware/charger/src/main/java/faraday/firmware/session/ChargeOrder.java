package faraday.firmware.session;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;

/**
 * An accepted right as bytes: the payload of a GRANT record (docs/spec/journal.md §3), with the
 * OCPP command inside as the map of SPEC §4.2.1. What crosses {@link CommandPort} is what is
 * written.
 */
public final class ChargeOrder {

  private ChargeOrder() {}

  /** The order's bytes. */
  public static Bytes encode(SessionGrant grant) {
    return Bytes.of(SessionCodec.encode(grant));
  }

  /** Reads an order; never throws, whatever the bytes. */
  public static Decoded<SessionGrant> decode(Bytes order) {
    return SessionCodec.grant(order.toArray());
  }
}
