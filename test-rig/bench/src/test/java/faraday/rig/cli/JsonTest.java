package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void keepsTheOrderOfAMapAndWritesEveryKindOfValue() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("ok", true);
    map.put("none", null);
    map.put("int", -1);
    map.put("long", 5_000_000_000L);
    map.put("ratio", 1.5);
    map.put("list", List.of("a", 2, List.of()));
    map.put("inner", Map.of("k", "v"));
    assertEquals(
        "{\"ok\":true,\"none\":null,\"int\":-1,\"long\":5000000000,\"ratio\":1.5,"
            + "\"list\":[\"a\",2,[]],\"inner\":{\"k\":\"v\"}}",
        Json.line(map));
  }

  @Test
  void escapesWhatAStringMayNotHold() {
    assertEquals("\"\\\"\\\\\\u000a\\u0000é\"", Json.line("\"\\\n\0é"));
    assertEquals("\"\\ud83d\\ude97\"", Json.line("\uD83D\uDE97"));
  }

  @Test
  void refusesWhatJsonCannotHold() {
    assertThrows(IllegalArgumentException.class, () -> Json.line(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Json.line(new Object()));
  }
}
