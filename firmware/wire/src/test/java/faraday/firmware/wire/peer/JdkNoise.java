package faraday.firmware.wire.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Noise's symmetric state once more, on the JDK; keeps every value on the way for the vectors. */
final class JdkNoise {

  private static final byte[] EMPTY = new byte[0];

  final Map<String, byte[]> trace = new LinkedHashMap<>();
  private byte[] chainingKey;
  private byte[] hash;
  private byte[] key = EMPTY;

  JdkNoise(String name) {
    hash = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 32);
    chainingKey = hash;
    trace.put("h0", hash);
  }

  void mixHash(String label, byte[] data) {
    hash = JdkCrypto.sha256(hash, data);
    trace.put("hAfter" + label, hash);
  }

  void mixKey(String label, byte[] secret) {
    byte[] temporary = JdkCrypto.hmac(chainingKey, secret);
    chainingKey = JdkCrypto.hmac(temporary, new byte[] {1});
    key = JdkCrypto.hmac(temporary, chainingKey, new byte[] {2});
    trace.put("dh" + label, secret);
    trace.put("ckAfter" + label, chainingKey);
    trace.put("kAfter" + label, key);
  }

  byte[] seal(byte[] plaintext) {
    try {
      byte[] sealed = JdkCrypto.gcm(true, key, 0, hash, plaintext);
      mixHash("Payload", sealed);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  byte[] open(byte[] sealed) throws GeneralSecurityException {
    return JdkCrypto.gcm(false, key, 0, hash, sealed);
  }

  void split() {
    byte[] temporary = JdkCrypto.hmac(chainingKey, EMPTY);
    byte[] first = JdkCrypto.hmac(temporary, new byte[] {1});
    trace.put("kChargerToPhone", first);
    trace.put("kPhoneToCharger", JdkCrypto.hmac(temporary, first, new byte[] {2}));
  }

  /** SPEC §3.7: key 32, then ticket id 8. */
  void resume() {
    byte[] label = "FDY1-RESUME".getBytes(StandardCharsets.US_ASCII);
    byte[] temporary = JdkCrypto.hmac(chainingKey, EMPTY);
    byte[] first = JdkCrypto.hmac(temporary, label, new byte[] {1});
    byte[] second = JdkCrypto.hmac(temporary, first, label, new byte[] {2});
    trace.put("resumptionKey", first);
    trace.put("ticketId", Arrays.copyOf(second, 8));
  }

  byte[] hash() {
    return hash;
  }

  byte[] value(String name) {
    byte[] value = trace.get(name);
    if (value == null) {
      throw new AssertionError("no " + name);
    }
    return value;
  }
}
