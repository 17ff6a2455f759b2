package faraday.firmware.wire.peer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second CBOR encoder, written apart from the one under test. Maps keep the order they are given,
 * so a test can also make what must be refused.
 */
public final class TestCbor {

  private TestCbor() {}

  /** A map of key, value, key, value …. */
  public static Map<Long, @Nullable Object> map(@Nullable Object... pairs) {
    Map<Long, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object key = pairs[i];
      if (!(key instanceof Number number)) {
        throw new IllegalArgumentException("key " + key);
      }
      map.put(number.longValue(), pairs[i + 1]);
    }
    return map;
  }

  /** Encodes numbers, byte[], String, Boolean, null, List and Map. */
  public static byte[] encode(@Nullable Object item) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, item);
    return out.toByteArray();
  }

  /** Decodes an item that is known to be well formed and deterministic. */
  public static @Nullable Object decode(byte[] item) {
    return read(ByteBuffer.wrap(item));
  }

  private static @Nullable Object read(ByteBuffer in) {
    int initial = in.get() & 0xFF;
    long argument =
        switch (initial & 31) {
          case 24 -> in.get() & 0xFF;
          case 25 -> in.getShort() & 0xFFFF;
          case 26 -> in.getInt() & 0xFFFF_FFFFL;
          case 27 -> in.getLong();
          default -> initial & 31;
        };
    return switch (initial >> 5) {
      case 0 -> argument;
      case 1 -> ~argument;
      case 2 -> string(in, argument);
      case 3 -> new String(string(in, argument), StandardCharsets.UTF_8);
      case 4 -> list(in, argument);
      case 5 -> map(list(in, 2 * argument).toArray());
      default -> initial == 0xF6 ? null : (Boolean) (initial == 0xF5);
    };
  }

  private static byte[] string(ByteBuffer in, long length) {
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private static List<@Nullable Object> list(ByteBuffer in, long count) {
    List<@Nullable Object> list = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      list.add(read(in));
    }
    return list;
  }

  private static void write(ByteArrayOutputStream out, @Nullable Object item) {
    switch (item) {
      case null -> out.write(0xF6);
      case Boolean flag -> out.write(flag ? 0xF5 : 0xF4);
      case Number number -> integer(out, number.longValue());
      case byte[] bytes -> {
        head(out, 0x40, bytes.length);
        out.writeBytes(bytes);
      }
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(out, 0x60, bytes.length);
        out.writeBytes(bytes);
      }
      case List<?> list -> {
        head(out, 0x80, list.size());
        list.forEach(element -> write(out, element));
      }
      case Map<?, ?> map -> {
        head(out, 0xA0, map.size());
        map.forEach(
            (key, value) -> {
              write(out, key);
              write(out, value);
            });
      }
      default -> throw new IllegalArgumentException(item.getClass().getName());
    }
  }

  private static void integer(ByteArrayOutputStream out, long value) {
    if (value < 0) {
      head(out, 0x20, ~value);
    } else {
      head(out, 0, value);
    }
  }

  private static void head(ByteArrayOutputStream out, int top, long argument) {
    int length = argument <= 23 ? 0 : argument <= 0xFF ? 1 : argument <= 0xFFFF ? 2 : 4;
    if (argument > 0xFFFF_FFFFL) {
      length = 8;
    }
    switch (length) {
      case 0 -> out.write(top + (int) argument);
      case 1 -> out.write(top + 24);
      case 2 -> out.write(top + 25);
      case 4 -> out.write(top + 26);
      default -> out.write(top + 27);
    }
    for (int i = length - 1; i >= 0; i--) {
      out.write((int) (argument >> (8 * i)));
    }
  }
}
