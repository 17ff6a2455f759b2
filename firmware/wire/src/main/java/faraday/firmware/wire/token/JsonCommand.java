package faraday.firmware.wire.token;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.json.JsonMembers;
import faraday.firmware.wire.json.JsonNode;
import faraday.firmware.wire.json.JsonReader;
import faraday.firmware.wire.token.ChargingProfile.Kind;
import faraday.firmware.wire.token.ChargingProfile.Period;
import faraday.firmware.wire.token.ChargingProfile.Timing;
import faraday.firmware.wire.token.ChargingProfile.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The same command as OCPP 2.0.1 writes it, RequestStartTransaction.req in JSON (E7, SPEC §4.2.2):
 * names, types, lengths and counts of the published schema. What the schema knows and this charger
 * cannot honour is refused, not left out.
 */
final class JsonCommand {

  private static final int ID_TOKEN_MAX = 36;
  private static final List<String> ID_TOKEN_TYPES =
      List.of(
          "Central",
          "eMAID",
          "ISO14443",
          "ISO15693",
          "KeyCode",
          "Local",
          "MacAddress",
          "NoAuthorization");
  private static final List<String> KINDS = List.of("Absolute", "Relative");
  private static final List<String> UNITS = List.of("W", "A");
  private static final int TENTHS = 10;

  private JsonCommand() {}

  /** Decodes a command; never throws, whatever the bytes. */
  static Decoded<Command> parse(byte[] text) {
    try {
      return new Decoded.Value<>(read(new JsonMembers(JsonReader.read(text))));
    } catch (FlawException e) {
      return new Decoded.Malformed<>(e.flaw());
    }
  }

  private static Command read(JsonMembers request) throws FlawException {
    int evseId = (int) request.whole("evseId", 1, Range.MAX_CONNECTOR);
    long remoteStartId = request.whole("remoteStartId", 0, Range.MAX_U32);
    JsonMembers idToken = request.object("idToken");
    idToken.text("idToken", 0, ID_TOKEN_MAX);
    idToken.choice("type", ID_TOKEN_TYPES);
    idToken.end();
    ChargingProfile profile =
        request.has("chargingProfile") ? profile(request.object("chargingProfile")) : null;
    request.end();
    return new Command(evseId, OptionalLong.of(remoteStartId), null, OptionalInt.empty(), profile);
  }

  private static @Nullable ChargingProfile profile(JsonMembers profile) throws FlawException {
    long id = profile.whole("id", 0, Range.MAX_U32);
    long stackLevel = profile.whole("stackLevel", 0, Range.MAX_U32);
    profile.choice("chargingProfilePurpose", List.of("TxProfile"));
    boolean absolute = profile.choice("chargingProfileKind", KINDS) == 0;
    OptionalLong validFrom = time(profile, "validFrom");
    OptionalLong validTo = time(profile, "validTo");
    if (validTo.orElse(Long.MAX_VALUE) <= validFrom.orElse(-1)) {
      profile.refuse("validTo", Flaw.Kind.CONTRADICTION);
    }
    JsonMembers schedule = new JsonMembers(profile.elements("chargingSchedule", 1, 1).get(0));
    profile.end();
    schedule.whole("id", 0, Range.MAX_U32);
    Unit unit = schedule.choice("chargingRateUnit", UNITS) == 0 ? Unit.WATT : Unit.DECIAMPERE;
    OptionalLong durationS =
        schedule.has("duration")
            ? OptionalLong.of(schedule.whole("duration", 1, Range.MAX_U32))
            : OptionalLong.empty();
    OptionalLong start = absolute ? required(schedule) : OptionalLong.empty();
    List<Period> periods = periods(schedule, unit);
    schedule.end();
    Timing timing = new Timing(validFrom, validTo, durationS, start);
    Kind kind = absolute ? Kind.ABSOLUTE : Kind.RELATIVE;
    return new ChargingProfile(id, stackLevel, kind, unit, timing, periods);
  }

  private static OptionalLong required(JsonMembers schedule) throws FlawException {
    OptionalLong start = time(schedule, "startSchedule");
    if (start.isEmpty()) {
      schedule.refuse("startSchedule", Flaw.Kind.KEY_MISSING);
    }
    return start;
  }

  private static List<Period> periods(JsonMembers schedule, Unit unit) throws FlawException {
    List<Period> periods = new ArrayList<>();
    long earliestS = 0;
    for (JsonNode node :
        schedule.elements("chargingSchedulePeriod", 1, ChargingProfile.MAX_PERIODS)) {
      JsonMembers period = new JsonMembers(node);
      long latestS = periods.isEmpty() ? 0 : Range.MAX_U32;
      long startS = period.whole("startPeriod", earliestS, latestS);
      long tenths = period.tenths("limit", 0, Range.MAX_U32);
      period.end();
      // Watts are rounded down, so that nothing is promised that was not allowed.
      periods.add(new Period(startS, unit == Unit.WATT ? tenths / TENTHS : tenths));
      earliestS = startS + 1;
    }
    return periods;
  }

  private static OptionalLong time(JsonMembers object, String name) throws FlawException {
    if (!object.has(name)) {
      return OptionalLong.empty();
    }
    long epochS = UtcText.epochS(object.text(name, 0, JsonReader.MAX_BYTES));
    return OptionalLong.of(epochS == UtcText.NONE ? object.refuse(name, Flaw.Kind.RANGE) : epochS);
  }
}
