package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.script.ApduTerminal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApduLinkTest {

  private byte[] seen = new byte[0];
  private Reaction reaction = new Reaction.Quiet();
  private boolean hasWallet = true;

  private final ApduLink link =
      new ApduLink(
          new ApduLink.Frames() {
            @Override
            public boolean selected(long nowNanos) {
              return hasWallet;
            }

            @Override
            public Reaction frame(byte[] bytes, long nowNanos) {
              seen = bytes;
              return reaction;
            }
          });

  @Test
  void selectsByTheWholeNameAndSaysVersionSuiteAndFlags() {
    assertEquals("0101009000", send(ApduTerminal.SELECT));
  }

  @ParameterizedTest
  @CsvSource({
    "00A4040008F04641524144415A00, another name",
    "00A4040007F046415241444100, part of the name",
    "00A4040007D276000085010100, the Type 4 tag",
    "00A4000008F04641524144415900, another P1",
    "00A4040C08F04641524144415900, another P2",
    "00A4040008F046415241444159, no Le"
  })
  void findsNothingUnder(String command, String why) {
    assertEquals("6a82", send(command), why);
    assertEquals("6985", send("804600000110" + "00"), "nothing is selected");
  }

  @Test
  void hasNoWalletForSomeoneWhoWantsNothing() {
    hasWallet = false;

    assertEquals("6a82", send(ApduTerminal.SELECT));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 6700, nothing",
    "00A404, 6700, header cut short",
    "00A4040008F046, 6700, name cut short",
    "00A40400, 6700, no name",
    "90460000, 6e00, unknown class",
    "FF460000, 6e00, unknown class",
    "00460000, 6d00, transfer in the class of select",
    "80A40000, 6d00, select in the class of transfer",
    "80470000, 6d00, unknown instruction",
    "00B0000000, 6d00, read binary",
    "00C0000000, 6985, nothing waits",
    "00C00000, 6700, no Le",
    "00C0000001, 6700, another Le",
    "8046000001100000, 6700, two bytes after the piece",
    "804600000110, 6700, no Le",
    "80460000011001, 6700, another Le",
    "804600000000, 6700, no piece",
    "8046000000, 6700, no piece and no Le",
    "80460000, 6700, no length",
    "80460200011000, 6985, P1 of no meaning",
    "80460001011000, 6985, P2 of no meaning"
  })
  void saysWhatIsWrong(String command, String word, String why) {
    send(ApduTerminal.SELECT);

    assertEquals(word, send(command), why);
  }

  @Test
  void transferBeforeSelectIsOutOfOrder() {
    assertEquals("6985", send("80460000011000"));
  }

  @Test
  void joinsPiecesUntilTheLast() {
    send(ApduTerminal.SELECT);

    assertEquals("9000", send("80460100021122" + "00"));
    assertEquals("9000", send("80460100013300"));
    assertEquals("9000", send("80460000014400"));

    assertArrayEquals(HexFormat.of().parseHex("11223344"), seen);
  }

  @Test
  void forgetsAHalfSentFrameAtSelect() {
    send(ApduTerminal.SELECT);
    send("80460100021122" + "00");
    send(ApduTerminal.SELECT);

    send("80460000014400");

    assertArrayEquals(new byte[] {0x44}, seen);
  }

  @Test
  void takesPiecesOf240BytesAndNoMore() {
    send(ApduTerminal.SELECT);

    assertEquals(
        0x9000, ApduTerminal.word(send(ApduTerminal.transferCommand(new byte[240], false))));
    assertEquals(
        0x6700, ApduTerminal.word(send(ApduTerminal.transferCommand(new byte[241], false))));
  }

  @Test
  void takesFramesOf2051BytesAndNoMore() {
    send(ApduTerminal.SELECT);
    assertEquals(0x9000, sendFrame(2051));
    assertEquals(2051, seen.length);

    assertEquals(0x6700, sendFrame(2052));
  }

  private int sendFrame(int length) {
    int word = 0;
    for (int at = 0; at < length; at += 240) {
      int end = Math.min(length, at + 240);
      word =
          ApduTerminal.word(send(ApduTerminal.transferCommand(new byte[end - at], end < length)));
    }
    return word;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 239, 240, 241, 480, 481, 495, 496, 2051})
  void answersInPiecesThatSayHowMuchIsLeft(int length) {
    byte[] frame = new byte[length];
    IntStream.range(0, length).forEach(i -> frame[i] = (byte) (i * 7));
    reaction = new Reaction.Send(frame);
    send(ApduTerminal.SELECT);
    byte[] collected = new byte[0];
    byte[] response = send(HexFormat.of().parseHex("80460000011000"));
    while (true) {
      int data = response.length - 2;
      int left = length - collected.length - data;
      collected = Arrays.copyOf(collected, collected.length + data);
      System.arraycopy(response, 0, collected, collected.length - data, data);
      assertTrue(data <= 240);
      assertEquals(left == 0 ? 0x9000 : 0x6100 | Math.min(left, 255), ApduTerminal.word(response));
      if (left == 0) {
        break;
      }
      response = send(HexFormat.of().parseHex("00C0000000"));
    }

    assertArrayEquals(frame, collected);
    assertEquals("6985", send("00C0000000"), "nothing is left");
  }

  @Test
  void aNewFrameBeforeTheRestIsOutOfOrder() {
    reaction = new Reaction.Send(new byte[241]);
    send(ApduTerminal.SELECT);
    send("80460000011000");

    assertEquals("6985", send("80460000011000"));
    assertEquals("009000", send("00C0000000"));
  }

  @Test
  void sendsAFrameAgainAsItWas() {
    byte[] frame = {1, 2, 3};
    reaction = new Reaction.Send(frame);
    send(ApduTerminal.SELECT);

    assertEquals("0102039000", send("80460000011000"));
    assertEquals("0102039000", send("80460000011000"));
  }

  @Test
  void saysThatItGivesUp() {
    reaction = new Reaction.GiveUp();
    send(ApduTerminal.SELECT);

    assertEquals("6f00", send("80460000011000"));
  }

  @Property(seed = "4", tries = 3000)
  void answersAnyCommandWithAStatusWord(@ForAll @Size(max = 20) byte[] command) {
    byte[] response = link.answer(command, 0);

    assertTrue(response.length >= 2);
  }

  private String send(String command) {
    return HexFormat.of().formatHex(send(HexFormat.of().parseHex(command)));
  }

  private byte[] send(byte[] command) {
    return link.answer(command, 0);
  }
}
