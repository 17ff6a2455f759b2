package faraday.rig.rf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Vectors: ISO/IEC 14443-3 annex B, and frames that libnfc's nfc-anticol sends. */
final class CrcATest {

  @Test
  void agreesWithTheExamplesOfTheStandard() {
    assertEquals("0000a01e", framed("0000"));
    assertEquals("123426cf", framed("1234"));
  }

  @Test
  void agreesWithTheFramesOfAnUnmodifiedHost() {
    assertEquals("e050bca5", framed("e050"));
    assertEquals("500057cd", framed("5000"));
  }

  @Test
  void refusesFramesWithoutABody() {
    assertFalse(CrcA.good(new byte[0]));
    assertFalse(CrcA.good(HexFormat.of().parseHex("6363")));
  }

  @Property(seed = "1", tries = 200)
  void noticesEveryFlippedBit(
      @ForAll @Size(min = 1, max = 40) byte[] body, @ForAll @IntRange(min = 0, max = 335) int bit) {
    byte[] framed = CrcA.append(body);
    assertTrue(CrcA.good(framed));
    framed[bit / 8 % framed.length] ^= (byte) (1 << bit % 8);
    assertFalse(CrcA.good(framed));
  }

  private static String framed(String hex) {
    return HexFormat.of().formatHex(CrcA.append(HexFormat.of().parseHex(hex)));
  }
}
