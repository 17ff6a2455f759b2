package faraday.firmware.session;

import faraday.firmware.journal.Carried;
import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.item.ItemKind;
import faraday.firmware.wire.item.ServerItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the server decided and still holds, as the journal keeps it: the newest of each kind, in the
 * order of arrival, so that reading it again leads to the same state.
 */
final class LiveItems {

  private static final int TIME_RESET = 2;
  private static final int NEWEST = 0;
  private static final int HIGHEST = 1;

  /** A place that a newer item takes over. */
  private record Key(RecordType type, int part) {}

  private final Map<Key, Carried> items = new LinkedHashMap<>();
  private long highestEpoch = -1;

  /** An item that the journal took, now or before a restart. */
  void kept(RecordType type, Bytes payload) {
    switch (type) {
      case KEYSET, SETTINGS -> put(new Key(type, NEWEST), payload);
      case EPOCH -> keptEpoch(payload);
      case ITEM -> keptItem(payload);
      case TIME -> keptTime(payload);
      default -> {}
    }
  }

  /** All of them, oldest first. */
  List<Carried> all() {
    return new ArrayList<>(items.values());
  }

  /** The newest list of wallets counts alone, but the highest epoch for ever. */
  private void keptEpoch(Bytes payload) {
    if (ServerItem.parse(ItemKind.REVOKE, payload.toArray())
            instanceof Decoded.Value<ServerItem>(ServerItem.Revocation list)
        && list.minEpoch() >= highestEpoch) {
      highestEpoch = list.minEpoch();
      put(new Key(RecordType.EPOCH, HIGHEST), payload);
    }
    put(new Key(RecordType.EPOCH, NEWEST), payload);
  }

  private void keptItem(Bytes payload) {
    for (ItemKind kind : List.of(ItemKind.PROFILE, ItemKind.QUERY)) {
      if (ServerItem.parse(kind, payload.toArray()) instanceof Decoded.Value<ServerItem>) {
        put(new Key(RecordType.ITEM, kind == ItemKind.QUERY ? 1 : 0), payload);
      }
    }
  }

  /** A reset ends what was known of time before. */
  private void keptTime(Bytes payload) {
    if (CborReader.decode(payload.toArray(), LiveItems::effect)
        instanceof Decoded.Value<Integer>(Integer effect)) {
      if (effect == TIME_RESET) {
        items.keySet().removeIf(key -> key.type == RecordType.TIME);
      }
      put(new Key(RecordType.TIME, effect), payload);
    }
  }

  private static int effect(CborReader reader) throws FlawException {
    reader.array(2);
    int effect = reader.number(0, TIME_RESET);
    reader.uint(0, Long.MAX_VALUE);
    return effect;
  }

  private void put(Key key, Bytes payload) {
    items.remove(key);
    items.put(key, new Carried(key.type, payload.toArray()));
  }
}
