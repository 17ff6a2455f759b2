package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.record.StopReason;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** SPEC §3.7, the charger's side (issue 4 item 7): one ticket, one stop, two frames. */
class FastStopTest {

  private static final int START = 1;
  private static final int STOP = 2;
  private static final Id8 SESSION = Id8.of(DemoKeys.bytes("session id", 8));
  private static final Answer GRANTED =
      new Answer.Granted(SESSION, SampleToken.NOON_S, 1, 60_000, 14_400, 32_000);
  private static final Answer SETTLED =
      new Answer.Settled(
          SESSION,
          SampleToken.NOON_S,
          new Answer.Settled.Bill(7_333_333, 1980, 385, StopReason.TAP),
          5,
          Id16.of(new byte[16]));

  private final ProtocolBench bench = new ProtocolBench();

  @Test
  void aGoodTicketIsAnsweredByM4AtOnce() {
    JdkPhone granted = granted();
    JdkPhone stopping = stopping(bench.open(), granted, 0);
    byte[] m4 = bench.frame(bench.give(stopping.m1()));

    assertEquals(0x14, m4[0]);
    assertArrayEquals(SETTLED.encode(), stopping.open(m4));
    assertEquals(1, bench.desk.count("fast stop " + SESSION));
    assertEquals(1, bench.desk.count("credentials"), "those of the start");
  }

