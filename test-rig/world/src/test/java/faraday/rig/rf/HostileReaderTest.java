package faraday.rig.rf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a reader sends, a card throws nothing and answers properly in the next field. */
final class HostileReaderTest {

  @Property(seed = "9", tries = 500)
  void survivesAnyFrameInAnyState(
      @ForAll @IntRange(min = 0, max = 3) int stage,
      @ForAll @Size(min = 1, max = 300) byte[] noise) {
    CardBench bench = atStage(stage);
    bench.card.frame(RfFrame.of(noise), 0);
    bench.card.frame(RfFrame.withCrc(noise), 0);
    bench.card.frame(RfFrame.ofBits(noise, 1 + noise.length * 8 / 2), 0);
    bench.card.fieldOff(1);
    bench.card.fieldOn(2);
    assertEquals("02aa9000", bench.activate("50").block("02aa"));
  }

  @Property(seed = "10", tries = 500)
  void tagAnswersEveryCommandWithAStatusWord(@ForAll @Size(min = 1, max = 40) byte[] command) {
    Type4TagApp tag = new Type4TagApp("a.example", 0);
    tag.activated(0);
    tag.answer(HexFormat.of().parseHex("00a4040007d276000085010100"), 0);
    tag.answer(HexFormat.of().parseHex("00a4000c02e103"), 0);
    byte[] steered = command.clone();
    steered[0] = 0;
    assertTrue(tag.answer(command, 0).responseApdu().length >= 2);
    assertTrue(tag.answer(steered, 0).responseApdu().length >= 2);
  }

  private static CardBench atStage(int stage) {
    CardBench bench = CardBench.phone();
    if (stage >= 1) {
      bench.shortFrame(0x52);
    }
    if (stage >= 2) {
      bench.block("93700811223308");
    }
    if (stage >= 3) {
      bench.block("e050");
    }
    return bench;
  }
}
