package faraday.rig.rf;

import static faraday.rig.rf.CardBench.SILENCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** ISO/IEC 14443-3 §6.5, from the card's side. */
final class CardSelectionTest {

  private static final CardProfile FOUR = CardProfile.phone().withUid(CardBench.hex("08112233"));

  private final CardBench bench = CardBench.phone();

  @Test
  void answersRequestAndWakeUpWithAtqaLowByteFirst() {
    assertEquals("0400", bench.shortFrame(0x26));
    assertEquals("0400", new CardBench(FOUR, 0).shortFrame(0x52));
  }

  @Test
  void takesAWholeByteRequestForNoRequest() {
    assertEquals(SILENCE, bench.bare("26"));
  }

  @Test
  void givesUidAndItsExclusiveOr() {
    bench.shortFrame(0x26);
    assertEquals("0811223308", bench.bare("9320"));
  }

  @Test
  void answersTheRestOfAKnownPrefixBitByBit() {
    bench.shortFrame(0x26);
    assertEquals("223308", bench.bare("93400811"));
    byte[] thirteenBits = CardBench.hex("93250811");
    Picc.Reply reply = bench.card.frame(RfFrame.ofBits(thirteenBits, 16 + 5), 0);
    assertTrue(reply != null && reply.frame().bitCount() == 35);
  }

  @Test
  void staysSilentToAPrefixOfAnotherCard() {
    bench.shortFrame(0x26);
    assertEquals(SILENCE, bench.bare("93400812"));
    assertEquals(SILENCE, bench.bare("9320"), "and is thrown back");
    assertEquals("0400", bench.shortFrame(0x26));
  }

  @Test
  void answersSelectWithSakOnlyWhenUidAndChecksumsFit() {
    bench.shortFrame(0x26);
    assertEquals("20", bench.block("93700811223308"));
    CardBench wrongBcc = CardBench.phone();
    wrongBcc.shortFrame(0x26);
    assertEquals(SILENCE, wrongBcc.block("93700811223309"));
    CardBench wrongCrc = CardBench.phone();
    wrongCrc.shortFrame(0x26);
    assertEquals(SILENCE, wrongCrc.bare("937008112233080000"));
  }

  @Test
  void cascadesASevenByteUidOverTwoLevels() {
    CardBench seven =
        new CardBench(CardProfile.phone().withUid(CardBench.hex("04112233445566")), 0);
    seven.shortFrame(0x52);
    assertEquals("88041122bf", seven.bare("9320"));
    assertEquals("24", seven.block("937088041122bf"));
    assertEquals("3344556644", seven.bare("9520"));
    assertEquals("20", seven.block("95703344556644"));
    assertEquals("0578807002", seven.block("e050"));
  }

  @Test
  void afterHaltOnlyWakeUpIsHeard() {
    bench.shortFrame(0x26);
    bench.block("93700811223308");
    assertEquals(SILENCE, bench.block("5000"));
    assertEquals(SILENCE, bench.shortFrame(0x26));
    assertEquals("0400", bench.shortFrame(0x52));
  }

  @Test
  void fallsBackSilentlyWhenCalledWhileActive() {
    bench.shortFrame(0x52);
    bench.block("93700811223308");
    assertEquals(SILENCE, bench.shortFrame(0x52));
    assertEquals("0400", bench.shortFrame(0x52));
  }

  @Test
  void drawsAnotherUidForEveryFieldAndKeepsItMeanwhile() {
    CardBench phone = new CardBench(CardProfile.phone(), 0);
    byte[] first = phone.card.uid();
    phone.activate("50").block("c2");
    phone.activate("50");
    assertArrayEquals(first, phone.card.uid());
    assertEquals(0x08, first[0]);
    phone.card.fieldOff(1);
    phone.card.fieldOn(2);
    assertFalse(java.util.Arrays.equals(first, phone.card.uid()));
  }

  @Test
  void tellsTheApplicationWhenItComesAndGoes() {
    bench.activate("50");
    bench.card.fieldOff(1);
    bench.card.fieldOff(2);
    assertEquals(List.of("activated", "deactivated"), bench.app.events);
    assertEquals(SILENCE, bench.shortFrame(0x52), "no power, no answer");
  }

  @Test
  void refusesRatsWithTheReservedCid() {
    bench.shortFrame(0x52);
    bench.block("93700811223308");
    assertEquals(SILENCE, bench.block("e05f"));
    assertEquals(List.of(), bench.app.events);
  }
}
