package faraday.rig.perf;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with no more digits than they are worth. */
final class Rounded {

  private Rounded() {}

  /** Half up, to so many places behind the point. */
  static double to(int places, double value) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).doubleValue();
  }
}
