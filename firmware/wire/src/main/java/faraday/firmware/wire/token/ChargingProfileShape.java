package faraday.firmware.wire.token;

import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.token.ChargingProfile.Kind;
import faraday.firmware.wire.token.ChargingProfile.Period;
import faraday.firmware.wire.token.ChargingProfile.Timing;
import faraday.firmware.wire.token.ChargingProfile.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads keys 6 … 15 of a command and refuses profiles that contradict themselves. */
final class ChargingProfileShape {

  private static final int TX_PROFILE = 2;
  private static final Kind[] KINDS = Kind.values();
  private static final Unit[] UNITS = Unit.values();

  private ChargingProfileShape() {}

  /** The map stands after key 6. */
  static ChargingProfile read(CborMap map, CborReader reader) throws FlawException {
    long id = reader.uint(0, Range.MAX_U32);
    map.require(7);
    long stackLevel = reader.uint(0, Range.MAX_U32);
    map.require(8);
    reader.uint(TX_PROFILE, TX_PROFILE);
    map.require(9);
    Kind kind = reader.choice(KINDS);
    map.require(10);
    Unit unit = reader.choice(UNITS);
    Timing timing = timing(map, reader, kind);
    map.require(15);
    return new ChargingProfile(id, stackLevel, kind, unit, timing, periods(reader));
  }

  private static Timing timing(CborMap map, CborReader reader, Kind kind) throws FlawException {
    OptionalLong validFrom = optional(map, reader, 11);
    OptionalLong validTo = optional(map, reader, 12);
    if (validTo.orElse(Long.MAX_VALUE) <= validFrom.orElse(-1)) {
      throw reader.refusal(Flaw.Kind.CONTRADICTION);
    }
    OptionalLong durationS =
        map.has(13) ? OptionalLong.of(reader.uint(1, Range.MAX_U32)) : OptionalLong.empty();
    if (kind == Kind.ABSOLUTE) {
      map.require(14);
      OptionalLong startSchedule = OptionalLong.of(reader.uint(0, Range.MAX_U32));
      return new Timing(validFrom, validTo, durationS, startSchedule);
    }
    return new Timing(validFrom, validTo, durationS, OptionalLong.empty());
  }

  private static List<Period> periods(CborReader reader) throws FlawException {
    int count = reader.array(2, 2 * ChargingProfile.MAX_PERIODS);
    if (count % 2 != 0) {
      throw reader.refusal(Flaw.Kind.COUNT);
    }
    List<Period> periods = new ArrayList<>(count / 2);
    long earliest = 0;
    for (int i = 0; i < count / 2; i++) {
      long startS = reader.uint(earliest, i == 0 ? 0 : Range.MAX_U32);
      periods.add(new Period(startS, reader.uint(0, Range.MAX_U32)));
      earliest = startS + 1;
    }
    return periods;
  }

  private static OptionalLong optional(CborMap map, CborReader reader, int key)
      throws FlawException {
    return map.has(key) ? OptionalLong.of(reader.uint(0, Range.MAX_U32)) : OptionalLong.empty();
  }
}
