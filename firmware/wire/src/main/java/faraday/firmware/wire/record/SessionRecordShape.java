package faraday.firmware.wire.record;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.WireCode;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.CborWriter;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.record.SessionRecord.Ending;
import faraday.firmware.wire.record.SessionRecord.Energy;
import faraday.firmware.wire.record.SessionRecord.Holder;
import faraday.firmware.wire.record.SessionRecord.Place;
import faraday.firmware.wire.record.SessionRecord.Span;
import faraday.firmware.wire.record.SessionRecord.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The record's map, written and read in the order of SPEC §5. */
final class SessionRecordShape {

  private static final int PAIRS = 31;
  private static final StopReason[] STOP_REASONS = StopReason.values();
  private static final ClockQuality[] CLOCK_QUALITIES = ClockQuality.values();

  private final CborReader reader;
  private final CborMap map;

  private SessionRecordShape(CborReader reader) throws FlawException {
    this.reader = reader;
    this.map = reader.map();
  }

  static byte[] write(SessionRecord session) {
    CborWriter out = new CborWriter().map(PAIRS);
    writeIdentity(out, session.place(), session.holder());
    writeMeasures(out, session);
    writeEnding(out, session);
    return out.toArray();
  }

  private static void writeIdentity(CborWriter out, Place place, Holder holder) {
    out.integer(1).bytes(place.chargerId().toArray());
    out.integer(2).bytes(place.sessionId().toArray());
    out.integer(3).integer(place.seq());
    out.integer(4).integer(place.previousMoneySeq());
    out.integer(5).bytes(place.previousLink().toArray());
    out.integer(6).integer(holder.evse());
    out.integer(7).bytes(holder.walletId().toArray());
    out.integer(8).bytes(holder.driverId().toArray());
    out.integer(9).bytes(holder.tokenId().toArray());
  }

  private static void writeMeasures(CborWriter out, SessionRecord session) {
    Span span = session.span();
    Energy energy = session.energy();
    Tariff tariff = session.tariff();
    optional(out.integer(10), span.startTimeS());
    out.integer(11).integer(span.stopTimeS());
    out.integer(12).integer(span.durationS());
    out.integer(13).integer(energy.energyMwh());
    out.integer(14).integer(energy.startRegisterMwh());
    out.integer(15).integer(energy.stopRegisterMwh());
    out.integer(16).integer(energy.maxCurrentMa());
    out.integer(17).integer(tariff.pricePerKwhMinor());
    out.integer(18).integer(tariff.pricePerHourMinor());
    out.integer(19).integer(session.costMinor());
    out.integer(20).integer(tariff.currencyNumber());
  }

  private static void writeEnding(CborWriter out, SessionRecord session) {
    Ending ending = session.ending();
    Surroundings surroundings = session.surroundings();
    out.integer(21).integer(ending.reason().code());
    out.integer(22).integer(ending.pluggedAtEnd() ? 1 : 0);
    out.integer(23).integer(session.span().clockQuality().code());
    optional(out.integer(24), widen(surroundings.temperatureMilliC()));
    optional(out.integer(25), widen(surroundings.humidityPermille()));
    out.integer(26).array(ending.faults().size());
    ending.faults().forEach(out::integer);
    out.integer(27).bool(ending.contactorDidNotOpen());
    out.integer(28).bool(ending.ventilation());
    out.integer(29).nothing();
    out.integer(30).integer(ending.faultCounter());
    optional(out.integer(31), session.holder().ledgerSeq());
  }

  static SessionRecord read(CborReader reader) throws FlawException {
    return new SessionRecordShape(reader).session();
  }

