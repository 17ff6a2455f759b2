package faraday.rig.perf;

import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.noise.KnInitiator;
import faraday.hal.sim.SeededRandom;
import faraday.rig.codec.KnResponder;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.WireException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The charger's cryptography of one start tap: an ephemeral key, two blinded agreements, M1 opened,
 * M2 sealed, M3 opened, the issuer's signature and the phone's proof verified, M4 sealed. The same
 * entropy every time, so that the phone's answers, made once by the rig's own code, always fit.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class TapCryptoBenchmark {

  private static final long SEED = 1;
  private static final byte[] PROLOGUE = KnResponder.prologue(1, 2);
  private static final byte[] BEACON = new byte[30];
  private static final byte[] REQUEST = new byte[60];
  private static final byte[] CREDENTIALS = new byte[58];
  private static final byte[] DELIVERY = new byte[430];
  private static final byte[] ANSWER = new byte[24];
  private static final byte[] SIGNED_BY_ISSUER = new byte[280];
  private static final byte[] SIGNED_BY_PHONE = new byte[130];

  private final DhKey charger = DhKey.of(scalar());
  private final P256KeyPair issuerPair = P256KeyPair.derived(SEED, "issuer");
  private final P256KeyPair phonePair = P256KeyPair.derived(SEED, "phone");
  private final SeededSecureRandom random = new SeededSecureRandom(SEED, "phone");
  private final byte[] issuerSignature = issuerPair.sign(SIGNED_BY_ISSUER, random);
  private final byte[] phoneSignature = phonePair.sign(SIGNED_BY_PHONE, random);
  private final P256PublicKey issuer = key(issuerPair);
  private final P256PublicKey phone = key(phonePair);
  private final KnResponder.Message m1;
  private final byte[] m3;

  /** Makes the phone's half once. */
  public TapCryptoBenchmark() {
    KnResponder responder =
        new KnResponder(
            PROLOGUE, rigKey(charger.publicKey()), rigKey(handshake().ephemeralKey()), BEACON);
    m1 = responder.writeReply(P256KeyPair.ephemeral(random), REQUEST);
    m3 = responder.channel().outgoing().seal(DELIVERY);
  }

  /** All of it; the result is M4's ciphertext. */
  @Benchmark
  public byte[] startTapCrypto() {
    KnInitiator.Completion opened = opened(handshake().read(m1.ephemeral(), m1.sealed()));
    opened.transport().seal(CREDENTIALS);
    byte[] delivery = opened.transport().open(m3);
    boolean right =
        delivery != null
            && issuer.verifies(SIGNED_BY_ISSUER, issuerSignature)
            && phone.verifies(SIGNED_BY_PHONE, phoneSignature);
    if (!right) {
      throw new IllegalStateException("the phone was not believed");
    }
    return opened.transport().seal(ANSWER);
  }

  private KnInitiator handshake() {
    SeededRandom entropy = new SeededRandom(SEED, "charger");
    return new KnInitiator(charger, entropy::nextBytes, PROLOGUE, BEACON);
  }

  private static KnInitiator.Completion opened(KnInitiator.@Nullable Completion completion) {
    if (completion == null) {
      throw new IllegalStateException("M1 did not open");
    }
    return completion;
  }

  private static byte[] scalar() {
    byte[] scalar = new byte[DhKey.LENGTH];
    Arrays.fill(scalar, (byte) 0x42);
    return scalar;
  }

  private static faraday.rig.codec.P256PublicKey rigKey(P256PublicKey key) {
    try {
      return faraday.rig.codec.P256PublicKey.parse(key.toArray());
    } catch (WireException e) {
      throw new IllegalStateException("two readers disagree about a point on P-256", e);
    }
  }

  private static P256PublicKey key(P256KeyPair pair) {
    return Objects.requireNonNull(P256PublicKey.decode(pair.publicKey().bytes()));
  }
}