  @Test
  void givesTheSameBytesToTheSameM1AndTheRefusalToAnM3() {
    JdkPhone granted = granted();
    JdkPhone stopping = stopping(bench.open(), granted, 0);
    byte[] m4 = bench.frame(bench.give(stopping.m1()));
    bench.open();
    assertArrayEquals(m4, bench.frame(bench.give(stopping.m1())));
    assertEquals(1, bench.desk.count("fast stop " + SESSION));
    byte[] m3 = stopping.m3(ProtocolBench.emptyDelivery());
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(m3)));
  }

  @Test
  void waitsForTheStopToBeDurableAsTheFullPathDoes() {
    JdkPhone granted = granted();
    bench.desk.answer = null;
    JdkPhone stopping = stopping(bench.open(), granted, 0);
    assertSame(Reply.LATER, bench.give(stopping.m1()));
    assertSame(Reply.LATER, bench.protocol.poll(1));
    bench.desk.answer = SETTLED;
    assertArrayEquals(SETTLED.encode(), stopping.open(bench.frame(bench.protocol.poll(2))));
  }

  @Test
  void aTicketIsGoodOnceThenTheFullPathGoesOnInTheSameTap() {
    JdkPhone granted = granted();
    bench.give(stopping(bench.open(), granted, 0).m1());
    JdkPhone again = stopping(bench.open(), granted, 0);
    assertFullPath(again);
    assertEquals(1, bench.desk.count("fast stop " + SESSION));
  }

  @Test
  void aTicketWhoseSessionIsUnknownGoesTheFullPath() {
    JdkPhone granted = granted();
    bench.desk.knowsSession = false;
    assertFullPath(stopping(bench.open(), granted, 0));
  }

  @Test
  void aProofOfAnotherTapGoesTheFullPathAndLeavesTheTicket() {
    JdkPhone granted = granted();
    byte[] m0 = bench.open();
    byte[] elsewhere = granted.ticketProof(new byte[32]);
    assertFullPath(phone(m0, boundHash -> request(STOP, granted.ticketId(), elsewhere)));
    JdkPhone honest = stopping(bench.open(), granted, 0);
    assertEquals(0x14, bench.frame(bench.give(honest.m1()))[0]);
  }

  @Test
  void nobodyCanProveATicketWhoseIdHeKnows() {
    JdkPhone granted = granted();
    for (int at = 0; at < 32; at++) {
      int flipped = at;
      JdkPhone guessing =
          phone(
              bench.open(),
              boundHash -> {
                byte[] proof = granted.ticketProof(boundHash);
                proof[flipped] ^= 1;
                return request(STOP, granted.ticketId(), proof);
              });
      assertEquals(0x12, bench.frame(bench.give(guessing.m1()))[0], "byte " + at);
    }
    assertEquals(0, bench.desk.count("fast stop " + SESSION));
  }

  @Test
  void aTicketDiesAfterADay() {
    JdkPhone granted = granted();
    bench.nowNanos += TicketBook.LIFE_NANOS - 1;
    assertEquals(0x14, bench.frame(bench.give(stopping(bench.open(), granted, 0).m1()))[0]);

    JdkPhone second = granted();
    bench.nowNanos += TicketBook.LIFE_NANOS;
    assertFullPath(stopping(bench.open(), second, 0));
  }

  @Test
  void aRestartKnowsNoTicket() {
    JdkPhone granted = granted();
    ProtocolBench restarted = new ProtocolBench();
    JdkPhone stopping = stopping(restarted.open(), granted, 0);
    assertEquals(0x12, restarted.frame(restarted.give(stopping.m1()))[0]);
  }

  @Test
  void aNewGrantOfTheSessionVoidsItsOlderTicketAndAlreadyLeavesOneToo() {
    JdkPhone first = granted();
    bench.desk.answer = new Answer.Already(SESSION, SampleToken.NOON_S, 1);
    JdkPhone second = started();
    bench.desk.answer = SETTLED;
    assertFullPath(stopping(bench.open(), first, 0));
    assertEquals(0x14, bench.frame(bench.give(stopping(bench.open(), second, 0).m1()))[0]);
  }

  @Test
  void keepsSixteenTicketsTheOldestGoesFirst() {
    JdkPhone first = granted();
    for (int i = 1; i < TicketBook.TICKETS_MAX; i++) {
      another(i);
    }
    assertEquals(TicketBook.TICKETS_MAX, bench.desk.tickets.size());
    another(TicketBook.TICKETS_MAX);
    assertEquals(TicketBook.TICKETS_MAX, bench.desk.tickets.size());
    assertFullPath(stopping(bench.open(), first, 0));
  }

  @Test
  void refusalsAndVisitsLeaveNoTicket() {
    bench.answered(0);
    assertEquals(0, bench.desk.tickets.size());
  }

  @Test
  void refusesATicketWithAnotherIntentAndEveryOtherLength() {
    JdkPhone granted = granted();
    for (int intent : new int[] {START, 3, 4}) {
      JdkPhone odd =
          phone(
              bench.open(), hash -> request(intent, granted.ticketId(), granted.ticketProof(hash)));
      assertArrayEquals(
          ProtocolBench.REFUSAL, bench.frame(bench.give(odd.m1())), "intent " + intent);
    }
    assertRefused(hash -> request(STOP, new byte[7], granted.ticketProof(hash)));
    assertRefused(hash -> request(STOP, granted.ticketId(), new byte[31]));
    assertRefused(hash -> request(STOP, granted.ticketId(), new byte[33]));
    assertRefused(hash -> TestCbor.encode(List.of(new byte[16], STOP, 0, 0, 0, 0, 0, new byte[8])));
  }

  @Test
  void theCourierPhaseFollows() {
    bench.desk.records.put(5L, new byte[] {1});
    JdkPhone granted = granted();
    JdkPhone stopping = stopping(bench.open(), granted, 1);
    stopping.open(bench.frame(bench.give(stopping.m1())));
    byte[] record = stopping.open(bench.frame(bench.protocol.silence(0)));
    assertArrayEquals(TestCbor.encode(List.of(1, 0, new byte[] {1})), record);
    assertTrue(bench.desk.calls.contains("taken"));
  }

  private void assertRefused(UnaryOperator<byte[]> request) {
    byte[] m1 = phone(bench.open(), request).m1();
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(m1)));
  }

  private void assertFullPath(JdkPhone phone) {
    byte[] m2 = bench.frame(bench.give(phone.m1()));
    assertEquals(0x12, m2[0]);
    phone.open(m2);
    byte[] m3 = phone.m3(ProtocolBench.emptyDelivery());
    assertEquals(0x14, bench.frame(bench.give(m3))[0]);
  }

  private void another(int session) {
    byte[] id = DemoKeys.bytes("session " + session, 8);
    bench.desk.answer =
        new Answer.Granted(Id8.of(id), SampleToken.NOON_S, 1, 60_000, 14_400, 32_000);
    started();
  }

  /** A start that was granted; stops are answered from now on. */
  private JdkPhone granted() {
    bench.desk.answer = GRANTED;
    JdkPhone phone = started();
    bench.desk.answer = SETTLED;
    return phone;
  }

  private JdkPhone started() {
    byte[] challenge = new byte[16];
    byte[] plain = TestCbor.encode(List.of(challenge, START, 0, 0, 0, 0, 0));
    JdkPhone phone = bench.phone(bench.open(), plain);
    phone.open(bench.frame(bench.give(phone.m1())));
    phone.open(bench.frame(bench.give(phone.m3(ProtocolBench.emptyDelivery()))));
    bench.protocol.closed();
    return phone;
  }

  private JdkPhone stopping(byte[] m0, JdkPhone granted, int capabilities) {
    return phone(
        m0,
        boundHash ->
            TestCbor.encode(
                List.of(
                    new byte[16],
                    STOP,
                    capabilities,
                    0,
                    0,
                    0,
                    0,
                    granted.ticketId(),
                    granted.ticketProof(boundHash))));
  }

  private static byte[] request(int intent, byte[] ticketId, byte[] proof) {
    return TestCbor.encode(List.of(new byte[16], intent, 0, 0, 0, 0, 0, ticketId, proof));
  }

  private JdkPhone phone(byte[] m0, UnaryOperator<byte[]> request) {
    return bench.phone(m0, request);
  }
}
