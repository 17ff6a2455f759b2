package faraday.firmware.wire.peer;

import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Proof;
import faraday.firmware.wire.token.Token;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Measures what a start costs the charger: ephemeral key, two agreements, HKDF, every seal and
 * open, token and proof. Run by hand; figures do not belong into tests.
 */
public final class TapCost {

  private static final int WARM_UP = 4_000;
  private static final int TAPS = 4_000;

  private final SampleTap tap = new SampleTap();
  private final byte[] m1 = tap.phone.m1();
  private final byte[] m3 = tap.m3();

  private TapCost() {}

  /** Prints thread CPU time per tap. */
  public static void main(String[] arguments) {
    TapCost cost = new TapCost();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[TAPS];
    long first = 0;
    for (int i = 0; i < WARM_UP + TAPS; i++) {
      long before = threads.getCurrentThreadCpuTime();
      cost.start();
      long spent = threads.getCurrentThreadCpuTime() - before;
      first = i == 0 ? spent : first;
      nanos[Math.max(0, i - WARM_UP)] = spent;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "tap CPU: first %d us; warm p50 %d us, p99 %d us, max %d us over %d taps%n",
        first / 1_000,
        nanos[TAPS / 2] / 1_000,
        nanos[TAPS * 99 / 100] / 1_000,
        nanos[TAPS - 1] / 1_000,
        TAPS);
  }

  private void start() {
    ChargerHandshake handshake = SampleTap.begin();
    handshake.m0Frame();
    PhoneFrame.Request request = SampleTap.request(m1);
    var opened = (ChargerHandshake.Opened) handshake.open(request);
    opened.transport().seal(tap.credentials);
    TokenDelivery delivery = SampleTap.delivered(opened.transport(), m3);
    byte[] tokenBytes = delivery.token().toArray();
    Token token = SampleTap.value(Token.parse(tokenBytes));
    var command = token.claims().command();
    P256PublicKey phone = token.claims().phoneKey().decompress();
    if (command == null || phone == null) {
      throw new AssertionError("sample token is whole");
    }
    SampleTap.value(Command.parse(command.toArray()));
    Proof proof =
        Proof.over(
            Proof.Purpose.START, opened.handshakeHash().toArray(), tokenBytes, tap.credentials);
    if (!token.isSignedBy(SampleToken.ISSUER.publicKey())
        || !proof.isSignedBy(phone, delivery.proof().toArray())) {
      throw new AssertionError("sample tap verifies");
    }
    opened.transport().seal(SampleTap.granted().encode());
  }
}
