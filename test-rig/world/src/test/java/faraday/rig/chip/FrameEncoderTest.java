package faraday.rig.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The chip's frames, byte for byte as in the PN532 fact sheet §1. */
final class FrameEncoderTest {

  @Test
  void makesTheWorkedFrames() {
    assertEquals("0000ff00ff00", hex(FrameEncoder.ack()));
    assertEquals("0000ff01ff7f8100", hex(FrameEncoder.error()));
    assertEquals("0000ff06fad50332010607e800", response(0x03, "32010607"));
    assertEquals("0000ff02fed5151600", response(0x15, ""));
    assertEquals(
        "0000ff11efd54b010100042004081053170578807100c600",
        response(0x4B, "010100042004081053170578807100"));
  }

  @Test
  void isNormalUpToLength255AndExtendedBeyond() {
    assertTrue(response(0x41, "00".repeat(253)).startsWith("0000ffff01d541"));
    assertTrue(response(0x41, "00".repeat(254)).startsWith("0000ffffff0100ffd541"));
    assertTrue(response(0x41, "00".repeat(263)).startsWith("0000ffffff0109f6d541"));
  }

  @Test
  void refusesWhatFitsNoFrame() {
    byte[] tooLong = new byte[264];
    assertThrows(IllegalArgumentException.class, () -> FrameEncoder.response(0x41, tooLong));
  }

  private static String response(int code, String data) {
    return hex(FrameEncoder.response(code, HexFormat.of().parseHex(data)));
  }

  private static String hex(byte[] frame) {
    return HexFormat.of().formatHex(frame);
  }
}
