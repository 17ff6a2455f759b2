package faraday.rig.codec;

import com.authlete.cbor.CBORBoolean;
import com.authlete.cbor.CBORByteArray;
import com.authlete.cbor.CBORItem;
import com.authlete.cbor.CBORItemList;
import com.authlete.cbor.CBORLong;
import com.authlete.cbor.CBORNull;
import com.authlete.cbor.CBORPair;
import com.authlete.cbor.CBORPairList;
import com.authlete.cbor.CBORString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain Java values as deterministic CBOR: {@code Long}/{@code Integer}, {@code byte[]},
 * {@code String}, {@code Boolean}, {@code null}, {@code List} and {@code Map} with integer keys.
 * com.authlete:cbor writes maps in the order it is given and some integers too long, so order and
 * shortest form of SPEC §1 are made here.
 */
public final class CborBytes {

  private static final long MAX_UINT_32 = 0xFFFF_FFFFL;

  private CborBytes() {}

  /** The bytes of an array of these items. */
  public static byte[] array(@Nullable Object... items) {
    return of(Arrays.asList(items));
  }

  /** The bytes of one value. */
  public static byte[] of(@Nullable Object value) {
    return item(value).encode();
  }

  private static CBORItem item(@Nullable Object value) {
    return switch (value) {
      case null -> CBORNull.INSTANCE;
      case Long number -> integer(number);
      case Integer number -> integer(number.longValue());
      case byte[] bytes -> new CBORByteArray(bytes.clone());
      case String text -> new CBORString(text);
      case Boolean flag -> flag ? CBORBoolean.TRUE : CBORBoolean.FALSE;
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> throw new IllegalArgumentException("no CBOR for " + value.getClass());
    };
  }

  private static CBORItem integer(long number) {
    long argument = number < 0 ? ~number : number;
    boolean written8 = argument > Integer.MAX_VALUE && argument <= MAX_UINT_32;
    return written8 ? new Integer32(number) : new CBORLong(number);
  }

  private static CBORItem list(List<?> values) {
    List<CBORItem> items = new ArrayList<>();
    for (Object value : values) {
      items.add(item(value));
    }
    return new CBORItemList(items);
  }

  private static CBORItem map(Map<?, ?> values) {
    List<CBORPair> pairs = new ArrayList<>();
    values.forEach((key, value) -> pairs.add(new CBORPair(item(key), item(value))));
    pairs.sort((a, b) -> Arrays.compareUnsigned(a.getKey().encode(), b.getKey().encode()));
    return new CBORPairList(pairs);
  }

  /** Arguments from 2³¹ to 2³²−1, which com.authlete:cbor writes in 8 bytes instead of 4. */
  private static final class Integer32 extends CBORItem {

    private final long number;

    Integer32(long number) {
      this.number = number;
    }

    @Override
    public Object parse() {
      return number;
    }

    @Override
    public void encode(OutputStream out) throws IOException {
      int initial = number < 0 ? 0x3A : 0x1A;
      int argument = (int) (number < 0 ? ~number : number);
      out.write(ByteBuffer.allocate(5).put((byte) initial).putInt(argument).array());
    }
  }
}
