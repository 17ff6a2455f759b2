package faraday.firmware.wire.cbor;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.WireCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Typed reading of one item of the deterministic subset (SPEC §1). The whole item is checked before
 * the first value is handed out, so nothing is acted on that stands in front of a flaw.
 */
public final class CborReader extends CborCursor {

  /** Largest item in bytes. */
  public static final int MAX_ITEM_BYTES = 2048;

  /** Most arrays and maps inside one another. */
  public static final int MAX_DEPTH = 4;

  /**
   * Reads one shape.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  public interface Shape<T> {

    /** Takes every part of the item in order, or refuses. */
    T read(CborReader reader) throws FlawException;
  }

  private CborReader(byte[] in) {
    super(in);
  }

  /** Decodes a whole item; never throws, whatever the bytes. */
  public static <T> Decoded<T> decode(byte[] item, Shape<T> shape) {
    try {
      return new Decoded.Value<>(read(item, shape));
    } catch (FlawException e) {
      return new Decoded.Malformed<>(e.flaw());
    }
  }

  /** Decodes an item that stands as a byte string inside another shape. */
  public static <T> T read(byte[] item, Shape<T> shape) throws FlawException {
    CborCheck.check(item);
    CborReader reader = new CborReader(item);
    T value = shape.read(reader);
    if (reader.next != item.length) {
      throw new IllegalStateException("shape left bytes unread at " + reader.next);
    }
    return value;
  }

  /** An array of exactly this many elements. */
  public void array(int count) throws FlawException {
    expect(ARRAY);
    if (argument != count) {
      throw flaw(Flaw.Kind.COUNT);
    }
  }

  /** An array of {@code min} … {@code max} elements; answers how many. */
  public int array(int min, int max) throws FlawException {
    expect(ARRAY);
    if (argument < min || argument > max) {
      throw flaw(Flaw.Kind.COUNT);
    }
    return (int) argument;
  }

  /** A map, to be taken key by key in ascending order. */
  public CborMap map() throws FlawException {
    expect(MAP);
    return new CborMap(this, (int) argument);
  }

  /** An unsigned integer {@code min} … {@code max}. */
  public long uint(long min, long max) throws FlawException {
    expect(UINT);
    if (argument < min || argument > max) {
      throw flaw(Flaw.Kind.RANGE);
    }
    return argument;
  }

  /** A small unsigned integer {@code min} … {@code max}. */
  public int number(int min, int max) throws FlawException {
    return (int) uint(min, max);
  }

  /**
   * One of these constants by its number.
   *
   * @param <E> their type
   */
  public <E extends WireCode> E choice(E[] among) throws FlawException {
    expect(UINT);
    for (E constant : among) {
      if (constant.code() == argument) {
        return constant;
      }
    }
    throw flaw(Flaw.Kind.RANGE);
  }

  /** A signed integer {@code min} … {@code max}. */
  public long integer(long min, long max) throws FlawException {
    int major = head();
    if (major != UINT && major != NEGATIVE) {
      throw flaw(Flaw.Kind.TYPE);
    }
    long value = major == UINT ? argument : -1 - argument;
    if (value < min || value > max) {
      throw flaw(Flaw.Kind.RANGE);
    }
    return value;
  }

  /** A byte string of exactly this length. */
  public byte[] bytes(int length) throws FlawException {
    return bytes(length, length);
  }

  /** A byte string of {@code min} … {@code max} bytes. */
  public byte[] bytes(int min, int max) throws FlawException {
    expect(BYTES);
    return content(min, max);
  }

  /** A text string of {@code min} … {@code max} bytes of UTF-8. */
  public String text(int min, int max) throws FlawException {
    expect(TEXT);
    return new String(content(min, max), StandardCharsets.UTF_8);
  }

  /** {@code false} or {@code true}. */
  public boolean bool() throws FlawException {
    expect(SIMPLE);
    if (argument == NULL) {
      throw flaw(Flaw.Kind.TYPE);
    }
    return argument == TRUE;
  }

  /** Takes a {@code null} when one stands here. */
  public boolean takeNull() {
    boolean found = next < in.length && (in[next] & 0xFF) == NULL;
    if (found) {
      next++;
    }
    return found;
  }

  /** Passes over one whole item. */
  public void skip() throws FlawException {
    int major = head();
    int inside = major == ARRAY || major == MAP ? (int) argument * (major - ARRAY + 1) : 0;
    if (major == BYTES || major == TEXT) {
      next += (int) argument;
    }
    for (int i = 0; i < inside; i++) {
      skip();
    }
  }

  /** A refusal of the item read last, for {@code throw}. */
  public FlawException refusal(Flaw.Kind kind) {
    return flaw(kind);
  }

  private void expect(int major) throws FlawException {
    if (head() != major) {
      throw flaw(Flaw.Kind.TYPE);
    }
  }

  private byte[] content(int min, int max) throws FlawException {
    if (argument < min || argument > max) {
      throw flaw(Flaw.Kind.LENGTH);
    }
    int from = next;
    next += (int) argument;
    return Arrays.copyOfRange(in, from, next);
  }
}
