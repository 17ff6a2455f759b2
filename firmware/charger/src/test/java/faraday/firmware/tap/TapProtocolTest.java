package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleToken;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Frames in, frames out: order, hostile bytes, and when a tap is over (TH-2, TH-27, TH-28). */
class TapProtocolTest {

  private final ProtocolBench bench = new ProtocolBench();

  @Test
  void saysTheSameAboutEverythingThatDoesNotOpenAndThenNothing() {
    JdkPhone phone = bench.phone(bench.open());
    for (byte[] hostile :
        List.of(
            new byte[0],
            new byte[] {0x11},
            new byte[] {0x11, 0, 0},
            new byte[] {0x13, 0, 1, 0},
            new byte[] {0x7F, 0, 0},
            Arrays.copyOf(phone.m1(), phone.m1().length - 1),
            Arrays.copyOf(phone.m1(), phone.m1().length + 1),
            phone.m3(ProtocolBench.emptyDelivery()),
            JdkPhone.frame(0x21, new byte[16]))) {
      bench.open();
      assertArrayEquals(ProtocolBench.REFUSAL, bench.frame(bench.give(hostile)));
      assertSame(Reply.END, bench.give(phone.m1()), "nothing more is said in this activation");
      assertSame(Reply.END, bench.protocol.silence(0));
    }
  }

  @Property(tries = 300, seed = "20260101")
  void neverThrowsWhateverTheBytes(@ForAll @Size(max = 400) byte[] hostile) {
    ProtocolBench fresh = new ProtocolBench();
    fresh.open();
    assertArrayEquals(ProtocolBench.REFUSAL, fresh.frame(fresh.give(hostile)));
  }

  @Test
  void refusesEveryFlippedByteOfTheRequest() {
    byte[] m1 = bench.phone(bench.open()).m1();
    for (int at = 0; at < m1.length; at++) {
      ProtocolBench fresh = new ProtocolBench();
      byte[] flipped = fresh.phone(fresh.open()).m1();
      flipped[at] ^= 1;
      assertArrayEquals(ProtocolBench.REFUSAL, fresh.frame(fresh.give(flipped)), "byte " + at);
      assertEquals(0, fresh.desk.count("credentials"), "byte " + at);
    }
  }

  @Test
  void waitsForAnAnswerThatIsNotSettledAndSealsItOnce() {
    bench.desk.answer = null;
    JdkPhone phone = bench.phone(bench.open());
    phone.open(bench.frame(bench.give(phone.m1())));
    byte[] m3 = phone.m3(ProtocolBench.emptyDelivery());
    assertSame(Reply.LATER, bench.give(m3));
    assertSame(Reply.LATER, bench.protocol.poll(1));
    bench.desk.answer = new Answer.Served(SampleToken.NOON_S);
    byte[] m4 = bench.frame(bench.protocol.poll(2));
    assertArrayEquals(bench.desk.answer.encode(), phone.open(m4));
    assertArrayEquals(m4, bench.frame(bench.protocol.poll(3)), "never sealed again");
  }

  @Test
  void givesTheAnswerAtTheNextActivationWhenTheLinkWasLostMeanwhile() {
    bench.desk.answer = null;
    JdkPhone phone = bench.phone(bench.open());
    phone.open(bench.frame(bench.give(phone.m1())));
    byte[] m3 = phone.m3(ProtocolBench.emptyDelivery());
    bench.give(m3);
    bench.protocol.closed();
    bench.open();
    assertSame(Reply.LATER, bench.give(m3));
    bench.desk.answer = new Answer.Served(SampleToken.NOON_S);
    assertArrayEquals(bench.desk.answer.encode(), phone.open(bench.frame(bench.protocol.poll(9))));
  }

  @Test
  void tellsTheDeskWhenAPhoneComesGoesAndWhoseTapIsOver() {
    bench.open();
    bench.protocol.closed();
    assertEquals(List.of("here", "gone"), bench.desk.calls, "nobody asked for anything");
    bench.desk.calls.clear();
    bench.answered(0);
    bench.protocol.closed();
    assertEquals(List.of("here", "credentials", "decide 0", "over", "gone"), bench.desk.calls);
  }

  @Test
  void tellsTheDeskOnceWhenThePhoneHasTakenItsAnswer() {
    bench.answered(2);
    assertEquals(0, bench.desk.count("taken"));
    bench.protocol.silence(0);
    bench.protocol.silence(0);
    assertEquals(1, bench.desk.count("taken"));
  }

  @Test
  void endsTheTapOfWhoeverWasRefusedLater() {
    bench.answered(0);
    bench.give(new byte[] {0x55});
    bench.protocol.closed();
    assertEquals(1, bench.desk.count("over"));
  }

  @Test
  void knowsNothingToSayBeforeARequest() {
    bench.open();
    assertSame(Reply.END, bench.protocol.silence(0));
    assertSame(Reply.END, bench.protocol.poll(0));
    assertFalse(bench.desk.calls.contains("credentials"));
  }
}
