package faraday.firmware.wire.frame;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborWriter;
import faraday.firmware.wire.record.StopReason;

/** What M4 says (SPEC §3.5). Times are seconds since 1970 UTC, 0 unknown. */
public sealed interface Answer {

  /**
   * Status 0: charging may begin once the tap is over.
   *
   * @param sessionId names the session from now on
   * @param timeS charger time
   * @param connector 1 … 255
   * @param maxEnergyWh limit that was granted
   * @param maxDurationS limit that was granted
   * @param limitMa current the charger will offer at most
   */
  record Granted(
      Id8 sessionId, long timeS, int connector, long maxEnergyWh, long maxDurationS, long limitMa)
      implements Answer {

    public Granted {
      requireTime(timeS);
      Range.require("connector", connector, 1, Range.MAX_CONNECTOR);
      Range.require("maxEnergyWh", maxEnergyWh, 0, Range.MAX_U32);
      Range.require("maxDurationS", maxDurationS, 0, Range.MAX_U32);
      Range.require("limitMa", limitMa, 0, Range.MAX_U32);
    }

    @Override
    public byte[] encode() {
      return begin(7, 0)
          .bytes(sessionId.toArray())
          .integer(timeS)
          .integer(connector)
          .integer(maxEnergyWh)
          .integer(maxDurationS)
          .integer(limitMa)
          .toArray();
    }
  }

  /** Status 1: this token already runs, on this connector. */
  record Already(Id8 sessionId, long timeS, int connector) implements Answer {

    public Already {
      requireTime(timeS);
      Range.require("connector", connector, 1, Range.MAX_CONNECTOR);
    }

    @Override
    public byte[] encode() {
      return begin(4, 1).bytes(sessionId.toArray()).integer(timeS).integer(connector).toArray();
    }
  }

  /**
   * Status 2: energy is off and the record is durable.
   *
   * @param receipt the record's bytes; empty for staff, who end what is another's
   */
  record Stopped(Id8 sessionId, long timeS, Bytes receipt) implements Answer {

    public Stopped {
      requireTime(timeS);
    }

    @Override
    public byte[] encode() {
      return begin(4, 2)
          .bytes(sessionId.toArray())
          .integer(timeS)
          .bytes(receipt.toArray())
          .toArray();
    }
  }

  /** Status 3: the stop is accepted; the receipt follows at a later tap. */
  record Stopping(Id8 sessionId, long timeS) implements Answer {

    public Stopping {
      requireTime(timeS);
    }

    @Override
    public byte[] encode() {
      return begin(3, 3).bytes(sessionId.toArray()).integer(timeS).toArray();
    }
  }

  /** Status 4: read or courier, nothing to decide; or staff found no session and freed the plug. */
  record Served(long timeS) implements Answer {

    public Served {
      requireTime(timeS);
    }

    @Override
    public byte[] encode() {
      return begin(2, 4).integer(timeS).toArray();
    }
  }

  /**
   * Status 5, only to a fast stop (SPEC §3.7): energy is off and the record is durable. It says
   * what the driver owes and pins the signed record, which follows in the courier phase.
   *
   * @param timeS end of the session, 0 unknown
   * @param bill what the record says
   * @param seq number of the journal record
   * @param link of that record, so that no other can take its place
   */
  record Settled(Id8 sessionId, long timeS, Bill bill, long seq, Id16 link) implements Answer {

    public Settled {
      requireTime(timeS);
      Range.require("seq", seq, 1, Range.MAX_U53);
    }

    /**
     * The sums of a session record.
     *
     * @param energyMwh delivered
     * @param durationS monotonic
     * @param costMinor in the currency the driver signed
     * @param reason why it ended
     */
    public record Bill(long energyMwh, long durationS, long costMinor, StopReason reason) {

      public Bill {
        Range.require("energyMwh", energyMwh, 0, Range.MAX_U53);
        Range.require("durationS", durationS, 0, Range.MAX_U32);
        Range.require("costMinor", costMinor, 0, Range.MAX_U53);
      }
    }

    @Override
    public byte[] encode() {
      return begin(9, 5)
          .bytes(sessionId.toArray())
          .integer(timeS)
          .integer(bill.energyMwh())
          .integer(bill.durationS())
          .integer(bill.costMinor())
          .integer(bill.reason().code())
          .integer(seq)
          .bytes(link.toArray())
          .toArray();
    }
  }

  /** Status 8: no, and why. */
  record Refused(Reason reason, long timeS) implements Answer {

    public Refused {
      requireTime(timeS);
    }

    @Override
    public byte[] encode() {
      return begin(3, 8).integer(reason.code()).integer(timeS).toArray();
    }
  }

  /** Charger time, seconds since 1970 UTC, 0 unknown. */
  long timeS();

  /** The plaintext of M4. */
  byte[] encode();

  private static void requireTime(long timeS) {
    Range.require("timeS", timeS, 0, Range.MAX_U32);
  }

  private static CborWriter begin(int count, int status) {
    return new CborWriter().array(count).integer(status);
  }
}
