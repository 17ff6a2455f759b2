package faraday.firmware.wire.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CostTest {

  @ParameterizedTest
  @CsvSource({
    // energyMwh, durationS, perKwh, perHour, cost
    "0, 0, 45, 150, 0",
    "1000000, 0, 45, 0, 45",
    "0, 3600, 0, 150, 150",
    "22000000, 7200, 45, 150, 1290",
    "500000, 0, 1, 0, 1", // exactly half a unit goes up
    "499999, 0, 1, 0, 0",
    "0, 1800, 0, 1, 1",
    "0, 1799, 0, 1, 0",
    "250000, 900, 1, 1, 1", // a quarter and a quarter, added before rounding
    "249999, 900, 1, 1, 0",
    "250000, 899, 1, 1, 0",
    "9007199254740991, 4294967295, 4294967295, 4294967295, 9007199254740991",
    "4294967298000000, 0, 4294967295, 0, 9007199254740991", // just over 2^64
    "9007199254740991, 4294967295, 1000000, 0, 9007199254740991",
    "9007199254740991, 0, 999999, 0, 9007190247541736",
    "0, 4294967295, 0, 4294967295, 5124095573644338",
  })
  void addsExactlyAndRoundsOnce(
      long energyMwh, long durationS, long perKwh, long perHour, long cost) {
    assertEquals(cost, Cost.minorUnits(energyMwh, durationS, new Tariff(perHour, perKwh, 978)));
  }

  @Test
  void agreesWithExactArithmeticForAnyInput() {
    Random random = new Random(2);
    BigInteger largest = BigInteger.valueOf(Range.MAX_U53);
    for (int i = 0; i < 200_000; i++) {
      long energy = random.nextLong() >>> (11 + random.nextInt(53));
      long duration = random.nextLong() >>> (32 + random.nextInt(32));
      long perKwh = random.nextLong() >>> (32 + random.nextInt(32));
      long perHour = random.nextLong() >>> (32 + random.nextInt(32));
      BigInteger parts =
          BigInteger.valueOf(energy)
              .multiply(BigInteger.valueOf(perKwh * 3_600))
              .add(BigInteger.valueOf(duration).multiply(BigInteger.valueOf(perHour * 1_000_000)));
      BigInteger expected =
          parts
              .shiftLeft(1)
              .add(BigInteger.valueOf(3_600_000_000L))
              .divide(BigInteger.valueOf(7_200_000_000L))
              .min(largest);
      assertEquals(
          new BigDecimal(expected).longValueExact(),
          Cost.minorUnits(energy, duration, new Tariff(perHour, perKwh, 0)));
    }
  }

  @Test
  void takesNothingOutsideTheRangesOfARecord() {
    Tariff tariff = new Tariff(1, 1, 978);
    assertThrows(IllegalArgumentException.class, () -> Cost.minorUnits(-1, 0, tariff));
    assertThrows(IllegalArgumentException.class, () -> Cost.minorUnits(1L << 53, 0, tariff));
    assertThrows(IllegalArgumentException.class, () -> Cost.minorUnits(0, -1, tariff));
    assertThrows(IllegalArgumentException.class, () -> Cost.minorUnits(0, 1L << 32, tariff));
    assertThrows(IllegalArgumentException.class, () -> new Tariff(1L << 32, 0, 978));
    assertThrows(IllegalArgumentException.class, () -> new Tariff(0, 1L << 32, 978));
    assertThrows(IllegalArgumentException.class, () -> new Tariff(0, -1, 978));
    assertThrows(IllegalArgumentException.class, () -> new Tariff(0, 0, 1000));
  }
}
