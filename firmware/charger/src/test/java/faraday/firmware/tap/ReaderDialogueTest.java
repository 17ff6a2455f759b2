package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleToken;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The APDU profile of SPEC §7, byte for byte, against scripted answers. */
class ReaderDialogueTest {

  private static final String SELECTED = "01 01 00 90 00";

  private final ProtocolBench bench = new ProtocolBench();
  private final ReaderDialogue dialogue = new ReaderDialogue(bench.protocol);

  @BeforeEach
  void aPhoneIsActivated() {
    dialogue.onTarget(target(0x20), 0);
  }

  @Test
  void selectsTheWalletFirst() {
    assertEquals("00a4040008f04641524144415900", Hex.text(sent()));
  }

  @Test
  void leavesATargetAloneThatSpeaksNoApdus() {
    dialogue.onTarget(target(0x08), 0);
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
  }

  @Test
  void sendsTheBeaconInOnePiece() {
    answer(SELECTED);
    byte[] apdu = sent();
    assertEquals("80460000", Hex.text(Arrays.copyOf(apdu, 4)));
    assertEquals(98, apdu[4]);
    assertEquals(0, apdu[apdu.length - 1]);
    assertArrayEquals(bench.open(), Arrays.copyOfRange(apdu, 5, apdu.length - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6A 82", // no wallet
        "90 00", // nothing said about version
        "02 01 00 90 00", // another version
        "01 02 00 90 00", // no suite in common
        "01 01 00 00 90 00", // one byte too many
        "01 01 90 00", // one too few
        "01 01 00 61 05", // more waits
        "90"
      })
  void letsGoOfWhateverIsNoWalletOfVersionOne(String answer) {
    answer(answer);
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
    assertEquals(0, bench.desk.count("here"));
  }

  @Test
  void readsAnAnswerInPieces() {
    JdkPhone phone = selected();
    byte[] m1 = phone.m1();
    answer(piece(m1, 0, 100, "61 14"));
    assertEquals("00c0000000", Hex.text(sent()));
    answer(piece(m1, 100, 101, "61 13"));
    assertEquals("00c0000000", Hex.text(sent()));
    answer(piece(m1, 101, m1.length, "90 00"));
    assertEquals(0x12, sent()[5]);
  }

  @Test
  void acceptsPiecesOfUpTo240Bytes() {
    selected();
    answer(piece(new byte[240], 0, 240, "61 01"));
    assertEquals("00c0000000", Hex.text(sent()));
  }

  @Test
  void letsGoOfAPhoneWhosePieceIsLonger() {
    selected();
    answer(piece(new byte[241], 0, 241, "61 01"));
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
  }

  @Test
  void acceptsAFrameOf2051BytesAndLetsGoAtOneMore() {
    selected();
    feed(2051);
    DialogueStep.Wait grid = assertInstanceOf(DialogueStep.Wait.class, dialogue.next(0));
    assertEquals(RefusalGrid.STEP_NANOS, grid.untilNanos(), "TH-28: refusals leave on a grid");
    byte[] whole = sentAt(RefusalGrid.STEP_NANOS);
    assertArrayEquals(
        ProtocolBench.REFUSAL, Arrays.copyOfRange(whole, 5, whole.length - 1), "judged, not cut");

    dialogue.onEnd(TapEnd.RELEASED, 0);
    dialogue.onTarget(target(0x20), 0);
    selected();
    feed(2052);
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
  }

  private void feed(int bytes) {
    int left = bytes;
    while (left > 0) {
      int now = Math.min(240, left);
      left -= now;
      answer(piece(new byte[now], 0, now, left > 0 ? "61 FF" : "90 00"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"69 85", "67 00", "6F 00", "6C 10", "90 01", "00 00"})
  void letsGoAtAnyOtherStatus(String status) {
    selected();
    answer(status);
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
  }

  @Test
  void letsGoOfAPhoneThatPromisesMoreAndSendsNothing() {
    selected();
    answer("61 10");
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
  }

  @Test
  void letsGoWhenThePhoneHasNothingToSayToTheBeacon() {
    selected();
    answer("90 00");
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
  }

  @Test
  void sendsLongFramesInPiecesOf240Bytes() {
    bench.desk.records.put(1L, new byte[300]);
    JdkPhone phone = untilAnswer(1);
    answer("90 00");
    byte[] first = sent();
    assertEquals("80460100f0", Hex.text(Arrays.copyOf(first, 5)), "more pieces follow");
    assertEquals(240 + 6, first.length);
    answer("90 00");
    byte[] last = sent();
    assertEquals("80460000", Hex.text(Arrays.copyOf(last, 4)));
    byte[] frame = new byte[240 + (last[4] & 0xFF)];
    System.arraycopy(first, 5, frame, 0, 240);
    System.arraycopy(last, 5, frame, 240, last[4] & 0xFF);
    assertEquals(300 + 6, phone.open(frame).length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 90 00", "61 01", "69 85"})
  void letsGoWhenAPhoneInterruptsAFrame(String answer) {
    bench.desk.records.put(1L, new byte[300]);
    untilAnswer(1);
    answer("90 00");
    sent();
    answer(answer);
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
  }

  @Test
  void waitsForASlowAnswerAndSendsItAsSoonAsItIsThere() {
    bench.desk.answer = null;
    JdkPhone phone = selected();
    phone.open(data(give(phone.m1())));
    answer(piece(phone.m3(ProtocolBench.emptyDelivery()), "90 00"));
    DialogueStep.Wait wait = assertInstanceOf(DialogueStep.Wait.class, dialogue.next(5));
    assertEquals(1_000_005, wait.untilNanos());
    bench.desk.answer = new Answer.Served(SampleToken.NOON_S);
    assertInstanceOf(DialogueStep.Wait.class, dialogue.next(1_000_004), "not asked in between");
    DialogueStep.Send answer = assertInstanceOf(DialogueStep.Send.class, dialogue.next(1_000_005));
    assertEquals(0x14, answer.commandApdu()[5]);
  }

  @Test
  void hasPatienceForThirtySeconds() {
    selected();
    assertInstanceOf(DialogueStep.Send.class, dialogue.next(30_000_000_000L - 1));
    assertSame(DialogueStep.RELEASE, dialogue.next(30_000_000_000L));
  }

  @Test
  void beginsAnewAfterALostLink() {
    JdkPhone phone = selected();
    byte[] m1 = phone.m1();
    answer(piece(m1, 0, 100, "61 14"));
    dialogue.onEnd(TapEnd.LINK_LOST, 0);
    assertSame(DialogueStep.RELEASE, dialogue.next(0));
    dialogue.onTarget(target(0x20), 0);
    assertEquals("00a4040008f04641524144415900", Hex.text(sent()));
    answer(SELECTED);
    sent();
    answer(piece(m1, "90 00"));
    assertEquals(0x12, sent()[5], "nothing is left of the torn frame");
  }

  @Test
  void takesTheBeaconAndTheWholeStartInFiveExchanges() {
    JdkPhone phone = selected();
    phone.open(data(give(phone.m1())));
    byte[] m4 = give(phone.m3(ProtocolBench.emptyDelivery()));
    phone.open(data(m4));
    answer("90 00");
    assertSame(DialogueStep.RELEASE, dialogue.next(0), "complete with M4's answer");
  }

  private JdkPhone untilAnswer(int capabilities) {
    answer(SELECTED);
    JdkPhone phone = bench.phone(data(sent()), capabilities);
    phone.open(data(give(phone.m1())));
    phone.open(data(give(phone.m3(ProtocolBench.emptyDelivery()))));
    return phone;
  }

  private JdkPhone selected() {
    answer(SELECTED);
    return bench.phone(data(sent()));
  }

  private byte[] give(byte[] frame) {
    answer(piece(frame, "90 00"));
    return sent();
  }

  private byte[] sent() {
    return sentAt(0);
  }

  private byte[] sentAt(long nowNanos) {
    return assertInstanceOf(DialogueStep.Send.class, dialogue.next(nowNanos)).commandApdu();
  }

  private void answer(String hex) {
    answer(Hex.bytes(hex));
  }

  private void answer(byte[] response) {
    byte[] roomy = Arrays.copyOf(response, 4096);
    dialogue.onResponse(roomy, response.length, 0);
  }

  private static byte[] piece(byte[] frame, String status) {
    return piece(frame, 0, frame.length, status);
  }

  private static byte[] piece(byte[] frame, int from, int to, String status) {
    byte[] response = Arrays.copyOfRange(frame, from, to + 2);
    byte[] word = Hex.bytes(status);
    response[to - from] = word[0];
    response[to - from + 1] = word[1];
    return response;
  }

  /** The frame inside a transfer of one piece. */
  private static byte[] data(byte[] apdu) {
    return Arrays.copyOfRange(apdu, 5, apdu.length - 1);
  }

  private static TargetInfo target(int selRes) {
    return new TargetInfo(new byte[] {0, 4}, selRes, new byte[] {8, 1, 2, 3}, new byte[0]);
  }
}
