package faraday.firmware.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.SampleTap;
import java.util.Arrays;
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

  /** Any byte of what the phone says matters: a computation that does not notice it is broken. */
  @Test
  void failsWhenAnyByteOfThePhonesHalfIsAnother() {
    byte[] expected = HexFormat.of().parseHex(SelfTestTap.EXPECTED);
    for (int at = 0; at < SelfTestTap.M1.length() / 2; at += 5) {
      byte[] outcome = TapSelfTest.outcome(flipped(SelfTestTap.M1, at), SelfTestTap.M3);
      assertFalse(Arrays.equals(expected, outcome), "byte " + at + " of M1");
    }
    for (int at = 0; at < SelfTestTap.M3.length() / 2; at += 25) {
      byte[] outcome = TapSelfTest.outcome(SelfTestTap.M1, flipped(SelfTestTap.M3, at));
      assertFalse(Arrays.equals(expected, outcome), "byte " + at + " of M3");
    }
  }

  private static String flipped(String hex, int at) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    bytes[at] ^= 1;
    return HexFormat.of().formatHex(bytes);
  }
}
