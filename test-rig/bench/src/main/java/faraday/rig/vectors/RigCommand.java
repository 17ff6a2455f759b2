package faraday.rig.vectors;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.WireException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The map of SPEC §4.2.1 that a command in JSON (§4.2.2) means, made from those tables alone. */
final class RigCommand {

  private static final long UINT = 0xFFFF_FFFFL;
  private static final Set<String> TYPES =
      Set.of(
          "Central",
          "eMAID",
          "ISO14443",
          "ISO15693",
          "KeyCode",
          "Local",
          "MacAddress",
          "NoAuthorization");

  private final Map<Long, Object> map = new HashMap<>();

  /** One object's members; what is asked for is struck off. */
  private record Members(Map<String, Object> left) {

    @SuppressWarnings("unchecked") // RigJson makes no other maps
    static Members of(Object value) throws WireException {
      if (value instanceof Map<?, ?> members) {
        return new Members(new HashMap<>((Map<String, Object>) members));
      }
      throw RigJson.bad("no object");
    }

    boolean has(String name) {
      return left.containsKey(name);
    }

    Object take(String name) throws WireException {
      Object value = left.remove(name);
      if (value == null) {
        throw RigJson.bad("no " + name);
      }
      return value;
    }

    String text(String name) throws WireException {
      if (take(name) instanceof String text) {
        return text;
      }
      throw RigJson.bad("no text " + name);
    }

    long whole(String name, long least, long most) throws WireException {
      BigDecimal number = number(name);
      long value = number.longValue();
      if (number.scale() != 0 || value < least || value > most) {
        throw RigJson.bad(name + " " + number);
      }
      return value;
    }

    BigDecimal number(String name) throws WireException {
      if (take(name) instanceof BigDecimal number && number.signum() >= 0) {
        return number;
      }
      throw RigJson.bad("no number " + name);
    }

    long time(String name) throws WireException {
      String text = text(name);
      try {
        if (text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
          return Instant.parse(text).getEpochSecond();
        }
      } catch (DateTimeException e) {
        // A day or an hour that is none.
      }
      throw RigJson.bad("no time " + text);
    }

    List<?> list(String name, int most) throws WireException {
      if (take(name) instanceof List<?> list && !list.isEmpty() && list.size() <= most) {
        return list;
      }
      throw RigJson.bad("no list " + name);
    }

    void end() throws WireException {
      if (!left.isEmpty()) {
        throw RigJson.bad("unknown " + left.keySet());
      }
    }
  }

  private RigCommand() {}

  static byte[] map(byte[] json) throws WireException {
    RigCommand command = new RigCommand();
    command.request(Members.of(RigJson.read(json)));
    return CborBytes.of(command.map);
  }

  private void request(Members request) throws WireException {
    map.put(0L, 1L);
    map.put(1L, request.whole("evseId", 1, 255));
    map.put(2L, request.whole("remoteStartId", 0, UINT));
    Members idToken = Members.of(request.take("idToken"));
    if (idToken.text("idToken").length() > 36 || !TYPES.contains(idToken.text("type"))) {
      throw RigJson.bad("idToken");
    }
    idToken.end();
    if (request.has("chargingProfile")) {
      profile(Members.of(request.take("chargingProfile")));
    }
    request.end();
  }

  private void profile(Members profile) throws WireException {
    map.put(6L, profile.whole("id", 0, UINT));
    map.put(7L, profile.whole("stackLevel", 0, UINT));
    map.put(8L, one(profile.text("chargingProfilePurpose"), "TxProfile", 2));
    String kind = profile.text("chargingProfileKind");
    long absolute = kind.equals("Absolute") ? 0 : one(kind, "Relative", 2);
    map.put(9L, absolute);
    time(profile, "validFrom", 11);
    time(profile, "validTo", 12);
    if (map.get(11L) instanceof Long from && map.get(12L) instanceof Long to && from >= to) {
      throw RigJson.bad("an empty window");
    }
    schedule(Members.of(profile.list("chargingSchedule", 1).getFirst()), absolute == 0);
    profile.end();
  }

  private void schedule(Members schedule, boolean absolute) throws WireException {
    schedule.whole("id", 0, UINT);
    String unit = schedule.text("chargingRateUnit");
    boolean watts = unit.equals("W");
    map.put(10L, watts ? 0L : one(unit, "A", 1));
    if (schedule.has("duration")) {
      map.put(13L, schedule.whole("duration", 1, UINT));
    }
    if (absolute) {
      map.put(14L, schedule.time("startSchedule"));
    }
    map.put(15L, periods(schedule, watts));
    schedule.end();
  }

  private static List<Object> periods(Members schedule, boolean watts) throws WireException {
    List<Object> periods = new ArrayList<>();
    long least = 0;
    for (Object each : schedule.list("chargingSchedulePeriod", 16)) {
      Members period = Members.of(each);
      long start = period.whole("startPeriod", least, periods.isEmpty() ? 0 : UINT);
      BigDecimal limit = period.number("limit");
      BigDecimal scaled = watts ? limit : limit.movePointRight(1);
      periods.add(start);
      periods.add(scaled.setScale(0, RoundingMode.DOWN).longValue());
      period.end();
      least = start + 1;
    }
    return periods;
  }

  private void time(Members object, String name, long key) throws WireException {
    if (object.has(name)) {
      map.put(key, object.time(name));
    }
  }

  private static long one(String found, String wanted, long code) throws WireException {
    if (!found.equals(wanted)) {
      throw RigJson.bad(found);
    }
    return code;
  }
}
