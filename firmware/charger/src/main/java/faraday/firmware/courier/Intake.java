package faraday.firmware.courier;

import faraday.firmware.session.RecordBook;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.frame.CourierReply;
import faraday.firmware.wire.item.ItemKind;
import faraday.firmware.wire.noise.ChargerSeal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where what a phone brings goes, by operation; and what is sealed is opened first (SPEC §6, E36).
 */
public final class Intake {

  /** Operation of an acknowledgement. */
  public static final int ACK = 1;

  /** Operation of local settings. */
  public static final int SETTINGS = 5;

  /** Operation of what is sealed to this charger. */
  public static final int SEALED = 10;

  private final Id8 chargerId;
  private final DhKey dh;
  private final Entropy entropy;
  private final ItemDesk items;
  private final Map<Integer, Function<Bytes, Outcome>> others = new HashMap<>();

  /** An intake that opens with this charger's key. */
  public Intake(Id8 chargerId, DhKey dh, Entropy entropy, ItemDesk items, RecordBook book) {
    this.chargerId = chargerId;
    this.dh = dh;
    this.entropy = entropy;
    this.items = items;
    others.put(ACK, book::acknowledged);
  }

  /** Items of this operation are somebody else's to judge. */
  public void route(int operation, Function<Bytes, Outcome> judge) {
    others.put(operation, judge);
  }

  /** Judges what the phone brought. */
  public Outcome brought(int operation, Bytes item, long nowNanos) {
    if (operation != SEALED) {
      return judge(operation, item, nowNanos);
    }
    byte[] opened = open(item.toArray());
    return opened != null
            && CborReader.decode(opened, Intake::inner)
                instanceof Decoded.Value<CourierReply.Item>(CourierReply.Item inner)
        ? judge(inner.operation(), inner.bytes(), nowNanos)
        : Outcome.DOES_NOT_VERIFY;
  }

  /** The token inside, where the server sealed it; else the bytes as they are. Null: not for us. */
  public byte @Nullable [] unsealed(byte[] token) {
    return ChargerSeal.isSealed(token) ? open(token) : token;
  }

  private byte @Nullable [] open(byte[] sealed) {
    return ChargerSeal.open(dh, chargerId, entropy, sealed);
  }

  private Outcome judge(int operation, Bytes item, long nowNanos) {
    ItemKind kind = ItemKind.of(operation);
    Function<Bytes, Outcome> other = others.get(operation);
    if (kind != null) {
      return items.brought(kind, item, nowNanos);
    }
    return other == null ? Outcome.UNSUPPORTED : other.apply(item);
  }

  /** {@code [operation, item]}; nothing is sealed twice. */
  private static CourierReply.Item inner(CborReader reader) throws FlawException {
    reader.array(2);
    int operation = reader.number(1, SEALED);
    Bytes item = Bytes.of(reader.bytes(0, CborReader.MAX_ITEM_BYTES));
    if (operation == SEALED) {
      throw reader.refusal(Flaw.Kind.RANGE);
    }
    return new CourierReply.Item(operation, item);
  }
}
