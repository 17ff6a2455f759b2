package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.peer.JdkPhone;
import org.junit.jupiter.api.Test;

/** The charger shows its certificate in place of an answer to M1 (SPEC §6.2, E6). */
class CertificateFrameTest {

  private static final byte[] WANTED = {0x16, 0, 0};
  private static final byte[] SHOWN =
      Frame.encode(FrameType.CERTIFICATE, ProtocolBench.CERTIFICATE.toArray());

  private final ProtocolBench bench = new ProtocolBench();

  @Test
  void isShownAndTheSameBeaconIsAnsweredBehindIt() {
    byte[] m0 = bench.open();
    assertArrayEquals(SHOWN, bench.frame(bench.give(WANTED)));
    assertArrayEquals(SHOWN, bench.frame(bench.give(WANTED)), "as often as it is asked for");
    JdkPhone phone = bench.phone(m0);
    byte[] m2 = bench.frame(bench.give(phone.m1()));
    assertEquals(FrameType.CREDENTIALS.code(), m2[0]);
    phone.open(m2);
  }

  @Test
  void isNotShownOnceAConversationIsOpen() {
    JdkPhone phone = bench.phone(bench.open());
    bench.frame(bench.give(phone.m1()));
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(WANTED)));
  }

  @Test
  void nobodyAsksWithAByteMore() {
    bench.open();
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(new byte[] {0x16, 0, 1, 0})));
  }
}
