package faraday.rig.rf;

import static faraday.rig.rf.CardBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** ISO/IEC 14443-4 §7, from the card's side. */
final class CardBlocksTest {

  private static final long MILLI = 1_000_000;

  private final CardBench bench = CardBench.phone().activate("50");

  @Test
  void answersBlocksWithAlternatingNumbers() {
    assertEquals("02aa9000", bench.block("02aa"));
    assertEquals("03bb9000", bench.block("03bb"));
    assertEquals("02cc9000", bench.block("02cc"));
  }

  @Test
  void answersAnEmptyBlockWithAnEmptyBlockAndDoesNotTroubleTheApplication() {
    assertEquals("02", bench.block("02"));
    assertEquals(List.of("activated"), bench.app.events);
  }

  @Test
  void staysSilentToDamagedOversizeAndForeignBlocks() {
    assertEquals(SILENCE, bench.bare("02aa0000"));
    assertEquals(SILENCE, bench.block("0a01aa"), "another card's CID");
    assertEquals(SILENCE, bench.block("0600aa"), "NAD is not supported");
    assertEquals(SILENCE, bench.block("e2"), "no block of this protocol");
    assertEquals("02" + "00".repeat(253) + "9000", whole(bench.block("02" + "00".repeat(253))));
    assertEquals(SILENCE, bench.block("02" + "00".repeat(254)), "FSC + 1");
  }

  @Test
  void acknowledgesChainedCommandsAndAnswersTheWhole() {
    assertEquals("a2", bench.block("12aa"));
    assertEquals("a3", bench.block("13bb"));
    assertEquals("02aabbcc9000", bench.block("02cc"));
    assertEquals(List.of("activated", "command 3"), bench.app.events);
  }

  @Test
  void chainsLongAnswersToTheFrameSizeOfTheReader() {
    String first = bench.block("02" + "ab".repeat(100));
    assertEquals("12" + "ab".repeat(61), first);
    assertEquals("03" + "ab".repeat(39) + "9000", bench.block("a3"));
  }

  @Test
  void fitsExactlyOneFrameAtTheLimitAndTwoBeyondIt() {
    assertEquals("02" + "00".repeat(59) + "9000", bench.block("02" + "00".repeat(59)));
    assertTrue(bench.block("03" + "00".repeat(60)).startsWith("13"));
  }

  @Test
  void repeatsItsLastBlockOnANakOfTheSameNumber() {
    assertEquals("02aa9000", bench.block("02aa"));
    assertEquals("02aa9000", bench.block("b2"));
    assertEquals(List.of("activated", "command 1"), bench.app.events);
  }

  @Test
  void answersAPresenceCheckByNakWithAnAcknowledgement() {
    assertEquals("a3", bench.block("b2"), "right after activation");
    bench.block("02aa");
    assertEquals("a2", bench.block("b3"));
  }

  @Test
  void asksForMoreTimeWhenTheApplicationIsSlow() {
    CardBench slow = new CardBench(CardProfile.phone(), 500 * MILLI);
    slow.activate("50");
    String asked = slow.block("02aa");
    assertTrue(asked.startsWith("f2"), asked);
    int extensions = 0;
    while (asked.startsWith("f2") && extensions < 20) {
      assertTrue(slow.lastDelayNanos < 59 * CardProfile.phone().fwtNanos());
      asked = slow.block(asked);
      extensions++;
    }
    assertEquals("02aa9000", asked);
    assertEquals(500 * MILLI, slow.nowNanos, "the answer comes when the application is ready");
  }

  @Test
  void answersAtOnceWhenTheApplicationIsFastEnough() {
    CardBench fast = new CardBench(CardProfile.phone(), 20 * MILLI);
    fast.activate("50");
    assertEquals("02aa9000", fast.block("02aa"));
    assertEquals(20 * MILLI, fast.lastDelayNanos);
  }

  @Test
  void ignoresATimeExtensionItDidNotAskFor() {
    assertEquals(SILENCE, bench.block("f201"));
  }

  @Test
  void leavesOnDeselectAndCanBeWokenAgain() {
    assertEquals("c2", bench.block("c2"));
    assertEquals(SILENCE, bench.block("02aa"));
    bench.activate("50");
    assertEquals("02aa9000", bench.block("02aa"), "block numbers begin anew");
    assertEquals(List.of("activated", "deactivated", "activated", "command 1"), bench.app.events);
  }

  @Test
  void repeatsTheCidWhenTheReaderUsesIt() {
    CardBench third = CardBench.phone().activate("53");
    assertEquals("0a03aa9000", third.block("0a03aa"));
    assertEquals(SILENCE, third.block("02aa"), "a block without CID is for card 0");
    assertEquals("ca03", third.block("ca03"));
  }

  @Test
  void refusesFasterSpeedsBySilenceAndAgreesToTheSameSpeed() {
    assertEquals(SILENCE, bench.block("d01105"));
    CardBench again = CardBench.phone().activate("50");
    assertEquals("d0", again.block("d01100"));
    assertEquals("02aa9000", again.block("02aa"));
  }

  @Test
  void forgetsACommandThatNeverEnds() {
    for (int i = 0; i <= CardBlocks.COMMAND_BYTES_MAX / 253; i++) {
      bench.block((i % 2 == 0 ? "12" : "13") + "00".repeat(253));
    }
    assertEquals(List.of("activated"), bench.app.events);
  }

  private String whole(String first) {
    StringBuilder all = new StringBuilder(first);
    int number = 1;
    while (all.charAt(0) == '1') {
      String next = bench.block(number == 1 ? "a3" : "a2");
      all.setCharAt(0, next.charAt(0));
      all.append(next.substring(2));
      number ^= 1;
    }
    return "02" + all.substring(2);
  }
}
