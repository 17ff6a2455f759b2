package faraday.rig.perf;

import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.hal.sim.SeededRandom;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.WireException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The charger's public-key operations against the same ones of the JDK's own provider, both from
 * bytes to bytes and each with a key it has not met before where a tap brings one: a signature of a
 * phone to check, a record to sign, a secret to agree. Turn about in one run, so that a busy
 * machine slows both; medians.
 */
final class PublicKeyOperations implements Measurement {

  private static final double TIMES_MIN = 2;
  private static final int WARM_UP = 3_000;
  private static final int ROUNDS = 3_001;
  private static final int SCALAR_BYTES = 32;
  private static final int MESSAGE_BYTES = 250;

  /** One operation of one side. */
  @FunctionalInterface
  private interface Operation {
    void run() throws WireException;
  }

  @Override
  public String what() {
    return "public-key operations against the JDK's";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    SeededRandom random = new SeededRandom(scale.seed(), "public-key operations");
    SeededSecureRandom secure = new SeededSecureRandom(scale.seed(), "public-key operations");
    byte[] scalar = new byte[SCALAR_BYTES];
    random.nextBytes(scalar);
    scalar[0] &= 0x7F;
    byte[] message = new byte[MESSAGE_BYTES];
    SigningKey sign = SigningKey.of(scalar);
    DhKey agree = DhKey.of(scalar);
    P256KeyPair jdk = P256KeyPair.ofScalar(new BigInteger(1, scalar));
    byte[] point = sign.publicKey().toArray();
    byte[] signature = sign.sign(message);
    double verify =
        times(
            () -> must(key(point).verifies(message, signature)),
            () -> faraday.rig.codec.P256PublicKey.parse(point).verify(message, signature));
    double signing = times(() -> sign.sign(message), () -> jdk.sign(message, secure));
    double agreeing =
        times(
            () -> agree.agree(key(point), random::nextBytes),
            () -> jdk.agree(faraday.rig.codec.P256PublicKey.parse(point)));
    return figures(verify, signing, agreeing);
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(double verify, double sign, double agree) {
    return List.of(
        Figure.atLeast("es256VerifyTimesJdk", Rounded.to(2, verify), "x the JDK", TIMES_MIN),
        Figure.atLeast("es256SignTimesJdk", Rounded.to(2, sign), "x the JDK", TIMES_MIN),
        Figure.atLeast("ecdhTimesJdk", Rounded.to(2, agree), "x the JDK", TIMES_MIN));
  }

  /** How many times the charger's operation fits into the JDK's, by medians of processor time. */
  private static double times(Operation charger, Operation jdk) {
    long[] ours = new long[ROUNDS];
    long[] theirs = new long[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long our = nanos(charger);
      long their = nanos(jdk);
      if (i >= 0) {
        ours[i] = our;
        theirs[i] = their;
      }
    }
    Arrays.sort(ours);
    Arrays.sort(theirs);
    return (double) theirs[ROUNDS / 2] / ours[ROUNDS / 2];
  }

  private static long nanos(Operation operation) {
    long before = ThreadCosts.cpuNanos();
    try {
      operation.run();
    } catch (WireException e) {
      throw new NotMeasuredException("an operation failed", e);
    }
    return ThreadCosts.cpuNanos() - before;
  }

  private static P256PublicKey key(byte[] point) {
    return Objects.requireNonNull(P256PublicKey.decode(point));
  }

  private static void must(boolean holds) {
    if (!holds) {
      throw new NotMeasuredException("a good signature was refused");
    }
  }
}
