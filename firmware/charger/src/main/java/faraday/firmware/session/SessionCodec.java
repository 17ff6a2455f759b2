package faraday.firmware.session;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.CborWriter;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.crypto.P256PublicKey;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Payloads of the journal's GRANT, START, METER, GAP and AUDIT records: CBOR arrays in the subset
 * of SPEC §1, laid down in docs/spec/journal.md. They never leave the charger.
 */
final class SessionCodec {

  private static final int GRANT_ITEMS = 16;
  private static final int MARK_ITEMS = 4;
  private static final int STAFF_ITEMS = 4;
  private static final int STAFF_ACT = 1;
  private static final int COMMAND_BYTES_MAX = 512;
  private static final int DRIVER_BYTES_MAX = 16;

  /**
   * A START, METER or GAP.
   *
   * @param sessionId whose
   * @param registerMwh the meter's own register
   * @param elapsedS of the session so far, monotonic
   * @param maxCurrentMa highest so far
   */
  record Mark(Id8 sessionId, long registerMwh, long elapsedS, int maxCurrentMa) {}

  private SessionCodec() {}

  static byte[] encode(SessionGrant grant) {
    CborWriter writer = new CborWriter().array(GRANT_ITEMS);
    writer.bytes(grant.sessionId().toArray()).bytes(grant.tokenId().toArray());
    writer.integer(grant.tokenExpiresEpochS());
    writer.bytes(grant.walletId().toArray()).bytes(grant.driverId().toArray());
    writer.bytes(grant.phoneKey().toArray()).integer(grant.evse());
    writer.integer(grant.limits().energyWh()).integer(grant.limits().durationS());
    writer.integer(Math.min(grant.limits().costMinor(), Range.MAX_U53));
    writer.integer(grant.tariff().pricePerKwhMinor()).integer(grant.tariff().pricePerHourMinor());
    writer.integer(grant.tariff().currencyNumber());
    if (grant.ledgerSeq().isPresent()) {
      writer.integer(grant.ledgerSeq().getAsLong());
    } else {
      writer.nothing();
    }
    writer.bytes(grant.command().toArray());
    if (grant.limits().endsEpochS() == SessionLimits.NO_SLOT) {
      writer.nothing();
    } else {
      writer.integer(grant.limits().endsEpochS());
    }
    return writer.toArray();
  }

  /** Payload of an AUDIT: staff ended a session, or freed a plug where there was none. */
  static byte[] staffAct(int evse, Id16 tokenId, @Nullable Id8 sessionId) {
    CborWriter writer = new CborWriter().array(STAFF_ITEMS).integer(evse).integer(STAFF_ACT);
    writer.bytes(tokenId.toArray());
    return sessionId == null
        ? writer.nothing().toArray()
        : writer.bytes(sessionId.toArray()).toArray();
  }

  static Decoded<SessionGrant> grant(byte[] payload) {
    return CborReader.decode(payload, SessionCodec::readGrant);
  }

  static byte[] encode(Mark mark) {
    CborWriter writer = new CborWriter().array(MARK_ITEMS).bytes(mark.sessionId().toArray());
    writer.integer(mark.registerMwh()).integer(mark.elapsedS()).integer(mark.maxCurrentMa());
    return writer.toArray();
  }

  static Decoded<Mark> mark(byte[] payload) {
    return CborReader.decode(
        payload,
        reader -> {
          reader.array(MARK_ITEMS);
          return new Mark(
              Id8.of(reader.bytes(Id8.LENGTH)),
              reader.uint(0, Range.MAX_U53),
              reader.uint(0, Range.MAX_U32),
              reader.number(0, Integer.MAX_VALUE));
        });
  }

  private static SessionGrant readGrant(CborReader reader) throws FlawException {
    reader.array(GRANT_ITEMS);
    Id8 sessionId = Id8.of(reader.bytes(Id8.LENGTH));
    Id16 tokenId = Id16.of(reader.bytes(Id16.LENGTH));
    long expiresEpochS = reader.uint(0, Range.MAX_U32);
    Id8 walletId = Id8.of(reader.bytes(Id8.LENGTH));
    Bytes driverId = Bytes.of(reader.bytes(1, DRIVER_BYTES_MAX));
    P256PublicKey phoneKey = readKey(reader);
    int evse = reader.number(1, Range.MAX_CONNECTOR);
    Terms terms = readTerms(reader);
    OptionalLong ledgerSeq = readOptional(reader, 0);
    Bytes command = Bytes.of(reader.bytes(0, COMMAND_BYTES_MAX));
    SessionLimits limits = terms.limits(readOptional(reader, 1));
    return new SessionGrant(
        sessionId,
        tokenId,
        expiresEpochS,
        walletId,
        driverId,
        phoneKey,
        evse,
        limits,
        terms.tariff,
        ledgerSeq,
        command);
  }

  private static P256PublicKey readKey(CborReader reader) throws FlawException {
    P256PublicKey key = P256PublicKey.decode(reader.bytes(P256PublicKey.LENGTH));
    if (key == null) {
      throw reader.refusal(Flaw.Kind.RANGE);
    }
    return key;
  }

  /** The run of numbers in the middle of a GRANT. */
  private record Terms(long energyWh, long durationS, long costMinor, Tariff tariff) {
    SessionLimits limits(OptionalLong endsEpochS) {
      long limitMinor = costMinor == Range.MAX_U53 ? SessionLimits.NO_COST_LIMIT : costMinor;
      long endS = endsEpochS.orElse(SessionLimits.NO_SLOT);
      return new SessionLimits(energyWh, durationS, limitMinor, endS);
    }
  }

  private static Terms readTerms(CborReader reader) throws FlawException {
    long energyWh = reader.uint(1, Range.MAX_U32);
    long durationS = reader.uint(1, Range.MAX_U32);
    long costMinor = reader.uint(0, Range.MAX_U53);
    long perKwh = reader.uint(0, Range.MAX_U32);
    long perHour = reader.uint(0, Range.MAX_U32);
    Tariff tariff = new Tariff(perHour, perKwh, reader.number(0, Range.MAX_CURRENCY));
    return new Terms(energyWh, durationS, costMinor, tariff);
  }

  private static OptionalLong readOptional(CborReader reader, long min) throws FlawException {
    return reader.takeNull()
        ? OptionalLong.empty()
        : OptionalLong.of(reader.uint(min, Range.MAX_U32));
  }
}
