package faraday.rig.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. */
final class Words {

  private static final int DIGITS = 3;

  private Words() {}

  static String ms(double ms) {
    return BigDecimal.valueOf(ms)
        .setScale(DIGITS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
