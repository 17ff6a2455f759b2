package faraday.firmware.wire.frame;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.WireCode;
import faraday.firmware.wire.cbor.CborWriter;

/** What the charger says in the courier phase (SPEC §6). */
public sealed interface CourierQuestion {

  /** Operation 0: what do you bring? */
  record Ask() implements CourierQuestion {

    @Override
    public byte[] encode() {
      return new CborWriter().array(1).integer(0).toArray();
    }
  }

  /** Operation 1: carry this to the server. */
  record Carry(Kind kind, Bytes item) implements CourierQuestion {

    @Override
    public byte[] encode() {
      return new CborWriter()
          .array(3)
          .integer(1)
          .integer(kind.code())
          .bytes(item.toArray())
          .toArray();
    }
  }

  /** Operation 2: what became of the item just brought. */
  record Result(Outcome outcome) implements CourierQuestion {

    @Override
    public byte[] encode() {
      return new CborWriter().array(2).integer(2).integer(outcome.code()).toArray();
    }
  }

  /** Operation 3: that was all. */
  record Bye() implements CourierQuestion {

    @Override
    public byte[] encode() {
      return new CborWriter().array(1).integer(3).toArray();
    }
  }

  /** Whose record it is; the code is the number on the wire. */
  enum Kind implements WireCode {
    /** This wallet's own, as it stands in the journal. */
    OWN(0),
    /** Another driver's, sealed to the server. */
    SEALED(1),
    /** The charger's state, signed by it. */
    DIAGNOSTICS(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /** What became of an item; the code is the number on the wire. */
  enum Outcome implements WireCode {
    /** Taken. */
    TAKEN(0),
    /** Names another charger. */
    NOT_FOR_THIS_CHARGER(1),
    /** Malformed, or the signature does not verify. */
    DOES_NOT_VERIFY(2),
    /** Its link is not the charger's own. */
    LINK_DIFFERS(3),
    /** Says nothing new. */
    OLD(4),
    /** An operation this charger does not know yet. */
    UNSUPPORTED(5),
    /** Good, but the journal takes nothing now; bring it again. */
    NOT_KEPT(6),
    /** Needs the nonce of a conversation that is fresh, or of the charger's last state. */
    NONCE(7);

    private final int code;

    Outcome(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /** The plaintext of a courier frame down. */
  byte[] encode();
}
