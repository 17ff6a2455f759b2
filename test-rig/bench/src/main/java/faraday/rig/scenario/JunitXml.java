package faraday.rig.scenario;

import java.util.List;
import java.util.Locale;

/** The result of a suite in the XML that build servers read (Maven Surefire's schema 3.0). */
public final class JunitXml {

  private static final double NANOS_PER_S = 1e9;
  private static final double MS_PER_S = 1e3;

  private final StringBuilder out = new StringBuilder();

  private JunitXml() {}

  /** The whole document. */
  public static String of(SuiteReport report) {
    JunitXml xml = new JunitXml();
    xml.suite(report);
    return xml.out.toString();
  }

  private void suite(SuiteReport report) {
    List<Outcome> outcomes = report.outcomes();
    long errors = outcomes.stream().filter(outcome -> !outcome.started()).count();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
    attribute("name", "faraday.scenario");
    attribute("time", seconds(report.wallMs() / MS_PER_S));
    attribute("tests", Integer.toString(outcomes.size()));
    attribute("errors", Long.toString(errors));
    attribute("skipped", "0");
    attribute("failures", Long.toString(report.failed() - errors));
    out.append(">\n");
    outcomes.forEach(this::testcase);
    out.append("</testsuite>\n");
  }

  private void testcase(Outcome outcome) {
    out.append("  <testcase");
    attribute("name", outcome.name());
    attribute("classname", className(outcome.scenario().file()));
    long virtualNanos = outcome.runs().stream().mapToLong(RunResult::virtualNanos).sum();
    attribute("time", seconds(virtualNanos / NANOS_PER_S));
    if (outcome.passed()) {
      out.append("/>\n");
      return;
    }
    String element = outcome.started() ? "failure" : "error";
    out.append(">\n    <").append(element);
    attribute("message", outcome.failures().getFirst().toString());
    attribute("type", outcome.started() ? "expectation" : "rig");
    out.append('>');
    for (Failure failure : outcome.failures()) {
      escape(outcome.scenario().file() + ":" + failure.line() + ": " + failure + "\n");
    }
    escape("again: " + outcome.replay() + "\n");
    out.append("</").append(element).append(">\n  </testcase>\n");
  }

  /** The folder stands for the package: readers group by it. */
  private static String className(String file) {
    String path = file.replace('\\', '/').replaceFirst("\\.ya?ml$", "");
    return "scenario." + path.replaceAll("/+", ".").replaceFirst("^\\.+", "");
  }

  private static String seconds(double s) {
    return String.format(Locale.ROOT, "%.3f", s);
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
  }

  /** XML 1.0 has no way to write most control characters and half surrogates at all. */
  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(allowed(c) ? c : '\uFFFD');
              }
            });
  }

  private static boolean allowed(int c) {
    boolean plane0 = (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD);
    return plane0 || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
