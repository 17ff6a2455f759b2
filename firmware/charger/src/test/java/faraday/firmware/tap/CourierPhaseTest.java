package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.TestCbor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SPEC §6, the charger's side (E21, E23). */
class CourierPhaseTest {

  private static final int STORES = 1;
  private static final int BRINGS = 2;
  private static final byte[] ASK = TestCbor.encode(List.of(0));
  private static final byte[] BYE = TestCbor.encode(List.of(3));

  private final ProtocolBench bench = new ProtocolBench();

  @Test
  void isCompleteWithTheAnswerWhenThereIsNothingToAskAndNothingToGive() {
    bench.answered(STORES);
    assertSame(Reply.END, bench.protocol.silence(0));
  }

  @Test
  void skipsAskingAPhoneThatBringsNothing() {
    bench.desk.records.put(5L, new byte[] {1, 2, 3});
    JdkPhone phone = bench.answered(STORES);
    assertArrayEquals(record(1, 2, 3), phone.open(bench.frame(bench.protocol.silence(0))));
  }

  @Test
  void asksThenGivesThenSaysGoodbye() {
    bench.desk.records.put(5L, new byte[] {1});
    JdkPhone phone = bench.answered(STORES | BRINGS);
    assertArrayEquals(ASK, phone.open(bench.frame(bench.protocol.silence(0))));
    byte[] result = say(phone, 1, new byte[] {9, 9});
    assertArrayEquals(TestCbor.encode(List.of(2, 0)), result);
    assertEquals(1, bench.desk.count("brought 1 2"));
    assertArrayEquals(record(1), say(phone, 0));
    assertArrayEquals(BYE, say(phone, 16));
    assertSame(Reply.END, bench.protocol.silence(0));
  }

  @Test
  void reportsWhatBecameOfAnItem() {
    bench.desk.outcome = CourierQuestion.Outcome.LINK_DIFFERS;
    JdkPhone phone = asked();
    assertArrayEquals(TestCbor.encode(List.of(2, 3)), say(phone, 1, new byte[] {9}));
  }

  @Test
  void handsEveryItemToTheDeskWithItsOperation() {
    JdkPhone phone = asked();
    for (int operation = 1; operation <= 10; operation++) {
      say(phone, operation, new byte[] {9});
      assertEquals(1, bench.desk.count("brought " + operation + " 1"));
    }
    assertArrayEquals(BYE, say(phone, 0));
  }

  @Test
  void tellsTheDeskWhatThePhoneHasStoredAndNothingElse() {
    bench.desk.records.put(5L, new byte[] {1});
    bench.desk.records.put(6L, new byte[] {1});
    JdkPhone phone = bench.answered(STORES);
    phone.open(bench.frame(bench.protocol.silence(0)));
    say(phone, 16);
    say(phone, 17);
    assertEquals(1, bench.desk.count("carried 5"));
    assertEquals(0, bench.desk.count("carried 6"));
  }

  @Test
  void takesSixteenItemsAndGivesNoResultForTheSeventeenth() {
    bench.desk.records.put(5L, new byte[] {1});
    JdkPhone phone = asked();
    for (int i = 0; i < CourierPhase.ITEMS_MAX; i++) {
      assertArrayEquals(TestCbor.encode(List.of(2, 0)), say(phone, 1, new byte[] {9}));
    }
    assertArrayEquals(record(1), say(phone, 1, new byte[] {9}));
    assertEquals(16, bench.desk.count("brought 1 1"));
  }

  @Test
  void stillGivesRecordsAfterExactlySixteenItems() {
    bench.desk.records.put(5L, new byte[] {1});
    JdkPhone phone = asked();
    for (int i = 0; i < CourierPhase.ITEMS_MAX; i++) {
      say(phone, 1, new byte[] {9});
    }
    assertArrayEquals(record(1), say(phone, 0));
  }

  @Test
  void givesSixteenRecordsInOneConversationOldestFirst() {
    for (long seq = 1; seq <= 17; seq++) {
      bench.desk.records.put(seq, new byte[] {(byte) seq});
    }
    JdkPhone phone = bench.answered(STORES);
    byte[] got = phone.open(bench.frame(bench.protocol.silence(0)));
    for (int seq = 1; seq <= 16; seq++) {
      assertArrayEquals(record(seq), got);
      got = say(phone, 16);
    }
    assertArrayEquals(BYE, got);
  }

  @Test
  void endsWhenThePhoneCannotStore() {
    bench.desk.records.put(1L, new byte[] {1});
    bench.desk.records.put(2L, new byte[] {2});
    JdkPhone phone = bench.answered(STORES);
    phone.open(bench.frame(bench.protocol.silence(0)));
    assertArrayEquals(BYE, say(phone, 17));
    assertSame(Reply.END, bench.protocol.silence(0));
  }

  @Test
  void waitsWhileTheFlashIsAtWorkAndSkipsWhatCannotBeRead() {
    bench.desk.records.put(1L, new byte[0]);
    bench.desk.records.put(2L, new byte[] {2});
    bench.desk.busy = true;
    JdkPhone phone = bench.answered(STORES);
    assertSame(Reply.LATER, bench.protocol.silence(0));
    assertSame(Reply.LATER, bench.protocol.poll(0));
    bench.desk.busy = false;
    assertArrayEquals(record(2), phone.open(bench.frame(bench.protocol.poll(0))));
    assertArrayEquals(BYE, say(phone, 16));
  }

  @Test
  void saysGoodbyeToAnswersOutOfPlace() {
    JdkPhone phone = asked();
    assertArrayEquals(BYE, say(phone, 16), "stored, but nothing was given");
  }

  @Test
  void endsTheConversationOnAFrameThatDoesNotOpenOrMakesNoSense() {
    JdkPhone phone = asked();
    byte[] broken = ProtocolBench.up(phone, 0);
    broken[broken.length - 1] ^= 1;
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(broken)));
    assertSame(Reply.END, bench.give(ProtocolBench.up(phone, 0)));

    JdkPhone odd = asked();
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(ProtocolBench.up(odd, 11))));
  }

  @Test
  void refusesACourierFrameBeforeTheAnswer() {
    JdkPhone phone = bench.phone(bench.open(), BRINGS);
    phone.open(bench.frame(bench.give(phone.m1())));
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(ProtocolBench.up(phone, 0))));
  }

  private JdkPhone asked() {
    JdkPhone phone = bench.answered(STORES | BRINGS);
    phone.open(bench.frame(bench.protocol.silence(0)));
    return phone;
  }

  private byte[] say(JdkPhone phone, Object... items) {
    return phone.open(bench.frame(bench.give(ProtocolBench.up(phone, items))));
  }

  private static byte[] record(int... bytes) {
    byte[] item = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      item[i] = (byte) bytes[i];
    }
    return TestCbor.encode(List.of(1, 0, item));
  }
}
