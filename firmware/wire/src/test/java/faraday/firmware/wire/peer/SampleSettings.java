package faraday.firmware.wire.peer;

import faraday.firmware.wire.crypto.SigningKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Local settings of SPEC §4.6, written from its table apart from the code under test. */
public final class SampleSettings {

  private final Map<Long, @Nullable Object> map = new LinkedHashMap<>();

  /** A set for the sample charger: always open, to a subset, no lists. */
  public SampleSettings(long version) {
    map.put(1L, SampleToken.CHARGER_ID); // audience
    map.put(2L, version);
    map.put(3L, SampleToken.NOON_S); // time
    map.put(4L, List.of(0, 1440)); // hours
    map.put(5L, 150); // price per hour
    map.put(6L, 45); // price per kWh
    map.put(7L, 978); // currency
    map.put(8L, 1); // public, shared
    map.put(9L, 43_200); // longest session, s
    map.put(10L, 0); // sessions per day
    map.put(11L, 0); // credit threshold
    map.put(12L, false); // free start
    map.put(13L, 1); // holders
    map.put(14L, List.of()); // drivers
    map.put(15L, List.of()); // groups
    map.put(16L, List.of()); // reservations
  }

  /** The largest set that may be. */
  public static SampleSettings largest(long version) {
    return new SampleSettings(version)
        .put(14, many(24, DemoKeys.bytes("driver of sixteen", 16)))
        .put(15, many(8, DemoKeys.bytes("group", 8)))
        .put(16, many(12, reservation(255, 0xFFFF_FFFEL, 0xFFFF_FFFFL)));
  }

  /** A reservation of the sample wallet. */
  public static List<Object> reservation(long evse, long fromS, long toS) {
    return List.of(evse, SampleToken.WALLET_ID, fromS, toS);
  }

  /** The same thing so many times. */
  public static List<Object> many(int count, Object one) {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      many.add(one);
    }
    return many;
  }

  /** The same with another value. */
  public SampleSettings put(long key, Object value) {
    map.put(key, value);
    return this;
  }

  /** The same without a key. */
  public SampleSettings without(long key) {
    map.remove(key);
    return this;
  }

  /** The map that is signed. */
  public byte[] payload() {
    return TestCbor.encode(map);
  }

  /** Signed by the issuer. */
  public byte[] signed() {
    return by(SampleToken.ISSUER);
  }

  /** Signed by anybody. */
  public byte[] by(SigningKey key) {
    return SampleToken.sign(key, payload());
  }
}
