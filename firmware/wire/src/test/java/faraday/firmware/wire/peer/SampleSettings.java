package faraday.firmware.wire.peer;

import faraday.firmware.wire.crypto.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Local settings of SPEC §4.6, written from its table apart from the code under test. */
public final class SampleSettings {

  private final Map<Long, @Nullable Object> map;

  /** An open set for the sample charger. */
  public SampleSettings(long version) {
    map =
        TestCbor.map(
            1,
            SampleToken.CHARGER_ID, // audience
            2,
            version,
            3,
            SampleToken.NOON_S, // time
            4,
            List.of(0, 1440), // hours
            5,
            150, // price per hour
            6,
            45, // price per kWh
            7,
            978, // currency
            8,
            1, // public, shared
            9,
            43_200, // longest session
            10,
            0, // sessions per day
            11,
            0, // credit threshold
            12,
            false, // free start
            13,
            1, // holders
            14,
            List.of(),
            15,
            List.of(),
            16,
            List.of());
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

  /** Signed by the issuer. */
  public byte[] signed() {
    return by(SampleToken.ISSUER);
  }

  /** Signed by anybody. */
  public byte[] by(SigningKey key) {
    return SampleToken.sign(key, TestCbor.encode(map));
  }
}
