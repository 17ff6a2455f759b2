package faraday.nfc.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames of UM0701-02 section 6.2.1 as recorded from real dialogues. */
final class FrameDecoderTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** An iPhone's activation: Tg 01, SENS_RES 0004, SEL_RES 20, NFCID1 08105317, ATS 0578807100. */
  private static final String IPHONE = "0000FF11EFD54B010100042004081053170578807100C600";

  private static final String ACK = "0000FF00FF00";

  private final FrameDecoder decoder = new FrameDecoder();

  @ParameterizedTest
  @CsvSource({
    "0000FF06FAD50332010607E800, 0332010607",
    "0000FF02FED5151600, 15",
    IPHONE + ", 4B01010004200408105317" + "0578807100",
  })
  void readsRecordedAnswers(String frame, String data) {
    assertEquals(List.of("ANSWER " + data), feed(frame));
  }

  @Test
  void readsTheShortFrames() {
    assertEquals(List.of("ACK"), feed(ACK));
    assertEquals(List.of("NACK"), feed("0000FFFF0000"));
    assertEquals(List.of("ERROR"), feed("0000FF01FF7F8100"));
  }

  @Test
  void separatesJoinedFrames() {
    assertEquals(List.of("ACK", "ANSWER 15"), feed(ACK + "0000FF02FED5151600"));
  }

  @Test
  void needsNeitherPreambleNorPostamble() {
    assertEquals(
        List.of("ANSWER 15", "ACK", "ACK"), feed("00FF02FED51516" + "00FF00FF" + "00FF00FF"));
  }

  @Test
  void acceptsAnyNumberOfZerosBeforeAndAfter() {
    assertEquals(
        List.of("ACK", "ANSWER 15"),
        feed("00".repeat(300) + "FF00FF" + "00".repeat(300) + "FF02FED51516" + "00".repeat(20)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"55", "FF", "FFFF", "D5150000", "00FF", "00FF00", "0000FF12", "00FFFFFF01"})
  void findsAFrameBehindGarbage(String garbage) {
    List<String> events = feed(garbage + IPHONE);
    assertEquals("ANSWER 4B010100042004081053170578807100", events.getLast());
  }

  @Test
  void refusesALengthThatDoesNotMatchItsChecksum() {
    assertEquals(List.of("BAD_LENGTH"), feed("0000FF06FBD50332010607E800"));
    assertEquals(List.of("BAD_LENGTH"), feed("0000FFFFFF0109F7D503"));
  }

  @Test
  void refusesAnEmptyBody() {
    assertEquals(List.of("BAD_LENGTH"), feed("0000FF0000"));
    assertEquals(List.of("BAD_LENGTH"), feed("0000FFFFFF000000"));
  }

  @Test
  void refusesABodyWhoseChecksumIsWrong() {
    assertEquals(List.of("BAD_CHECKSUM"), feed("0000FF06FAD50332010607E900"));
  }

  @Test
  void refusesAFrameThatNoChipSends() {
    assertEquals(List.of("WRONG_TFI"), feed("0000FF02FED4022A00"));
    assertEquals(List.of("WRONG_TFI"), feed("0000FF01FFD52B00"));
  }

  @Test
  void noticesEveryLostByte() {
    // D5 41 00 12 00 D8: sums to zero with and without its zeros.
    for (String answer : List.of(IPHONE, "0000FF05FBD541001200D800", "0000FF04FCD5032800" + "00")) {
      byte[] frame = HEX.parseHex(answer);
      for (int lost = 5; lost < frame.length - 1; lost++) {
        byte[] shorter = Arrays.copyOf(frame, frame.length - 1);
        System.arraycopy(frame, lost + 1, shorter, lost, shorter.length - lost);
        decoder.reset();
        List<String> events = feed(HEX.formatHex(shorter));
        assertTrue(events.stream().noneMatch(e -> e.startsWith("ANSWER")), lost + ": " + events);
      }
    }
  }

  @Test
  void readsAnAnswerWhoseChecksumIsZero() {
    assertEquals(List.of("ANSWER 2B"), feed("0000FF02FED52B0000"));
    assertEquals(List.of("ANSWER 2B", "ACK"), feed("0000FF02FED52B00" + ACK));
    assertEquals(List.of("BAD_CHECKSUM"), feed("0000FF02FED52B0055"));
  }

  @Test
  void neverLooksForFramesInsideADamagedBody() {
    // A phone may have chosen the body: here it holds a whole ACK frame.
    assertEquals(List.of("BAD_CHECKSUM"), feed("0000FF09F7D541" + "00" + ACK + "0100"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 254, 255, 264})
  void readsEveryAllowedLength(int dataBytes) {
    byte[] data = counting(dataBytes);
    assertEquals(List.of("ANSWER " + HEX.formatHex(data)), feed(HEX.formatHex(frame(data, 0xD5))));
  }

  @Test
  void refusesOneByteMoreThanTheLimit() {
    byte[] frame = frame(counting(265), 0xD5);
    assertEquals("TOO_LONG", feed(HEX.formatHex(frame)).getFirst());
  }

  @Test
  void acceptsAnExtendedHeaderForAShortFrame() {
    assertEquals(List.of("ANSWER 15"), feed("0000FFFFFF0002FED5151600"));
  }

  @Test
  void forgetsAHalfFrameWhenTold() {
    feed("0000FF06FAD50332");
    assertTrue(decoder.insideFrame());
    decoder.reset();
    assertFalse(decoder.insideFrame());
    assertEquals(List.of("ACK"), feed(ACK));
  }

  @Test
  void noticesEveryFlippedBitOfAnAnswer() {
    byte[] frame = HEX.parseHex(IPHONE);
    for (int bit = 8; bit < 8 * (frame.length - 1); bit++) {
      byte[] damaged = frame.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      decoder.reset();
      List<String> events = feed(HEX.formatHex(damaged));
      assertTrue(events.stream().noneMatch(e -> e.startsWith("ANSWER")), "bit " + bit + events);
    }
  }

  @Test
  void survivesNoiseAndReadsTheNextFrameAfterAReset() {
    Random noise = new Random(1);
    byte[] chunk = new byte[97];
    for (int round = 0; round < 20_000; round++) {
      noise.nextBytes(chunk);
      if (round % 2 == 0) {
        chunk[3] = 0;
        chunk[4] = (byte) 0xFF;
        chunk[6] = (byte) -chunk[5];
      }
      feed(HEX.formatHex(chunk));
      decoder.reset();
      assertEquals(List.of("ACK"), feed("00" + ACK));
    }
  }

  @Test
  void writesTheFramesThatWereRecorded() {
    assertEquals("0000FF02FED4022A00", command("02"));
    assertEquals("0000FF03FDD414011700", command("1401"));
    assertEquals("0000FF04FCD44A0100E100", command("4A0100"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 254, 255, 264})
  void writesWhatAnIndependentFramerWrites(int dataBytes) {
    byte[] data = counting(dataBytes);
    assertEquals(HEX.formatHex(frame(data, 0xD4)), command(HEX.formatHex(data)));
  }

  @Test
  void refusesToWriteMoreThanTheLimit() {
    byte[] into = new byte[FrameFormat.MAX_FRAME_BYTES];
    for (int length : new int[] {0, 265}) {
      org.junit.jupiter.api.Assertions.assertThrows(
          IllegalArgumentException.class, () -> FrameEncoder.command(new byte[300], length, into));
    }
  }

  private static String command(String data) {
    byte[] into = new byte[FrameFormat.MAX_FRAME_BYTES];
    byte[] bytes = HEX.parseHex(data);
    return HEX.formatHex(into, 0, FrameEncoder.command(bytes, bytes.length, into));
  }

  private static byte[] counting(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (i + 1);
    }
    return data;
  }

  /** A framer of its own, so that both directions are judged by other code. */
  private static byte[] frame(byte[] data, int tfi) {
    int length = data.length + 1;
    String header =
        length <= 255
            ? String.format("0000FF%02X%02X", length, (256 - length) % 256)
            : String.format(
                "0000FFFFFF%04X%02X", length, (512 - (length >> 8) - (length & 0xFF)) % 256);
    int sum = tfi;
    for (byte value : data) {
      sum += value;
    }
    byte[] head = HEX.parseHex(header);
    byte[] frame = Arrays.copyOf(head, head.length + 1 + data.length + 2);
    frame[head.length] = (byte) tfi;
    System.arraycopy(data, 0, frame, head.length + 1, data.length);
    frame[frame.length - 2] = (byte) -sum;
    return frame;
  }

  private List<String> feed(String hex) {
    List<String> events = new ArrayList<>();
    for (byte value : HEX.parseHex(hex)) {
      FrameEvent event = decoder.accept(Byte.toUnsignedInt(value));
      if (event == FrameEvent.ANSWER) {
        events.add("ANSWER " + HEX.formatHex(decoder.data(), 0, decoder.length()));
      } else if (event != FrameEvent.NONE) {
        events.add(event.name());
      }
    }
    return events;
  }
}
