package faraday.rig.fuzz;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Makes damaged inputs of sound ones: by structure, by bytes, or both. On one thread. */
final class Mutator {

  /** Longest input in bytes: twice what any parser may take. */
  static final int INPUT_BYTES_MAX = 4096;

  private static final byte[][] PIECES =
      Arrays.stream(
              ("1817 1900ff 1bffffffffffffffff 3b8000000000000000 9bffffffffffffffff"
                      + " 5b7fffffffffffffff 5f 9f bf ff c0 d8ff f7 f93c00 fb e0 81818181818181"
                      + " a1a1 a1a10000 a201000100 a202000100 61ff f6 f4 60 9000 6100 61ff 6985"
                      + " 7b22 227d 223a 2c22 5b5b5b5b5b5b5b 5d5d 3165 2d31 2e35 5c75 39393939"
                      + " 7fffffff 80000000 d101 0000ff00ff 00")
                  .split(" "))
          .map(HexFormat.of()::parseHex)
          .toArray(byte[][]::new);

  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  /** One damaged input of a target. */
  byte[] next(Target.Form form, List<byte[]> pool) {
    byte[] input = pick(pool);
    boolean byStructure = form == Target.Form.CBOR && random.nextInt(3) != 0;
    input = byStructure ? tree(input, pick(pool)) : bytes(input, pool);
    if (random.nextInt(4) == 0) {
      input = step(input, pick(pool));
    }
    boolean keepsLengths = random.nextInt(4) != 0;
    return keepsLengths ? lengths(form, input) : input;
  }

  private byte[] pick(List<byte[]> pool) {
    return pool.get(random.nextInt(pool.size()));
  }

  private byte[] tree(byte[] input, byte[] other) {
    CborTree tree = CborTree.of(input);
    CborTree donor = CborTree.of(other);
    if (tree == null || donor == null) {
      return step(input, other);
    }
    tree.damage(random, donor);
    return tree.bytes(INPUT_BYTES_MAX);
  }

  private byte[] bytes(byte[] input, List<byte[]> pool) {
    byte[] mutant = input;
    int steps = 1 + random.nextInt(3);
    for (int i = 0; i < steps; i++) {
      mutant = step(mutant, pick(pool));
    }
    return mutant;
  }

  private byte[] step(byte[] item, byte[] other) {
    int at = item.length == 0 ? 0 : random.nextInt(item.length);
    return switch (random.nextInt(7)) {
      case 0 -> changed(item, at, random.nextInt(256));
      case 1 -> changed(item, at, item.length == 0 ? 0 : item[at] ^ (1 << random.nextInt(8)));
      case 2 -> splice(item, at, at, new byte[] {(byte) random.nextInt(256)});
      case 3 -> splice(item, at, Math.min(item.length, at + 1 + random.nextInt(4)), new byte[0]);
      case 4 -> splice(item, at, at, PIECES[random.nextInt(PIECES.length)]);
      case 5 -> Arrays.copyOf(item, at);
      default -> splice(item, at, item.length, tail(other));
    };
  }

  private byte[] tail(byte[] other) {
    return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
  }

  private static byte[] changed(byte[] item, int at, int value) {
    byte[] changed = item.clone();
    if (at < changed.length) {
      changed[at] = (byte) value;
    }
    return changed;
  }

  private static byte[] splice(byte[] item, int from, int to, byte[] between) {
    int length = Math.min(INPUT_BYTES_MAX, from + between.length + item.length - to);
    byte[] spliced = Arrays.copyOf(item, length);
    int middle = Math.min(between.length, length - from);
    System.arraycopy(between, 0, spliced, from, middle);
    int rest = Math.max(0, Math.min(item.length - to, length - from - between.length));
    System.arraycopy(item, to, spliced, Math.min(length, from + between.length), rest);
    return spliced;
  }

  /** Puts the outer length right again, so that what lies behind it is reached. */
  private static byte[] lengths(Target.Form form, byte[] input) {
    byte[] fixed = input.clone();
    if (form == Target.Form.FRAME && fixed.length >= 3) {
      fixed[1] = (byte) ((fixed.length - 3) >>> 8);
      fixed[2] = (byte) (fixed.length - 3);
    }
    if (form == Target.Form.NDEF && fixed.length >= 3 && (fixed[0] & 0x18) == 0x10) {
      fixed[2] = (byte) Math.max(0, fixed.length - 3 - (fixed[1] & 0xFF));
      fixed[0] = (byte) (fixed[0] | 0xC0);
    }
    return fixed;
  }
}
