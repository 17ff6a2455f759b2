package faraday.firmware.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.SampleTap;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The boot self-test of the tap, held against the published vectors' own making. */
final class TapSelfTestTest {

  @Test
  void comesToWhatThePublishedStartComesTo() {
    SampleTap tap = new SampleTap();
    ChargerHandshake.Opened opened = tap.open();
    byte[] m2 = tap.m2(opened.transport());
    byte[] m3 = tap.m3();
    byte[] m4 =
        Frame.encode(FrameType.ANSWER, opened.transport().seal(SampleTap.granted().encode()));
    byte[] signature = SigningKey.of(DemoKeys.scalar("charger sign")).sign(tap.credentials);
    HexFormat hex = HexFormat.of();
    assertArrayEquals(tap.phone.m1(), hex.parseHex(SelfTestTap.M1));
    assertArrayEquals(m3, hex.parseHex(SelfTestTap.M3));
    assertArrayEquals(
        JdkCrypto.sha256(tap.m0, m2, m4, signature), hex.parseHex(SelfTestTap.EXPECTED));
  }

  @Test
  void passesHoweverOftenItRuns() {
    assertTrue(TapSelfTest.passes(1));
    assertTrue(TapSelfTest.passes(3));
  }
}
