package faraday.firmware.wire.item;

import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.P256PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The maps of SPEC §6.1, key by key. */
final class ServerItemShape {

  private static final KeyRole[] ROLES = KeyRole.values();
  private static final int LIMIT_MAX_MA = 80_000;

  private ServerItemShape() {}

  static ServerItem read(ItemKind kind, CborReader reader) throws FlawException {
    Sign1 envelope = Sign1.read(reader);
    return CborReader.read(envelope.payload().toArray(), payload -> item(kind, envelope, payload));
  }

  private static ServerItem item(ItemKind kind, Sign1 envelope, CborReader reader)
      throws FlawException {
    CborMap map = reader.map();
    map.require(0);
    reader.uint(kind.code(), kind.code());
    map.require(1);
    Id8 audience = Id8.of(reader.bytes(Id8.LENGTH));
    boolean versioned = kind != ItemKind.TIME && kind != ItemKind.TIME_RESET;
    long version = versioned ? number(map, reader, 2, 1) : 0;
    long timeS = number(map, reader, 3, 0);
    ServerItem.Head head = new ServerItem.Head(envelope, kind, audience, version, timeS);
    ServerItem item =
        switch (kind) {
          case TIME -> new ServerItem.Time(head, map.has(4) ? nonce(reader) : null);
          case REVOKE -> revocation(head, map, reader);
          case KEYSET -> new ServerItem.KeySet(head, entries(map, reader));
          case PROFILE -> profile(head, map, reader);
          case TIME_RESET -> {
            map.require(4);
            yield new ServerItem.TimeReset(head, nonce(reader));
          }
          case QUERY -> query(head, map, reader);
        };
    map.end();
    return item;
  }

  private static ServerItem revocation(ServerItem.Head head, CborMap map, CborReader reader)
      throws FlawException {
    long minEpoch = number(map, reader, 4, 0);
    map.require(5);
    return new ServerItem.Revocation(head, minEpoch, ids(reader, ServerItem.WALLETS_MAX));
  }

  private static List<ServerItem.KeySet.Entry> entries(CborMap map, CborReader reader)
      throws FlawException {
    map.require(4);
    int count = reader.array(1, ServerItem.KEYS_MAX);
    List<ServerItem.KeySet.Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(entry(reader));
    }
    return entries;
  }

  private static ServerItem.KeySet.Entry entry(CborReader reader) throws FlawException {
    reader.array(4);
    KeyRole role = reader.choice(ROLES);
    P256PublicKey key = P256PublicKey.decode(reader.bytes(P256PublicKey.LENGTH));
    if (key == null) {
      throw reader.refusal(Flaw.Kind.RANGE);
    }
    long fromS = reader.uint(0, Range.MAX_U32);
    long untilS = reader.uint(0, Range.MAX_U32);
    if (fromS >= untilS) {
      throw reader.refusal(Flaw.Kind.CONTRADICTION);
    }
    return new ServerItem.KeySet.Entry(role, key, fromS, untilS);
  }

  private static ServerItem profile(ServerItem.Head head, CborMap map, CborReader reader)
      throws FlawException {
    long fromS = number(map, reader, 4, 0);
    long untilS = number(map, reader, 5, 0);
    if (fromS >= untilS) {
      throw reader.refusal(Flaw.Kind.CONTRADICTION);
    }
    map.require(6);
    List<ServerItem.Profile.Period> periods = periods(reader);
    map.require(7);
    List<Id8> unavailable = ids(reader, ServerItem.UNAVAILABLE_MAX);
    return new ServerItem.Profile(head, fromS, untilS, periods, unavailable);
  }

  /** Start, limit, start, limit …: the first start is 0, the others ascend. */
  private static List<ServerItem.Profile.Period> periods(CborReader reader) throws FlawException {
    int count = reader.array(0, 2 * ServerItem.PERIODS_MAX);
    if (count % 2 != 0) {
      throw reader.refusal(Flaw.Kind.COUNT);
    }
    List<ServerItem.Profile.Period> periods = new ArrayList<>(count / 2);
    long leastS = 0;
    for (int i = 0; i < count; i += 2) {
      long startS = reader.uint(leastS, i == 0 ? 0 : Range.MAX_U32);
      periods.add(new ServerItem.Profile.Period(startS, reader.number(0, LIMIT_MAX_MA)));
      leastS = startS + 1;
    }
    return periods;
  }

  private static ServerItem query(ServerItem.Head head, CborMap map, CborReader reader)
      throws FlawException {
    map.require(4);
    int count = reader.array(0, ServerItem.RECORDS_MAX);
    List<Long> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(reader.uint(1, Range.MAX_U53));
    }
    int diagnostics = (int) (number(map, reader, 5, 0) & Integer.MAX_VALUE);
    @Nullable String tagName = map.has(6) ? reader.text(1, ServerItem.TAG_NAME_MAX) : null;
    return new ServerItem.Query(head, records, diagnostics, tagName);
  }

  private static List<Id8> ids(CborReader reader, int most) throws FlawException {
    byte[] all = reader.bytes(0, most * Id8.LENGTH);
    if (all.length % Id8.LENGTH != 0) {
      throw reader.refusal(Flaw.Kind.LENGTH);
    }
    List<Id8> ids = new ArrayList<>(all.length / Id8.LENGTH);
    for (int at = 0; at < all.length; at += Id8.LENGTH) {
      ids.add(Id8.of(Arrays.copyOfRange(all, at, at + Id8.LENGTH)));
    }
    return ids;
  }

  private static Id16 nonce(CborReader reader) throws FlawException {
    return Id16.of(reader.bytes(Id16.LENGTH));
  }

  private static long number(CborMap map, CborReader reader, int key, long min)
      throws FlawException {
    map.require(key);
    return reader.uint(min, Range.MAX_U32);
  }
}
