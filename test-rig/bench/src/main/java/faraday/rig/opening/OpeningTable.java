package faraday.rig.opening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Opening times by cause. */
public final class OpeningTable {

  /** Resolution of the histogram; the greatest time is kept exactly. */
  private static final long UNIT_NANOS = 1_000;

  private static final int DIGITS = 4;
  private static final int TROUBLES_MAX = 10;
  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double P9999 = 99.99;
  private static final double NANOS_PER_MS = 1e6;
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** Times of one cause, or of several together. */
  public static final class Row {
    private final Histogram times = new Histogram(DIGITS);
    private long maxNanos;
    private long late;
    private long missing;

    private void add(long nanos, long limitNanos) {
      if (nanos < 0) {
        missing++;
        return;
      }
      times.recordValue(nanos / UNIT_NANOS);
      maxNanos = Math.max(maxNanos, nanos);
      late += nanos > limitNanos ? 1 : 0;
    }

    private void add(Row other) {
      times.add(other.times);
      maxNanos = Math.max(maxNanos, other.maxNanos);
      late += other.late;
      missing += other.missing;
    }

    /** Openings. */
    public long count() {
      return times.getTotalCount();
    }

    /** Openings behind their limit. */
    public long late() {
      return late;
    }

    /** Stimuli behind which contacts did not part at all. */
    public long missing() {
      return missing;
    }

    /** A percentile, in ms. */
    public double ms(double percentile) {
      double nanos = times.getValueAtPercentile(percentile) * (double) UNIT_NANOS;
      return Math.min(nanos, (double) maxNanos) / NANOS_PER_MS;
    }

    /** The longest, in ms. */
    public double maxMs() {
      return maxNanos / NANOS_PER_MS;
    }
  }

  private final Map<OpeningCause, Row> rows = new LinkedHashMap<>();
  private final List<String> troubles = new ArrayList<>();
  private long digest;

  /** A table without openings. */
  OpeningTable() {
    OpeningCauses.all().forEach(cause -> rows.put(cause, new Row()));
  }

  /** A table in which nothing is counted. */
  public static OpeningTable empty() {
    return new OpeningTable();
  }

  void add(OpeningCause cause, long nanos) {
    row(cause).add(nanos, cause.limitMs() * 1_000_000L);
    digest += (nanos ^ (long) cause.name().hashCode() << 40) * GOLDEN_GAMMA;
  }

  void trouble(String what) {
    troubles.add(what);
  }

  private Row row(OpeningCause cause) {
    return Objects.requireNonNull(rows.get(cause));
  }

  /** All causes with their times. */
  public Map<OpeningCause, Row> rows() {
    return rows;
  }

  /** All that the standard binds to 100 ms. */
  public Row binding() {
    Row sum = new Row();
    rows.forEach(
        (cause, row) -> {
          if (cause.binding()) {
            sum.add(row);
          }
        });
    return sum;
  }

  /** All together. */
  public Row overall() {
    Row sum = new Row();
    rows.values().forEach(sum::add);
    return sum;
  }

  /** What went wrong on the way to closed contacts. */
  public List<String> troubles() {
    return troubles;
  }

  /** Whether every opening came within its limit and every connector could go on. */
  public boolean ok() {
    Row all = overall();
    return troubles.isEmpty() && all.late() + all.missing() == 0;
  }

  /** The table, line by line. */
  public List<String> words() {
    List<String> lines = new ArrayList<>();
    lines.add(line("cause", "openings", "p50 ms", "p99 ms", "p99.99 ms", "max ms", "limit ms"));
    rows.forEach((cause, row) -> lines.add(line(cause.name(), row, cause.limitMs() + "")));
    lines.add(line("bound to 100 ms", binding(), "100"));
    lines.add(line("all", overall(), ""));
    troubles.stream().limit(TROUBLES_MAX).forEach(trouble -> lines.add("  " + trouble));
    return lines;
  }

  private static String line(String name, Row row, String limit) {
    String late = row.late + row.missing == 0 ? "" : "  LATE " + (row.late + row.missing);
    return line(
        name,
        Long.toString(row.count()),
        ms(row.ms(P50)),
        ms(row.ms(P99)),
        ms(row.ms(P9999)),
        ms(row.maxMs()),
        limit + late);
  }

  private static String ms(double ms) {
    return String.format(Locale.ROOT, "%.2f", ms);
  }

  private static String line(String name, String... cells) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", name));
    for (String cell : cells) {
      line.append(String.format(Locale.ROOT, "%11s", cell));
    }
    return line.toString();
  }

  /** For {@code --json}. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> out = json(binding());
    out.put("ok", ok());
    Map<String, @Nullable Object> causes = new LinkedHashMap<>();
    rows.forEach(
        (cause, row) -> {
          Map<String, @Nullable Object> one = json(row);
          one.put("limitMs", cause.limitMs());
          causes.put(cause.name(), one);
        });
    out.put("causes", causes);
    out.put("troubles", troubles);
    out.put("hash", hash());
    return out;
  }

  private static Map<String, @Nullable Object> json(Row row) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("openings", row.count());
    out.put("p50Ms", row.ms(P50));
    out.put("p99Ms", row.ms(P99));
    out.put("p9999Ms", row.ms(P9999));
    out.put("maxMs", row.maxMs());
    out.put("late", row.late() + row.missing());
    return out;
  }

  /** The same for the same times, whatever order they came in. */
  public String hash() {
    return "%016x".formatted(digest);
  }
}
