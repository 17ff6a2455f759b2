package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.CBOR;

import com.authlete.cbor.CBORBoolean;
import com.authlete.cbor.CBORByteArray;
import com.authlete.cbor.CBORDecoder;
import com.authlete.cbor.CBORInteger;
import com.authlete.cbor.CBORItem;
import com.authlete.cbor.CBORItemList;
import com.authlete.cbor.CBORLong;
import com.authlete.cbor.CBORNull;
import com.authlete.cbor.CBORPair;
import com.authlete.cbor.CBORPairList;
import com.authlete.cbor.CBORString;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One decoded item of SPEC §1's subset, read by what the reader expects: every accessor refuses
 * another type, size or range with {@link WireException}. Immutable.
 */
public final class CborValue {

  private static final long MAX_UINT = 0xFFFF_FFFFL;
  private static final long MAX_WIDE_UINT = (1L << 53) - 1;

  private final CBORItem item;

  private CborValue(CBORItem item) {
    this.item = item;
  }

  /** Reads exactly one item; refuses anything outside the deterministic subset. */
  public static CborValue parse(byte[] bytes) throws WireException {
    CborScan.check(bytes);
    try {
      return new CborValue(new CBORDecoder(bytes).next());
    } catch (IOException e) {
      throw new WireException(CBOR, "not CBOR");
    }
  }

  /** SPEC §1's uint where a table says nothing narrower: 0 … 2³²−1. */
  public long uint() throws WireException {
    return uint(0, MAX_UINT);
  }

  /** SPEC §1's range of seq, registers, energy and cost: 0 … 2⁵³−1. */
  public long wideUint() throws WireException {
    return uint(0, MAX_WIDE_UINT);
  }

  /** An unsigned integer from {@code least} to {@code most}, both included. */
  public long uint(long least, long most) throws WireException {
    long value = integer();
    if (value < least || value > most) {
      throw wanted("a number from " + least + " to " + most);
    }
    return value;
  }

  /** An integer of either sign. */
  public long integer() throws WireException {
    return switch (item) {
      case CBORInteger small -> small.getValue();
      case CBORLong large -> large.getValue();
      default -> throw wanted("an integer");
    };
  }

  /** A byte string of any length; a copy. */
  public byte[] bytes() throws WireException {
    if (item instanceof CBORByteArray string) {
      return string.getValue().clone();
    }
    throw wanted("a byte string");
  }

  /** A byte string of exactly {@code length} bytes; a copy. */
  public byte[] bytes(int length) throws WireException {
    byte[] value = bytes();
    if (value.length != length) {
      throw wanted(length + " bytes");
    }
    return value;
  }

  /** A text string. */
  public String text() throws WireException {
    if (item instanceof CBORString string) {
      return string.getValue();
    }
    throw wanted("text");
  }

  /** A boolean. */
  public boolean bool() throws WireException {
    if (item instanceof CBORBoolean flag) {
      return flag.getValue();
    }
    throw wanted("a boolean");
  }

  /** Whether this is {@code null}, SPEC's "unknown". */
  public boolean isNull() {
    return item instanceof CBORNull;
  }

  /** This value as an array of exactly {@code size} items. */
  public CborValue array(int size) throws WireException {
    if (size() != size) {
      throw wanted("an array of " + size);
    }
    return this;
  }

  /** How many items this array has. */
  public int size() throws WireException {
    return items().size();
  }

  /** Item {@code index} of this array. */
  public CborValue at(int index) throws WireException {
    List<? extends CBORItem> items = items();
    if (index >= items.size()) {
      throw wanted("more than " + index + " items");
    }
    return new CborValue(items.get(index));
  }

  /** Whether this map has the key. */
  public boolean has(long key) throws WireException {
    return find(key) != null;
  }

  /** The value under a key that must be there. */
  public CborValue key(long key) throws WireException {
    CBORItem value = find(key);
    if (value == null) {
      throw wanted("key " + key);
    }
    return new CborValue(value);
  }

  /** The keys of this map, ascending. */
  public Set<Long> keys() throws WireException {
    Set<Long> keys = new TreeSet<>();
    for (CBORPair pair : pairs()) {
      keys.add(new CborValue(pair.getKey()).integer());
    }
    return keys;
  }

  private @Nullable CBORItem find(long key) throws WireException {
    for (CBORPair pair : pairs()) {
      if (new CborValue(pair.getKey()).integer() == key) {
        return pair.getValue();
      }
    }
    return null;
  }

  private List<? extends CBORItem> items() throws WireException {
    if (item instanceof CBORItemList list) {
      return list.getItems();
    }
    throw wanted("an array");
  }

  private List<? extends CBORPair> pairs() throws WireException {
    if (item instanceof CBORPairList list) {
      return list.getPairs();
    }
    throw wanted("a map");
  }

  private static WireException wanted(String what) {
    return new WireException(CBOR, "wanted " + what);
  }
}
