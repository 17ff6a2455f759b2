package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.peer.JdkPhone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SPEC §3.6: how long a beacon lives, and what repeats get (TH-1, TH-2, TH-28). */
class BeaconLifeTest {

  private static final long S = 1_000_000_000L;

  private final ProtocolBench bench = new ProtocolBench();

  @Test
  void showsAnUnusedBeaconAgainForThreeSeconds() {
    byte[] first = bench.open();
    bench.nowNanos = 3 * S - 1;
    assertArrayEquals(first, bench.open());
    bench.nowNanos = 3 * S;
    assertFalse(Arrays.equals(first, bench.open()));
  }

  @Test
  void neverShowsAnAnsweredBeaconAgain() {
    byte[] first = bench.open();
    bench.give(bench.phone(first).m1());
    assertFalse(Arrays.equals(first, bench.open()));
  }

  @Test
  void answersABeaconForThirtySecondsAfterItWasFirstHandedOut() {
    JdkPhone inTime = bench.phone(bench.open());
    bench.nowNanos = 30 * S - 1;
    assertEquals(0x12, bench.frame(bench.give(inTime.m1()))[0]);

    bench.open();
    JdkPhone late = bench.phone(bench.open());
    bench.nowNanos += 30 * S;
    bench.open();
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(late.m1())));
  }

  @Test
  void repeatsRepliesForThirtySecondsAfterTheBeaconWasConsumed() {
    JdkPhone phone = bench.phone(bench.open());
    bench.nowNanos = 29 * S;
    byte[] m2 = bench.frame(bench.give(phone.m1()));
    bench.nowNanos = 29 * S + 30 * S - 1;
    bench.open();
    assertArrayEquals(m2, bench.frame(bench.give(phone.m1())));
    bench.nowNanos = 29 * S + 30 * S;
    bench.open();
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(phone.m1())));
  }

  @Test
  void keepsFourUnansweredBeaconsAndForgetsTheOldest() {
    List<JdkPhone> phones = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      bench.nowNanos = 3 * S * i;
      phones.add(bench.phone(bench.open()));
    }
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(phones.get(0).m1())));
    for (int i = 1; i < 5; i++) {
      bench.open();
      assertEquals(0x12, bench.frame(bench.give(phones.get(i).m1()))[0], "beacon " + i);
    }
  }

  @Test
  void keepsSixteenInAllAndForgetsTheOldest() {
    List<JdkPhone> phones = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      JdkPhone phone = bench.phone(bench.open());
      bench.give(phone.m1());
      phones.add(phone);
    }
    bench.protocol.closed();
    assertEquals(0x12, bench.frame(bench.give(phones.get(0).m1()))[0], "sixteen are kept");
    bench.open();
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(phones.get(0).m1())));
    bench.open();
    assertEquals(0x12, bench.frame(bench.give(phones.get(2).m1()))[0]);
  }

  @Test
  void burnsABeaconAfterThreeRequestsThatDoNotOpen() {
    byte[] m0 = bench.open();
    JdkPhone honest = bench.phone(m0);
    byte[] broken = honest.m1();
    broken[broken.length - 1] ^= 1;
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(broken)));
      assertArrayEquals(m0, bench.open(), "two failures do not burn it");
    }
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(broken)));
    assertFalse(Arrays.equals(m0, bench.open()), "a burnt beacon is never shown");
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(honest.m1())));
  }

  @Test
  void stillOpensAfterTwoFailures() {
    JdkPhone honest = bench.phone(bench.open());
    byte[] broken = honest.m1();
    broken[20] ^= 1;
    for (int i = 0; i < 2; i++) {
      bench.give(broken);
      bench.open();
    }
    assertEquals(0x12, bench.frame(bench.give(honest.m1()))[0]);
  }

  @Test
  void givesTheSameBytesForTheSameBytesOverAnyReactivation() {
    JdkPhone phone = bench.phone(bench.open());
    byte[] m2 = bench.frame(bench.give(phone.m1()));
    byte[] m3 = phone.m3(ProtocolBench.emptyDelivery());
    bench.protocol.closed();
    bench.open();
    assertArrayEquals(m2, bench.frame(bench.give(phone.m1())));
    byte[] m4 = bench.frame(bench.give(m3));
    bench.protocol.closed();
    bench.open();
    assertArrayEquals(m4, bench.frame(bench.give(m3)), "M3 finds its conversation by beacon id");
    assertArrayEquals(m4, bench.frame(bench.give(m3)));
    assertEquals(1, bench.desk.count("credentials"));
    assertEquals(1, bench.desk.count("decide 0"), "decided once, however often it is asked");
  }

  @Test
  void refusesOtherBytesForAConsumedBeacon() {
    byte[] m0 = bench.open();
    bench.give(bench.phone(m0).m1());
    bench.open();
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(bench.phone(m0).m1())));
  }

  @Test
  void refusesASecondTokenMessageInOneConversation() {
    JdkPhone phone = bench.phone(bench.open());
    bench.give(phone.m1());
    bench.give(phone.m3(ProtocolBench.emptyDelivery()));
    byte[] another = phone.m3(ProtocolBench.emptyDelivery());
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(another)));
    assertEquals(1, bench.desk.count("decide 0"));
  }

  @Test
  void endsTheConversationWhenTheTokenMessageDoesNotOpen() {
    JdkPhone phone = bench.phone(bench.open());
    bench.give(phone.m1());
    byte[] m3 = phone.m3(ProtocolBench.emptyDelivery());
    byte[] broken = m3.clone();
    broken[broken.length - 1] ^= 1;
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(broken)));
    bench.open();
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(m3)), "the honest one too");
    assertEquals(0, bench.desk.count("decide 0"));
  }

  @Test
  void treatsATokenMessageOfAnotherShapeAsNotOpening() {
    JdkPhone phone = bench.phone(bench.open());
    bench.give(phone.m1());
    byte[] m3 = phone.m3(new byte[] {(byte) 0x81, 0x40});
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(m3)));
    bench.open();
    byte[] mended = phone.m3(ProtocolBench.emptyDelivery());
    assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(mended)), "it has ended");
    assertTrue(bench.desk.calls.stream().noneMatch(call -> call.startsWith("decide")));
  }
}
