package faraday.rig.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * CBOR as a tree that can be damaged in one place and written with all lengths around it right
 * again; byte strings that hold CBOR are trees themselves. Shares no code with any reader.
 */
final class CborTree {

  private static final int DEPTH_MAX = 12;
  private static final int BYTES = 2;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final long[] EDGES = {
    0,
    1,
    2,
    8,
    16,
    23,
    24,
    31,
    32,
    63,
    64,
    65,
    255,
    256,
    978,
    1000,
    1440,
    1441,
    2048,
    65_535,
    65_536,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    (1L << 53) - 1,
    1L << 53,
    Long.MAX_VALUE,
    -1
  };

  private int major;
  private long argument;
  private byte[] text = new byte[0];
  private @Nullable CborTree inside;
  private final List<CborTree> children = new ArrayList<>();

  private CborTree() {}

  /** The tree of a whole item, or null when the bytes are no CBOR. */
  static @Nullable CborTree of(byte[] bytes) {
    int[] at = {0};
    CborTree tree = read(bytes, at, 0);
    return tree != null && at[0] == bytes.length ? tree : null;
  }

  private static @Nullable CborTree read(byte[] bytes, int[] at, int depth) {
    if (at[0] >= bytes.length || depth > DEPTH_MAX) {
      return null;
    }
    CborTree tree = new CborTree();
    int first = bytes[at[0]++] & 0xFF;
    tree.major = first >>> 5;
    int info = first & 31;
    int size = info < 24 ? 0 : 1 << (info - 24);
    if (info > 27 || at[0] + size > bytes.length) {
      return null;
    }
    tree.argument = size == 0 ? info : 0;
    for (int i = 0; i < size; i++) {
      tree.argument = tree.argument << 8 | (bytes[at[0]++] & 0xFF);
    }
    return tree.filled(bytes, at, depth) ? tree : null;
  }

  private boolean filled(byte[] bytes, int[] at, int depth) {
    if (major == BYTES || major == BYTES + 1) {
      return taken(bytes, at);
    }
    long items = major == ARRAY ? argument : 2 * argument;
    boolean nested = major == ARRAY || major == MAP;
    if (nested && (items < 0 || items > bytes.length)) {
      return false;
    }
    for (long i = 0; nested && i < items; i++) {
      CborTree child = read(bytes, at, depth + 1);
      if (child == null) {
        return false;
      }
      children.add(child);
    }
    return true;
  }

  private boolean taken(byte[] bytes, int[] at) {
    if (argument < 0 || argument > bytes.length - at[0]) {
      return false;
    }
    text = java.util.Arrays.copyOfRange(bytes, at[0], at[0] + (int) argument);
    at[0] += (int) argument;
    CborTree held = major == BYTES && text.length > 1 ? of(text) : null;
    inside = held != null && (held.major == ARRAY || held.major == MAP) ? held : null;
    return true;
  }

  /** All places of the tree. */
  private void places(List<CborTree> into) {
    into.add(this);
    children.forEach(child -> child.places(into));
    if (inside != null) {
      inside.places(into);
    }
  }

  /** Damages one place; what is taken from {@code other} is not changed. */
  void damage(Random random, CborTree other) {
    CborTree place = pick(random);
    switch (random.nextInt(7)) {
      case 0 -> place.argument = EDGES[random.nextInt(EDGES.length)];
      case 1 -> place.become(other.pick(random));
      case 2 -> place.resize(random);
      case 3 -> place.reorder(random);
      case 4 -> place.become(pick(random));
      case 5 -> place.wrap();
      default -> place.argument += random.nextInt(3) - 1;
    }
  }

  private CborTree pick(Random random) {
    List<CborTree> all = new ArrayList<>();
    places(all);
    return all.get(random.nextInt(all.size()));
  }

  /** Takes a copy, so that a place can become what it lies in. */
  private void become(CborTree other) {
    CborTree copy = other.copy();
    major = copy.major;
    argument = copy.argument;
    text = copy.text;
    inside = copy.inside;
    children.clear();
    children.addAll(copy.children);
  }

  private CborTree copy() {
    CborTree copy = new CborTree();
    copy.major = major;
    copy.argument = argument;
    copy.text = text;
    copy.inside = inside == null ? null : inside.copy();
    children.forEach(child -> copy.children.add(child.copy()));
    return copy;
  }

  /** Drops or doubles an element, or makes a string longer or shorter. */
  private void resize(Random random) {
    inside = null;
    if (children.isEmpty()) {
      text = java.util.Arrays.copyOf(text, Math.max(0, text.length + random.nextInt(5) - 2));
      return;
    }
    int at = random.nextInt(children.size());
    if (random.nextBoolean()) {
      children.remove(at);
    } else {
      children.add(at, children.get(at));
    }
  }

  private void reorder(Random random) {
    if (children.size() > 1) {
      children.add(children.remove(random.nextInt(children.size())));
    }
  }

  private void wrap() {
    CborTree copy = copy();
    children.clear();
    children.add(copy);
    major = ARRAY;
    inside = null;
  }

  /** The bytes, each length as its content has it; empty when the tree has grown too large. */
  byte[] bytes(int most) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return write(out, most, 0) ? out.toByteArray() : new byte[0];
  }

  private boolean write(ByteArrayOutputStream out, int most, int depth) {
    if (depth > 2 * DEPTH_MAX || out.size() > most) {
      return false;
    }
    byte[] content = inside == null ? text : inside.bytes(most);
    switch (major) {
      case BYTES, BYTES + 1 -> head(out, content.length);
      case ARRAY -> head(out, children.size());
      case MAP -> head(out, children.size() / 2);
      default -> head(out, argument);
    }
    if (major == BYTES || major == BYTES + 1) {
      out.writeBytes(content);
    }
    for (CborTree child : major == ARRAY || major == MAP ? children : List.<CborTree>of()) {
      if (!child.write(out, most, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private void head(ByteArrayOutputStream out, long value) {
    int size = size(value);
    int info = size == 0 ? (int) value : 24 + Integer.numberOfTrailingZeros(size);
    out.write(major << 5 | info);
    for (int i = size - 1; i >= 0; i--) {
      out.write((int) (value >>> (8 * i)));
    }
  }

  private static int size(long value) {
    if (value >= 0 && value < 24) {
      return 0;
    }
    if (value >>> 8 == 0) {
      return 1;
    }
    if (value >>> 16 == 0) {
      return 2;
    }
    return value >>> 32 == 0 ? 4 : 8;
  }
}
