package faraday.rig.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Turns one trace into one file (two for {@code vcd}: wires, and volts beside them). */
public final class Exporter {

  private static final long NANOS_PER_MS = 1_000_000;
  private static final long WINDOW_BEFORE_CLOSING_NANOS = 2_000 * NANOS_PER_MS;
  private static final long WINDOW_NANOS = 5_000 * NANOS_PER_MS;

  private final TraceFile trace;

  /** An exporter of the given trace. */
  public Exporter(TraceFile trace) {
    this.trace = trace;
  }

  /**
   * Writes a capture file.
   *
   * @return packets written
   */
  public int pcap(Path to) throws IOException, TraceFormatException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      PcapExport export = new PcapExport(out);
      trace.forEach(export);
      return export.packets();
    }
  }

  /** Writes a table. */
  public void csv(Path to) throws IOException, TraceFormatException {
    try (PrintWriter out = text(to)) {
      trace.forEach(new CsvExport(out));
    }
  }

  /** Writes one-bit wires to {@code to} and the pilot's volts to {@link #voltsBeside}. */
  public void vcd(Path to, Window window) throws IOException, TraceFormatException {
    try (PrintWriter out = text(to)) {
      VcdExport export = new VcdExport(out, window);
      trace.forEach(export);
      export.finish();
    }
    try (PrintWriter out = text(voltsBeside(to))) {
      trace.forEach(new VoltsVcdExport(out));
    }
  }

  /** {@code pilot.vcd} → {@code pilot-volts.vcd}. */
  public static Path voltsBeside(Path vcd) {
    String name = String.valueOf(vcd.getFileName()).replaceFirst("\\.vcd$", "");
    return vcd.resolveSibling(name + "-volts.vcd");
  }

  /** Five seconds from two seconds before the contactor first closes, or from the start. */
  public Window interestingWindow() throws IOException, TraceFormatException {
    FirstClosing first = new FirstClosing();
    trace.forEach(first::look);
    long fromNanos =
        Math.max(
            0, first.atNanos.orElse(WINDOW_BEFORE_CLOSING_NANOS) - WINDOW_BEFORE_CLOSING_NANOS);
    return new Window(fromNanos, fromNanos + WINDOW_NANOS);
  }

  private static final class FirstClosing {
    private OptionalLong atNanos = OptionalLong.empty();

    void look(TraceEvent event) {
      if (atNanos.isEmpty()
          && event instanceof TraceEvent.Level level
          && level.signal().equals("contactor.main")
          && level.value() != 0) {
        atNanos = OptionalLong.of(level.atNanos());
      }
    }
  }

  private static PrintWriter text(Path to) throws IOException {
    return new PrintWriter(
        new OutputStreamWriter(
            new BufferedOutputStream(Files.newOutputStream(to)), StandardCharsets.US_ASCII));
  }
}
