package faraday.firmware.wire.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.peer.SampleJson;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.token.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The OCPP command in JSON (SPEC 4.2.2), each beside the map that says the same (4.2.1). */
final class CommandVectors {

  /** About, what stands in the example of E8, and by what it is replaced. */
  private static final String[][] REFUSED = {
    {"no evseId", "\"evseId\": 1,", ""},
    {"no idToken", "\"idToken\": {\"idToken\": \"DRIVER-0001\", \"type\": \"Central\"},", ""},
    {"no remoteStartId", "\"remoteStartId\": 4711,", ""},
    {"connector 0", "\"evseId\": 1", "\"evseId\": 0"},
    {"connector 256", "\"evseId\": 1", "\"evseId\": 256"},
    {"a whole number with a point", "\"evseId\": 1", "\"evseId\": 1.0"},
    {"a number as text", "\"evseId\": 1", "\"evseId\": \"1\""},
    {"a leading zero", "\"evseId\": 1", "\"evseId\": 01"},
    {"an exponent", "\"evseId\": 1", "\"evseId\": 1e0"},
    {"a member twice", "\"evseId\": 1", "\"evseId\": 1, \"evseId\": 1"},
    {"an unknown member", "\"evseId\": 1", "\"evseId\": 1, \"customData\": {}"},
    {"an escape", "DRIVER", "DRI\\u0056ER"},
    {"a letter beyond ASCII", "DRIVER", "DRIVÉR"},
    {"37 characters", "DRIVER-0001", "1234567890123456789012345678901234567"},
    {"a type nobody has", "\"Central\"", "\"central\""},
    {"another purpose", "TxProfile", "TxDefaultProfile"},
    {"a recurring profile", "\"Relative\"", "\"Recurring\""},
    {"Absolute without a start", "\"Relative\"", "\"Absolute\""},
    {"a unit nobody has", "\"W\"", "\"kW\""},
    {"no duration at all", "\"duration\": 1980", "\"duration\": 0"},
    {"two decimals", "22000.0", "22000.05"},
    {"a point and nothing behind it", "22000.0", "22000."},
    {"a negative limit", "22000.0", "-1"},
    {"phases", "22000.0", "22000, \"numberPhases\": 3"},
    {"first period not at 0", "\"startPeriod\": 0", "\"startPeriod\": 1"},
    {"periods out of order", "\"startPeriod\": 1080", "\"startPeriod\": 180"},
    {"an empty window", "2026-01-02T12:00:00Z", "2026-01-01T11:00:00Z"},
    {"a day that is none", "2026-01-02T12:00:00Z", "2026-02-29T12:00:00Z"},
    {"a zone", "2026-01-02T12:00:00Z", "2026-01-02T12:00:00+01:00"},
    {"a comma too many", "8000}", "8000},"},
    {"two schedules", "}]", "}, {}]"},
  };

  private final List<VectorFile> commands = new ArrayList<>();
  private final List<VectorFile> negative = new ArrayList<>();

  static VectorFile commands() {
    CommandVectors made = new CommandVectors();
    made.positive();
    for (String[] one : REFUSED) {
      made.refused(one[0], SampleJson.COMMAND.strip().replace(one[1], one[2]));
    }
    made.refused("1025 bytes", padded(1025));
    made.refused("seven deep", "{\"evseId\":" + "[".repeat(6) + "]".repeat(6) + "}");
    made.refused("cut off", SampleJson.COMMAND.substring(0, 200));
    made.refused("bytes after it", SampleJson.COMMAND.strip() + "x");
    return new VectorFile()
        .about("The command in JSON (SPEC 4.2.2) and its map (4.2.1); negative ones are reason 28.")
        .put("commands", made.commands)
        .put("negative", made.negative);
  }

  private static String padded(int bytes) {
    String text = SampleJson.COMMAND.strip();
    return text + " ".repeat(bytes - text.length());
  }

  private void positive() {
    String text = SampleJson.COMMAND.strip();
    Map<Long, @Nullable Object> map = new SampleToken().command;
    map.remove(4L);
    map.remove(5L);
    good("the example of E8", text, map);
    good("1024 bytes", padded(1024), map);
    map.put(15L, List.of(0, 21_999, 180, 15_000, 1_080, 8_000));
    good("watts with a decimal, rounded down", text.replace("22000.0", "21999.9"), map);
    map.put(10L, 1);
    map.put(15L, List.of(0, 165, 180, 150_000, 1_080, 80_000));
    good("tenths of amperes", text.replace("\"W\"", "\"A\"").replace("22000.0", "16.5"), map);
    absolute(text, new SampleToken().command);
    String bare = "\"evseId\":255 ,\"remoteStartId\" :4294967295";
    String nobody = "\"idToken\":{\"type\":\"NoAuthorization\",\"idToken\":\"\"}";
    Map<Long, @Nullable Object> least = TestCbor.map(0, 1, 1, 255, 2, 4_294_967_295L);
    good("without a profile", "{" + bare + "," + nobody + "}", least);
    good("another order", "{\t" + nobody + ",\r\n" + bare + "}", least);
  }

  private void absolute(String relative, Map<Long, @Nullable Object> map) {
    String start = "\"startSchedule\": \"2026-01-01T12:00:00Z\", \"duration\"";
    String text = relative.replace("Relative", "Absolute").replace("\"duration\"", start);
    Object periods = map.remove(15L);
    map.remove(4L);
    map.remove(5L);
    map.put(9L, 0);
    map.put(14L, SampleToken.NOON_S);
    map.put(15L, periods);
    good("an absolute schedule", text, map);
  }

  private void good(String about, String json, Map<Long, @Nullable Object> map) {
    byte[] wanted = TestCbor.encode(map);
    byte[] read = SampleTap.value(Command.parse(json.getBytes(UTF_8))).encode();
    if (!Arrays.equals(wanted, read)) {
      throw new AssertionError(about);
    }
    commands.add(
        new VectorFile().about(about).put("json", json.getBytes(UTF_8)).put("map", wanted));
  }

  private void refused(String about, String json) {
    byte[] text = json.getBytes(UTF_8);
    if (Command.parse(text) instanceof Decoded.Value<Command>
        || json.equals(SampleJson.COMMAND.strip())) {
      throw new AssertionError(about);
    }
    negative.add(new VectorFile().about(about).put("json", text));
  }
}
