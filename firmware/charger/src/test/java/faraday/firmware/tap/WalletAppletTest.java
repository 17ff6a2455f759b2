package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleToken;
import faraday.nfc.tag.Applet.Said;
import faraday.nfc.tag.CommandApdu;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profile 01 of SPEC §8, command by command (E4, TH-28, issue 4 item 1). */
class WalletAppletTest {

  private static final long MS = 1_000_000L;
  private static final byte[] NOTHING = new byte[0];

  private final ProtocolBench bench = new ProtocolBench(Profile.TARGET);
  private final WalletApplet applet = new WalletApplet(bench.protocol);
  private byte[] m0 = NOTHING;

  @BeforeEach
  void aPhoneSelects() {
    byte[] answer = applet.selected(0).apdu();
    assertEquals(0x01_01_00, (answer[0] << 16) | (answer[1] << 8) | answer[2]);
    assertEquals(0x9000, status(answer));
    m0 = Arrays.copyOfRange(answer, 3, answer.length - 2);
  }

  @Test
  void answersARequestWithItsFrameAndAcceptsItInPieces() {
    byte[] m1 = bench.phone(m0).m1();
    assertEquals(0x9000, status(transfer(1, Arrays.copyOf(m1, 100), 0)));
    byte[] m2 = transfer(0, Arrays.copyOfRange(m1, 100, m1.length), 0);
    assertEquals(0x12, m2[0]);
    assertEquals(0x9000, status(m2));
  }

  @Test
  void handsOutALongFrameInPiecesThatSayHowMuchIsLeft() {
    bench.desk.records.put(1L, new byte[300]);
    JdkPhone phone = answered(1);
    byte[] first = transfer(0, NOTHING, 0);
    assertEquals(242, first.length, "240 bytes and the status");
    int left = status(first) & 0xFF;
    assertEquals(0x6100, status(first) & 0xFF00);
    assertEquals(0x6985, status(transfer(0, NOTHING, 0)), "the rest is fetched first");
    byte[] rest = said(applet.command(new CommandApdu(0, 0xC0, 0, NOTHING, 256), 0));
    assertEquals(left + 2, rest.length);
    byte[] frame = Arrays.copyOf(first, 240 + left);
    System.arraycopy(rest, 0, frame, 240, left);
    assertEquals(300 + 6, phone.open(frame).length);
    byte[] again = said(applet.command(new CommandApdu(0, 0xC0, 0, NOTHING, 256), 0));
    assertEquals(0x6985, status(again), "nothing is left to fetch");
  }

