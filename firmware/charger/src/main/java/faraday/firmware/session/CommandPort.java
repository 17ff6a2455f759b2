package faraday.firmware.session;

import faraday.firmware.wire.Bytes;

/**
 * The one way from who decides about rights to who charges (E7): bytes in, an outcome out, nothing
 * shared. The two may be one program, or two with a serial line between them, as the NFC chip and
 * the charger of the source are; so an outcome may take its time.
 */
public interface CommandPort {

  /** What became of an order. */
  enum Outcome {
    /** Not known yet. */
    WAITING,
    /** The charger side has it; GRANT is on its way to flash. */
    TAKEN,
    /** Malformed, for a connector that serves another, or the journal has no room. */
    REFUSED
  }

  /** An order that was handed over. */
  @FunctionalInterface
  interface Handover {

    /** What has become of it by now; once it is not WAITING any more it stays as it is. */
    Outcome poll(long nowNanos);
  }

  /**
   * Hands an order over.
   *
   * @param order bytes of {@link ChargeOrder}
   */
  Handover hand(Bytes order, long nowNanos);
}
