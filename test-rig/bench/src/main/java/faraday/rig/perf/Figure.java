package faraday.rig.perf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what, as docs/PERFORMANCE.md calls it
 * @param value how much, or null when it could not be measured
 * @param unit of value and limit
 * @param bound what the limit is to the value
 * @param limit the limit; means nothing with {@link Bound#NONE}
 */
public record Figure(String name, @Nullable Double value, String unit, Bound bound, double limit) {

  /** What a limit is to its value. */
  public enum Bound {
    /** The value may reach the limit and not pass it. */
    AT_MOST("<="),
    /** The value stays below the limit. */
    BELOW("<"),
    /** The value reaches the limit or passes it. */
    AT_LEAST(">="),
    /** For information: no value is wrong. */
    NONE("");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }
  }

  /** At most {@code limit}. */
  static Figure atMost(String name, double value, String unit, double limit) {
    return new Figure(name, value, unit, Bound.AT_MOST, limit);
  }

  /** Less than {@code limit}. */
  static Figure below(String name, double value, String unit, double limit) {
    return new Figure(name, value, unit, Bound.BELOW, limit);
  }

  /** At least {@code limit}. */
  static Figure atLeast(String name, double value, String unit, double limit) {
    return new Figure(name, value, unit, Bound.AT_LEAST, limit);
  }

  /** Without a limit. */
  static Figure info(String name, double value, String unit) {
    return new Figure(name, value, unit, Bound.NONE, 0);
  }

  /** The same figure as something that could not be measured; with a limit it is not ok. */
  Figure unmeasured() {
    return new Figure(name, null, unit, bound, limit);
  }

  /** Whether the limit holds. A figure with a limit and without a value is not ok. */
  public boolean ok() {
    Double measured = value;
    if (bound == Bound.NONE) {
      return true;
    }
    if (measured == null) {
      return false;
    }
    double amount = measured;
    return switch (bound) {
      case AT_MOST -> amount <= limit;
      case BELOW -> amount < limit;
      case AT_LEAST -> amount >= limit;
      case NONE -> true;
    };
  }

  /** {@code name, value, unit, limit, ok}, in this order; whole amounts as integers. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", name);
    out.put("value", value == null ? null : number(value));
    out.put("unit", unit);
    out.put("limit", bound == Bound.NONE ? null : number(limit));
    out.put("ok", ok());
    return out;
  }

  /** The limit with its sign, or nothing. */
  public String limitText() {
    return bound == Bound.NONE ? "" : bound.sign + " " + amount(limit);
  }

  /** The value as people write it. */
  public String valueText() {
    Double measured = value;
    return measured == null ? "not measured" : amount(measured);
  }

  private static String amount(double amount) {
    return number(amount).toString();
  }

  /** A Long where the amount is whole, else a Double. */
  private static Number number(double amount) {
    if (amount == StrictMath.rint(amount) && StrictMath.abs(amount) < 1e15) {
      return (long) amount;
    }
    return amount;
  }
}
