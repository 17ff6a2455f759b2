package faraday.firmware.testbed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the keys of a map a test has changed into the order of SPEC §1. */
public final class CborOrder {

  private CborOrder() {}

  /** 0, 1, 2 … then −1, −2 … ; the map itself is changed. */
  public static void sort(Map<Long, @Nullable Object> map) {
    Map<Long, @Nullable Object> sorted = new LinkedHashMap<>();
    map.keySet().stream()
        .sorted(
            (one, other) ->
                one >= 0 == other >= 0
                    ? Long.compare(Math.abs(one), Math.abs(other))
                    : Long.compare(other, one))
        .forEach(key -> sorted.put(key, map.get(key)));
    map.clear();
    map.putAll(sorted);
  }
}