  private SessionRecord session() throws FlawException {
    Place place = place();
    int evse = (int) number(6, 1, Range.MAX_CONNECTOR);
    Id8 walletId = Id8.of(bytes(7, Id8.LENGTH));
    map.require(8);
    Bytes driverId = Bytes.of(reader.bytes(1, SessionRecord.MAX_DRIVER_ID_LENGTH));
    Id16 tokenId = Id16.of(bytes(9, Id16.LENGTH));
    OptionalLong startTimeS = nullable(10, 0, Range.MAX_U32);
    long stopTimeS = number(11, 0, Range.MAX_U32);
    long durationS = number(12, 0, Range.MAX_U32);
    Energy energy = energy();
    Tariff tariff = tariff(energy, durationS);
    StopReason reason = choice(21, STOP_REASONS);
    boolean plugged = number(22, 0, 1) == 1;
    Span span = new Span(startTimeS, stopTimeS, durationS, choice(23, CLOCK_QUALITIES));
    Surroundings surroundings =
        new Surroundings(
            narrow(nullable(24, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            narrow(nullable(25, 0, 1000)));
    Ending ending = ending(reason, plugged);
    Holder holder = new Holder(evse, walletId, driverId, tokenId, nullable(31, 0, Range.MAX_U32));
    map.end();
    return new SessionRecord(place, holder, span, energy, tariff, ending, surroundings);
  }

  private Place place() throws FlawException {
    Id8 chargerId = Id8.of(bytes(1, Id8.LENGTH));
    Id8 sessionId = Id8.of(bytes(2, Id8.LENGTH));
    long seq = number(3, 0, Range.MAX_U53);
    long previous = number(4, 0, seq);
    return new Place(chargerId, sessionId, seq, previous, Id16.of(bytes(5, Id16.LENGTH)));
  }

  private Energy energy() throws FlawException {
    long energyMwh = number(13, 0, Range.MAX_U53);
    long start = number(14, 0, Range.MAX_U53 - energyMwh);
    long stop = number(15, start + energyMwh, start + energyMwh);
    return new Energy(start, stop, number(16, 0, Range.MAX_U32));
  }

  private Tariff tariff(Energy energy, long durationS) throws FlawException {
    long perKwh = number(17, 0, Range.MAX_U32);
    long perHour = number(18, 0, Range.MAX_U32);
    long cost = number(19, 0, Range.MAX_U53);
    Tariff tariff = new Tariff(perHour, perKwh, (int) number(20, 0, Range.MAX_CURRENCY));
    if (cost != Cost.minorUnits(energy.energyMwh(), durationS, tariff)) {
      throw reader.refusal(Flaw.Kind.CONTRADICTION);
    }
    return tariff;
  }

  private Ending ending(StopReason reason, boolean plugged) throws FlawException {
    map.require(26);
    int count = reader.array(0, SessionRecord.MAX_FAULTS);
    List<Integer> faults = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      faults.add(reader.number(0, Integer.MAX_VALUE));
    }
    map.require(27);
    boolean didNotOpen = reader.bool();
    map.require(28);
    boolean ventilation = reader.bool();
    map.require(29);
    if (!reader.takeNull()) {
      throw reader.refusal(Flaw.Kind.TYPE);
    }
    long faultCounter = number(30, 0, Range.MAX_U32);
    return new Ending(reason, plugged, faults, didNotOpen, ventilation, faultCounter);
  }

  private byte[] bytes(int key, int length) throws FlawException {
    map.require(key);
    return reader.bytes(length);
  }

  private long number(int key, long min, long max) throws FlawException {
    map.require(key);
    return reader.uint(min, max);
  }

  private <E extends WireCode> E choice(int key, E[] among) throws FlawException {
    map.require(key);
    return reader.choice(among);
  }

  private OptionalLong nullable(int key, long min, long max) throws FlawException {
    map.require(key);
    return reader.takeNull() ? OptionalLong.empty() : OptionalLong.of(reader.integer(min, max));
  }

  private static OptionalInt narrow(OptionalLong value) {
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }

  private static OptionalLong widen(OptionalInt value) {
    return value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty();
  }

  private static void optional(CborWriter out, OptionalLong value) {
    if (value.isPresent()) {
      out.integer(value.getAsLong());
    } else {
      out.nothing();
    }
  }
}
