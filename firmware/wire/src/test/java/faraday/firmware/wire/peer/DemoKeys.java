package faraday.firmware.wire.peer;

import faraday.firmware.wire.crypto.Entropy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Secrets anyone may know: SHA-256 of a name, reduced to a scalar. */
public final class DemoKeys {

  private DemoKeys() {}

  /** SHA-256 of {@code "faraday vector " ‖ name} modulo the order, 32 bytes. */
  public static byte[] scalar(String name) {
    return JdkCrypto.fixed(new BigInteger(1, hash(name)).mod(JdkCrypto.order()));
  }

  /** The first bytes of that hash, for ids and challenges. */
  public static byte[] bytes(String name, int length) {
    return Arrays.copyOf(hash(name), length);
  }

  /** Gives these scalars to whoever draws 32 bytes, and a fixed pattern to whoever blinds. */
  public static Entropy scripted(byte[]... scalars) {
    Deque<byte[]> script = new ArrayDeque<>(Arrays.asList(scalars));
    return into -> {
      if (into.length == 32) {
        System.arraycopy(script.remove(), 0, into, 0, 32);
      } else {
        Arrays.fill(into, (byte) 0x5A);
      }
    };
  }

  private static byte[] hash(String name) {
    return JdkCrypto.sha256(("faraday vector " + name).getBytes(StandardCharsets.US_ASCII));
  }
}
