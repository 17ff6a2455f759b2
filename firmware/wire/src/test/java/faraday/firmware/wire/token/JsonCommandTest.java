package faraday.firmware.wire.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.json.JsonReader;
import faraday.firmware.wire.peer.SampleJson;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OCPP 2.0.1 RequestStartTransaction as JSON (issue 4 item 3, E7, SPEC §4.2.2). */
final class JsonCommandTest {

  @Test
  void saysTheSameAsTheMap() {
    SampleToken sample = new SampleToken();
    sample.command.remove(4L);
    sample.command.remove(5L);
    byte[] map = TestCbor.encode(sample.command);
    assertEquals(SampleTap.value(Command.parse(map)), command(SampleJson.COMMAND));
    assertArrayEquals(map, command(SampleJson.COMMAND).encode());
  }

  /** What the charger journals of a map is that map, byte for byte. */
  @Test
  void writesEveryMapBackAsItWas() {
    SampleToken sample = new SampleToken();
    for (List<Long> without :
        List.of(
            List.<Long>of(),
            List.of(2L),
            List.of(4L, 5L),
            List.of(11L),
            List.of(12L, 13L),
            List.of(6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 15L))) {
      SampleToken one = new SampleToken();
      without.forEach(one.command::remove);
      byte[] map = TestCbor.encode(one.command);
      assertArrayEquals(map, SampleTap.value(Command.parse(map)).encode());
    }
    sample.command.put(9L, 0);
    sample.command.remove(15L);
    sample.command.put(14L, 77);
    sample.command.put(15L, List.of(0, 1));
    byte[] absolute = TestCbor.encode(sample.command);
    assertArrayEquals(absolute, SampleTap.value(Command.parse(absolute)).encode());
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "evseId": 1,|``|KEY_MISSING
          "remoteStartId": 4711,|``|KEY_MISSING
          "idToken": {"idToken": "DRIVER-0001", "type": "Central"},|``|KEY_MISSING
          , "type": "Central"|``|KEY_MISSING
          "idToken": "DRIVER-0001", |``|KEY_MISSING
          "id": 9,|``|KEY_MISSING
          "stackLevel": 0,|``|KEY_MISSING
          "chargingProfilePurpose": "TxProfile",|``|KEY_MISSING
          "chargingProfileKind": "Relative",|``|KEY_MISSING
          "id": 1,|``|KEY_MISSING
          "chargingRateUnit": "W",|``|KEY_MISSING
          "startPeriod": 0, |``|KEY_MISSING
          , "limit": 15000|``|KEY_MISSING
          "evseId": 1|"evseId": 0|RANGE
          "evseId": 1|"evseId": 256|RANGE
          "evseId": 1|"evseId": -1|RANGE
          "evseId": 1|"evseId": 1.0|TYPE
          "evseId": 1|"evseId": "1"|TYPE
          "evseId": 1|"evseId": null|TYPE
          "evseId": 1|"evseId": 01|SYNTAX
          "evseId": 1|"evseId": 1e0|SYNTAX
          "evseId": 1|"evseId": +1|SYNTAX
          "evseId": 1|"evseId": 1000000000000000|TOO_BIG
          "evseId": 1|"evseId": 1, "evseId": 1|KEY_REPEATED
          "evseId": 1|"evseId": 1, "customData": {}|KEY_UNKNOWN
          "evseId": 1|"evseId": 1, "groupIdToken": {}|KEY_UNKNOWN
          "type": "Central"|"type": "central"|RANGE
          "type": "Central"|"type": "Central", "additionalInfo": []|KEY_UNKNOWN
          DRIVER-0001|1234567890123456789012345678901234567|LENGTH
          TxProfile|TxDefaultProfile|RANGE
          "Relative"|"Recurring"|RANGE
          "Relative"|"Absolute"|KEY_MISSING
          "stackLevel": 0|"stackLevel": 0, "transactionId": "1"|KEY_UNKNOWN
          "stackLevel": 0|"stackLevel": 0, "recurrencyKind": "Daily"|KEY_UNKNOWN
          "duration": 1980|"duration": 0|RANGE
          "duration": 1980|"duration": 1980, "minChargingRate": 1|KEY_UNKNOWN
          "duration": 1980|"duration": 1980, "startSchedule": "2026-01-01T12:00:00Z"|KEY_UNKNOWN
          "W"|"kW"|RANGE
          22000.0|22000.05|SYNTAX
          22000.0|22000.|SYNTAX
          22000.0|-1|RANGE
          22000.0|22000, "numberPhases": 3|KEY_UNKNOWN
          "startPeriod": 0|"startPeriod": 1|RANGE
          "startPeriod": 180|"startPeriod": 0|RANGE
          "startPeriod": 1080|"startPeriod": 180|RANGE
          2026-01-02T12:00:00Z|2026-01-01T11:00:00Z|CONTRADICTION
          2026-01-02T12:00:00Z|2026-02-29T12:00:00Z|RANGE
          2026-01-02T12:00:00Z|2026-01-02T24:00:00Z|RANGE
          2026-01-02T12:00:00Z|2026-01-02T12:00:00+01:00|RANGE
          2026-01-02T12:00:00Z|2026-01-02 12:00:00Z|RANGE
          2026-01-02T12:00:00Z|2107-01-01T00:00:00Z|RANGE
          2026-01-02T12:00:00Z|1969-12-31T23:59:59Z|RANGE
          DRIVER|DRI\\u0056ER|SYNTAX
          DRIVER|DRIVÉR|SYNTAX
          [{|[|SYNTAX
          }]|}, {}]|COUNT
          """)
  void refuses(String part, String by, Kind why) {
    assertEquals(why, flaw(SampleJson.COMMAND.replace(part, by)));
    assertFalse(SampleJson.COMMAND.replace(part, by).equals(SampleJson.COMMAND), "nothing changed");
  }

  @Test
  void readsAnIdTokenOf36CharactersAndTenthsOfAmperes() {
    command(SampleJson.COMMAND.replace("DRIVER-0001", "x".repeat(36)));
    Command ampere =
        command(SampleJson.COMMAND.replace("\"W\"", "\"A\"").replace("22000.0", "16.5"));
    assertEquals(165, periods(ampere).get(0).limit());
    assertEquals(150_000, periods(ampere).get(1).limit());
    Command watt = command(SampleJson.COMMAND.replace("22000.0", "21999.9"));
    assertEquals(21_999, periods(watt).get(0).limit(), "rounded down");
  }

  @Test
  void readsAnAbsoluteScheduleFromItsStart() {
    Command absolute =
        command(
            SampleJson.COMMAND
                .replace("Relative", "Absolute")
                .replace(
                    "\"duration\"", "\"startSchedule\": \"2026-01-01T12:00:00Z\", \"duration\""));
    assertEquals(
        SampleToken.NOON_S,
        Objects.requireNonNull(absolute.profile()).timing().startSchedule().orElseThrow());
  }

  @Test
  void readsSixteenPeriodsAndNotSeventeen() {
    assertEquals(16, periods(command(compact(16))).size());
    assertEquals(Kind.COUNT, flaw(compact(17)));
  }

  @Test
  void readsNoMoreThanItsBytesAndDepth() {
    String padded = SampleJson.COMMAND + " ".repeat(JsonReader.MAX_BYTES);
    String longest = padded.substring(0, JsonReader.MAX_BYTES);
    command(longest);
    assertEquals(Kind.TOO_LONG, flaw(longest + " "));
    assertEquals(Kind.TYPE, flaw("{\"evseId\":" + "[".repeat(5) + "]".repeat(5) + "}"));
    assertEquals(Kind.TOO_DEEP, flaw("{\"evseId\":" + "[".repeat(6) + "]".repeat(6) + "}"));
    assertEquals(Kind.TRAILING, flaw(SampleJson.COMMAND + "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":[", "{\"a\":tr"})
  void refusesWhatEndsTooEarly(String text) {
    assertInstanceOf(Decoded.Malformed.class, parse(text));
  }

  @Test
  void neverThrowsWhateverIsChanged() {
    Random random = new Random(5);
    byte[] good = SampleJson.COMMAND.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 100_000; i++) {
      byte[] text = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int j = random.nextInt(3); j >= 0; j--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt();
      }
      text[0] = '{';
      Command.parse(text);
    }
  }

  private static String compact(int count) {
    StringBuilder periods = new StringBuilder();
    for (int i = 0; i < count; i++) {
      periods.append("{\"startPeriod\":").append(i).append(",\"limit\":6},");
    }
    periods.setLength(periods.length() - 1);
    return "{\"evseId\":1,\"remoteStartId\":1,\"idToken\":{\"idToken\":\"\",\"type\":\"Local\"},"
        + "\"chargingProfile\":{\"id\":1,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\","
        + "\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":[{\"id\":1,"
        + "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
        + periods
        + "]}]}}";
  }

  private static List<ChargingProfile.Period> periods(Command command) {
    ChargingProfile profile = command.profile();
    return profile == null ? List.of() : profile.periods();
  }

  private static Command command(String text) {
    return SampleTap.value(parse(text));
  }

  private static Kind flaw(String text) {
    return switch (parse(text)) {
      case Decoded.Malformed<Command>(var flaw) -> flaw.kind();
      case Decoded.Value<Command> read -> throw new AssertionError("read as " + read.value());
    };
  }

  private static Decoded<Command> parse(String text) {
    return Command.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
