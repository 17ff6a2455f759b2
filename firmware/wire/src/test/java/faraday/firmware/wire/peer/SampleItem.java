package faraday.firmware.wire.peer;

import faraday.firmware.wire.crypto.SigningKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items of SPEC §6.1, written from its tables apart from the code under test. */
public final class SampleItem {

  /** Signs key sets and time resets. */
  public static final SigningKey ROOT = SigningKey.of(DemoKeys.scalar("root"));

  private final Map<Long, @Nullable Object> map = new LinkedHashMap<>();
  private final int operation;

  private SampleItem(int operation, byte[] audience) {
    this.operation = operation;
    map.put(0L, operation);
    map.put(1L, audience);
  }

  /** Time for this charger. */
  public static SampleItem time(long timeS) {
    return new SampleItem(2, SampleToken.CHARGER_ID).put(3, timeS);
  }

  /** The lower bound becomes this. */
  public static SampleItem timeReset(long timeS, byte[] nonce) {
    return new SampleItem(8, SampleToken.CHARGER_ID).put(3, timeS).put(4, nonce);
  }

  /** Nothing below this epoch, none of these wallets, at this site. */
  public static SampleItem revoke(long version, long minEpoch, byte[]... wallets) {
    return new SampleItem(3, SampleToken.SITE_ID)
        .put(2, version)
        .put(3, SampleToken.NOON_S)
        .put(4, minEpoch)
        .put(5, JdkCrypto.concat(wallets));
  }

  /** These keys, of {@link #key}, for everybody. */
  public static SampleItem keySet(long version, List<?>... entries) {
    return new SampleItem(4, new byte[8])
        .put(2, version)
        .put(3, SampleToken.NOON_S)
        .put(4, List.of((Object[]) entries));
  }

  /** One key of a set. */
  public static List<Object> key(int role, SigningKey key, long fromS, long untilS) {
    return List.of(role, key.publicKey().toArray(), fromS, untilS);
  }

  /** Limits from noon on for so many seconds: start, mA, start, mA …. */
  public static SampleItem profile(long version, long lengthS, Object... periods) {
    return new SampleItem(6, SampleToken.SITE_ID)
        .put(2, version)
        .put(3, SampleToken.NOON_S)
        .put(4, SampleToken.NOON_S)
        .put(5, SampleToken.NOON_S + lengthS)
        .put(6, List.of(periods))
        .put(7, new byte[0]);
  }

  /** These records again, and these parts of the state. */
  public static SampleItem query(long version, List<Object> records, int diagnostics) {
    return new SampleItem(9, SampleToken.CHARGER_ID)
        .put(2, version)
        .put(3, SampleToken.NOON_S)
        .put(4, records)
        .put(5, diagnostics);
  }

  /** The same with another value, or a further one behind the others. */
  public SampleItem put(long key, Object value) {
    map.put(key, value);
    return this;
  }

  /** Which operation brings it. */
  public int operation() {
    return operation;
  }

  /** The map that is signed. */
  public byte[] payload() {
    return TestCbor.encode(map);
  }

  /** Signed by whose business it is. */
  public byte[] signed() {
    return switch (operation) {
      case 2 -> by(SampleRecord.ACK);
      case 4, 8 -> by(ROOT);
      default -> by(SampleToken.ISSUER);
    };
  }

  /** Signed by anybody. */
  public byte[] by(SigningKey key) {
    return SampleToken.sign(key, payload());
  }
}
