package faraday.firmware.wire.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;

/** The responder of {@code Noise_N_P256_AESGCM_SHA256} on the JDK, from the text of SPEC §6. */
public final class JdkServer {

  private final byte[] scalar;
  private final JdkNoise noise = new JdkNoise("Noise_N_P256_AESGCM_SHA256");

  /** A server with this static scalar, for one item. */
  public JdkServer(byte[] scalar) {
    this.scalar = scalar;
  }

  /** Opens a sealed record of this charger. */
  public byte[] open(byte[] chargerId, byte[] item) throws GeneralSecurityException {
    byte[] ephemeral = Arrays.copyOf(item, 65);
    byte[] label = "faraday/1 record".getBytes(StandardCharsets.US_ASCII);
    noise.mixHash("Prologue", JdkCrypto.concat(label, chargerId));
    noise.mixHash("Static", JdkCrypto.publicOf(scalar));
    noise.mixHash("Ephemeral", ephemeral);
    noise.mixKey("Es", JdkCrypto.ecdh(scalar, ephemeral));
    return noise.open(Arrays.copyOfRange(item, 65, item.length));
  }

  /** Every intermediate value by name, in the order it arose. */
  public Map<String, byte[]> trace() {
    return noise.trace;
  }
}
