package faraday.rig.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Frames of UM0701-02 §6.2.1 as the chip reads them, damaged one thing at a time. */
final class FrameDecoderTest {

  private static final String VERSION = "0000ff02fed4022a00";

  @Test
  void readsTheWorkedFrames() {
    assertEquals(List.of("02"), decode(VERSION));
    assertEquals(List.of("1401"), decode("0000ff03fdd414011700"));
    assertEquals(List.of("4a0100"), decode("0000ff04fcd44a0100e100"));
    assertEquals(List.of("ACK", "NACK"), decode(HostBench.ACK + HostBench.NACK));
  }

  @Test
  void readsExtendedFramesOfAnyLength() {
    assertEquals(List.of("02"), decode("0000ffffff0002fed4022a00"));
    String longest = "00".repeat(264);
    assertEquals(List.of(longest), decode(HostBench.frame(longest)));
  }

  @Test
  void refusesLengthsBeyondTheLimitAndBelowIt() {
    String tooLong = "00".repeat(265);
    assertEquals(List.of(), decode(HostBench.frame(tooLong)));
    assertEquals(List.of(), decode("0000ff000000"));
    assertEquals(List.of(), decode("0000ffffff0000000000"));
  }

  @Test
  void readsAFrameWithTfiAlone() {
    assertEquals(List.of(""), decode("0000ff01ffd42c00"));
  }

  @Test
  void takesLength255AsNormalAnd256AsExtended() {
    String normal = "ab".repeat(254);
    assertEquals(List.of(normal), decode("0000ffff01d4" + normal + check(normal) + "00"));
    String extended = "ab".repeat(255);
    assertEquals(List.of(extended), decode(HostBench.frame(extended)));
  }

  @Test
  void huntsThroughPreludesLongPreamblesAndGarbage() {
    assertEquals(List.of("02"), decode("5555" + "00".repeat(14) + VERSION));
    assertEquals(List.of("02"), decode("00".repeat(600) + VERSION));
    assertEquals(List.of("02"), decode("ff00aaff55" + VERSION));
    assertEquals(List.of("02"), decode("00ff02fed4022a"), "no preamble, no postamble");
    assertEquals(List.of("02", "02"), decode(VERSION + VERSION));
    assertEquals(List.of("02", "02"), decode(VERSION + "00".repeat(9) + VERSION));
  }

  @Test
  void refusesEveryFlippedByteOfAFrameButPreambleAndPostamble() {
    byte[] good = HexFormat.of().parseHex(VERSION);
    for (int at = 1; at < good.length - 1; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      assertEquals(List.of(), decode(HexFormat.of().formatHex(bad)), "byte " + at);
    }
  }

  @Test
  void refusesFramesOfAnotherDirection() {
    assertEquals(List.of("02"), decode(HostBench.response("03") + VERSION));
  }

  @Test
  void findsAGoodFrameThatFollowsATruncatedOne() {
    assertEquals(List.of("02"), decode("0000ff08f8d44a01" + VERSION));
    assertEquals(List.of("02"), decode("0000ff" + VERSION));
    assertEquals(List.of("02"), decode("00ff00" + VERSION));
  }

  @Test
  void countsWhatWasDamaged() {
    FrameDecoder decoder = new FrameDecoder();
    feed(decoder, "0000ff02fed4022b00");
    assertEquals(1, decoder.damagedFrames());
    assertFalse(decoder.inFrame());
  }

  @Property(seed = "2", tries = 300)
  void neverLosesAFrameBehindGarbageOnceItsLengthHasPassed(@ForAll @Size(max = 80) byte[] garbage) {
    FrameDecoder decoder = new FrameDecoder();
    feed(decoder, HexFormat.of().formatHex(garbage));
    List<String> found = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      found.addAll(feed(decoder, VERSION));
    }
    assertEquals("02", found.getLast());
  }

  @Property(seed = "3", tries = 300)
  void holdsNoMoreThanOneFrameWhateverComes(@ForAll @Size(max = 2000) byte[] noise) {
    feed(new FrameDecoder(), HexFormat.of().formatHex(noise));
  }

  private static String check(String data) {
    int sum = 0xD4;
    for (byte value : HexFormat.of().parseHex(data)) {
      sum += value;
    }
    return "%02x".formatted(-sum & 0xff);
  }

  private static List<String> decode(String hex) {
    return feed(new FrameDecoder(), hex);
  }

  private static List<String> feed(FrameDecoder decoder, String hex) {
    List<String> found = new ArrayList<>();
    for (byte value : HexFormat.of().parseHex(hex)) {
      decoder.accept(value);
      HostFrame frame = decoder.next();
      while (frame != null) {
        found.add(name(frame));
        frame = decoder.next();
      }
    }
    return found;
  }

  private static String name(HostFrame frame) {
    return switch (frame) {
      case HostFrame.Ack() -> "ACK";
      case HostFrame.Nack() -> "NACK";
      case HostFrame.Command(byte[] data) -> HexFormat.of().formatHex(data);
    };
  }
}