  @Test
  void refusalLeavesOnTheGridAndNotANanosecondBefore() {
    assertNull(command(0, new byte[] {0x55}, 3 * MS));
    assertEquals(20 * MS, applet.nextPollNanos(3 * MS));
    assertNull(applet.poll(20 * MS - 1));
    byte[] answer = said(applet.poll(20 * MS));
    assertArrayEquals(ProtocolBench.REFUSAL, Arrays.copyOf(answer, answer.length - 2));
    assertEquals(0x9000, status(answer));
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "10, 20", "11, 40", "20, 40", "30, 40", "31, 60"})
  void refusalLeavesAtTheSameStepWhateverWasWrong(int askedMs, int leavesMs) {
    byte[] badTag = bench.phone(m0).m1();
    badTag[badTag.length - 1] ^= 1;
    for (byte[] wrong : new byte[][] {badTag, {0x7F, 0, 0}, new byte[240]}) {
      applet.selected(0);
      assertNull(command(0, wrong, askedMs * MS));
      assertEquals(leavesMs * MS, applet.nextPollNanos(askedMs * MS));
    }
  }

  @Test
  void refusalIsNotToBeHadEarlierByAskingForIt() {
    assertNull(command(0, new byte[] {0x55}, 0));
    byte[] rest = said(applet.command(new CommandApdu(0, 0xC0, 0, NOTHING, 256), MS));
    assertEquals(0x6985, status(rest));
    assertEquals(0x6985, status(transfer(0, NOTHING, MS)));
    assertNull(applet.poll(20 * MS - 1));
    assertNotNull(applet.poll(20 * MS));
  }

  @Test
  void refusalThatWaitedIsForgottenWithTheActivation() {
    assertNull(command(0, new byte[] {0x55}, 0));
    applet.ended(false, MS);
    byte[] answer = applet.selected(2 * MS).apdu();
    assertEquals(0x9000, status(answer));
    m0 = Arrays.copyOfRange(answer, 3, answer.length - 2);
    assertEquals(0x12, transfer(0, bench.phone(m0).m1(), 2 * MS)[0], "and held nothing up");
  }

  @Test
  void otherAnswersLeaveAtOnce() {
    assertEquals(0x12, transfer(0, bench.phone(m0).m1(), 7)[0]);
    assertEquals(7 + MS, applet.nextPollNanos(7), "polled every millisecond as ever");
  }

  @Test
  void saysAfterAQuarterOfASecondThatTheAnswerIsNotSettled() {
    bench.desk.answer = null;
    JdkPhone phone = bench.phone(m0);
    phone.open(frame(transfer(0, phone.m1(), 0)));
    byte[] m3 = phone.m3(ProtocolBench.emptyDelivery());
    assertNull(command(0, m3, 0));
    assertNull(applet.poll(WalletApplet.PATIENCE_NANOS - 1));
    assertEquals(0x6200, status(said(applet.poll(WalletApplet.PATIENCE_NANOS))));
    assertEquals(0x6985, status(transfer(0, m3, 0)), "nothing but asking");
    bench.desk.answer = new Answer.Served(SampleToken.NOON_S);
    assertEquals(0x14, transfer(0, NOTHING, 300 * MS)[0]);
  }

  @Test
  void takesPiecesOf240BytesAndFramesOf2051AndNotOneByteMore() {
    assertEquals(0x9000, status(transfer(1, new byte[WalletApplet.PIECE_BYTES], 0)));
    assertEquals(0x6700, status(transfer(1, new byte[WalletApplet.PIECE_BYTES + 1], 0)));
    fill();
    assertNull(command(0, new byte[WalletApplet.FRAME_BYTES_MAX - 8 * 240], 0), "judged, not cut");
    applet.selected(0);
    fill();
    int tooMany = WalletApplet.FRAME_BYTES_MAX - 8 * 240 + 1;
    assertEquals(0x6700, status(transfer(0, new byte[tooMany], 0)));
  }

  @Test
  void answersWhatIsOutOfPlaceWithAStatusWord() {
    assertEquals(0x6985, status(transfer(2, new byte[1], 0)), "no such P1");
    assertEquals(0x6985, status(transfer(1, NOTHING, 0)), "asking has no pieces");
    transfer(1, new byte[1], 0);
    assertEquals(0x6985, status(transfer(0, NOTHING, 0)), "in the middle of a frame");
    byte[] data = said(applet.command(new CommandApdu(0, 0xC0, 0, new byte[1], 0), 0));
    assertEquals(0x6700, status(data));
    byte[] ins = said(applet.command(new CommandApdu(0x80, 0x47, 0, NOTHING, 0), 0));
    assertEquals(0x6D00, status(ins));
    byte[] cla = said(applet.command(new CommandApdu(0x90, 0x46, 0, NOTHING, 0), 0));
    assertEquals(0x6E00, status(cla));
  }

  @Test
  void tellsTheDeskWhenThePhoneHasGoneAndOnlyOnce() {
    answered(0);
    applet.ended(true, 0);
    applet.ended(true, 0);
    assertEquals(1, bench.desk.count("over"));
    assertEquals(1, bench.desk.count("gone"));
  }

  private void fill() {
    for (int piece = 0; piece < 8; piece++) {
      assertEquals(0x9000, status(transfer(1, new byte[240], 0)));
    }
  }

  private JdkPhone answered(int capabilities) {
    JdkPhone phone = bench.phone(m0, capabilities);
    phone.open(frame(transfer(0, phone.m1(), 0)));
    phone.open(frame(transfer(0, phone.m3(ProtocolBench.emptyDelivery()), 0)));
    return phone;
  }

  private byte[] transfer(int p1, byte[] piece, long nowNanos) {
    return said(command(p1, piece, nowNanos));
  }

  private @Nullable Said command(int p1, byte[] piece, long nowNanos) {
    return applet.command(new CommandApdu(0x80, 0x46, p1 << 8, piece, 0), nowNanos);
  }

  private static byte[] said(@Nullable Said said) {
    if (said == null) {
      throw new AssertionError("nothing is said yet");
    }
    return said.apdu();
  }

  private static byte[] frame(byte[] answer) {
    return Arrays.copyOf(answer, answer.length - 2);
  }

  private static int status(byte[] answer) {
    return (answer[answer.length - 2] & 0xFF) << 8 | (answer[answer.length - 1] & 0xFF);
  }
}
