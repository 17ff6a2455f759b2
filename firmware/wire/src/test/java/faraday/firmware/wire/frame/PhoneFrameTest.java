package faraday.firmware.wire.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.BeaconId;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.JdkPhone;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneFrameTest {

  @Test
  void readsM1() {
    byte[] body = new byte[4 + 1 + 65 + 20];
    Arrays.fill(body, 0, 4, (byte) 0xBB);
    body[4] = 1;
    Arrays.fill(body, 5, 70, (byte) 0xEE);
    Arrays.fill(body, 70, 90, (byte) 0x55);
    assertEquals(
        new PhoneFrame.Request(new BeaconId(0xBBBBBBBB), 1, filled(0xEE, 65), filled(0x55, 20)),
        value(JdkPhone.frame(0x11, body)));
  }

  @Test
  void readsM3AndCourierUp() {
    byte[] m3 = Hex.bytes("13 0014 00000007" + "55".repeat(16));
    assertEquals(new PhoneFrame.Token(new BeaconId(7), filled(0x55, 16)), value(m3));
    byte[] courier = Hex.bytes("21 0010" + "55".repeat(16));
    assertEquals(new PhoneFrame.Courier(filled(0x55, 16)), value(courier));
  }

  @ParameterizedTest
  @CsvSource({
    "'', TRUNCATED, 0",
    "13 00, TRUNCATED, 2",
    "13 0000, TRUNCATED, 3",
    "13 0001, FRAME_LENGTH, 1",
    "21 0000 00, FRAME_LENGTH, 1",
    "21 0801, TOO_LONG, 1",
    "21 ffff, TOO_LONG, 1",
  })
  void refusesAFrameThatIsNotWhole(String frame, Kind kind, int position) {
    assertEquals(
        new Decoded.Malformed<PhoneFrame>(new Flaw(kind, position)),
        PhoneFrame.parse(Hex.bytes(frame)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x10, 0x12, 0x14, 0x1F, 0x20, 0x22, 0xFF})
  void refusesTypesNoPhoneSends(int type) {
    Decoded<PhoneFrame> decoded = PhoneFrame.parse(JdkPhone.frame(type, new byte[100]));
    assertEquals(new Decoded.Malformed<PhoneFrame>(new Flaw(Kind.FRAME_TYPE, 0)), decoded);
  }

  @Test
  void insistsOnRoomForTheTag() {
    int[][] shortest = {{0x11, 4 + 1 + 65 + 16}, {0x13, 4 + 16}, {0x21, 16}};
    for (int[] frame : shortest) {
      value(JdkPhone.frame(frame[0], new byte[frame[1]]));
      Decoded<PhoneFrame> tooShort =
          PhoneFrame.parse(JdkPhone.frame(frame[0], new byte[frame[1] - 1]));
      assertInstanceOf(Decoded.Malformed.class, tooShort);
    }
  }

  @Test
  void takesABodyOf2048BytesAndNotOneMore() {
    byte[] longest = new byte[Frame.MAX_BODY_LENGTH];
    value(JdkPhone.frame(0x13, longest));
    assertEquals(Frame.MAX_LENGTH, Frame.encode(FrameType.ANSWER, longest).length);
    byte[] tooLong = new byte[Frame.MAX_BODY_LENGTH + 1];
    assertInstanceOf(Decoded.Malformed.class, PhoneFrame.parse(JdkPhone.frame(0x13, tooLong)));
    assertThrows(IllegalArgumentException.class, () -> Frame.encode(FrameType.ANSWER, tooLong));
  }

  @Test
  void hasOneRefusalForEverything() {
    assertArrayEquals(Hex.bytes("1f 0001 20"), Frame.refusal());
  }

  private static PhoneFrame value(byte[] frame) {
    return switch (PhoneFrame.parse(frame)) {
      case Decoded.Value<PhoneFrame>(PhoneFrame value) -> value;
      case Decoded.Malformed<PhoneFrame>(Flaw flaw) -> throw new AssertionError(flaw.toString());
    };
  }

  private static Bytes filled(int octet, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) octet);
    return Bytes.of(bytes);
  }
}
