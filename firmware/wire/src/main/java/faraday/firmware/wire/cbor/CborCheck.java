package faraday.firmware.wire.cbor;

import faraday.firmware.wire.Flaw;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One pass over hostile bytes that accepts exactly one item of the deterministic subset. After it
 * the typed reader meets only wrong types, counts, lengths and ranges.
 */
final class CborCheck extends CborCursor {

  private CborCheck(byte[] in) {
    super(in);
  }

  static void check(byte[] in) throws FlawException {
    if (in.length > CborReader.MAX_ITEM_BYTES) {
      throw new FlawException(Flaw.Kind.TOO_LONG, CborReader.MAX_ITEM_BYTES);
    }
    CborCheck check = new CborCheck(in);
    check.item(0);
    if (check.next != in.length) {
      throw new FlawException(Flaw.Kind.TRAILING, check.next);
    }
  }

  private void item(int depth) throws FlawException {
    switch (head()) {
      case BYTES -> string();
      case TEXT -> text();
      case ARRAY -> array(depth);
      case MAP -> map(depth);
      default -> {} // integers and simple values are whole with their head
    }
  }

  private int string() throws FlawException {
    if (argument > in.length - next) {
      throw flaw(Flaw.Kind.TRUNCATED);
    }
    int from = next;
    next += (int) argument;
    return from;
  }

  private void text() throws FlawException {
    byte[] given = Arrays.copyOfRange(in, string(), next);
    byte[] again = new String(given, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(given, again)) {
      throw flaw(Flaw.Kind.NOT_UTF8);
    }
  }

  private void array(int depth) throws FlawException {
    int count = count(depth, 1);
    for (int i = 0; i < count; i++) {
      item(depth + 1);
    }
  }

  private void map(int depth) throws FlawException {
    int count = count(depth, 2);
    int lastMajor = UINT;
    long lastArgument = -1;
    for (int i = 0; i < count; i++) {
      int major = head();
      if (major != UINT && major != NEGATIVE) {
        throw flaw(Flaw.Kind.KEY_TYPE);
      }
      if (major == lastMajor && argument == lastArgument) {
        throw flaw(Flaw.Kind.KEY_REPEATED);
      }
      if (major < lastMajor || (major == lastMajor && argument < lastArgument)) {
        throw flaw(Flaw.Kind.KEY_ORDER);
      }
      lastMajor = major;
      lastArgument = argument;
      item(depth + 1);
    }
  }

  private int count(int depth, int bytesEach) throws FlawException {
    if (depth == CborReader.MAX_DEPTH) {
      throw flaw(Flaw.Kind.TOO_DEEP);
    }
    if (argument > (in.length - next) / bytesEach) {
      throw flaw(Flaw.Kind.TRUNCATED);
    }
    return (int) argument;
  }
}
