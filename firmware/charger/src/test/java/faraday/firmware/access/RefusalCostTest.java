package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.DemoKeys;
import java.lang.management.ManagementFactory;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * TH-28: a wrong issuer's signature, a wrong proof and both together cost the same two checks. What
 * a check costs is told by what it allocates; curve operations are all but nothing of it.
 */
final class RefusalCostTest {

  private static final SigningKey STRANGER = SigningKey.of(DemoKeys.scalar("stranger"));
  private static final int WARM_TAPS = 5;
  private static final int TAPS = 20;

  private final Testbed bed = Testbed.ready();
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void costsTheSameWhicheverSignatureIsWrong() {
    long proofWrong = bytesOf(DeskTap::flippedProof);
    long issuerWrong = bytesOf(tap -> tap.token(flipped(tap)));
    long bothWrong = bytesOf(tap -> tap.token(flipped(tap)).flippedProof());
    long strangersProof = bytesOf(tap -> tap.by(STRANGER));
    assertAlike(proofWrong, issuerWrong);
    assertAlike(proofWrong, bothWrong);
    assertAlike(proofWrong, strangersProof);
  }

  /** The measure can fail: a token that is none costs no check. */
  @Test
  void seesThatATokenOutOfShapeCostsNoCheck() {
    long none = bytesOf(tap -> tap.token(new byte[] {1, 2}));
    assertTrue(2 * none < bytesOf(DeskTap::flippedProof), "bytes: " + none);
  }

  private static void assertAlike(long one, long other) {
    assertTrue(Math.abs(one - other) < one / 5, "bytes: " + one + " and " + other);
  }

  private static byte[] flipped(DeskTap tap) {
    byte[] token = tap.signed();
    token[token.length - 1] ^= 1;
    return token;
  }

  /** Bytes allocated by one decision, on average. */
  private long bytesOf(UnaryOperator<DeskTap> wrong) {
    long bytes = 0;
    for (int i = 0; i < WARM_TAPS + TAPS; i++) {
      DeskTap tap = wrong.apply(new DeskTap(bed));
      tap.context();
      DeskTap.Prepared prepared = tap.prepared();
      long before = thread.getCurrentThreadAllocatedBytes();
      prepared.decide();
      bytes += i < WARM_TAPS ? 0 : thread.getCurrentThreadAllocatedBytes() - before;
      assertEquals(Reason.REFUSED, tap.refused());
    }
    return bytes / TAPS;
  }
}
