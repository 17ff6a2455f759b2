package faraday.rig.invariant;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Milliseconds as people read them. */
final class Ms {

  private static final int DIGITS = 3;

  private Ms() {}

  static String text(double ms) {
    return BigDecimal.valueOf(ms)
        .setScale(DIGITS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
