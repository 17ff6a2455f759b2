package faraday.rig.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Turns one trace into one file (two for {@code vcd}: wires, and volts beside them), in constant
 * memory. Where the trace breaks off, what stands before is exported and then the exception thrown.
 */
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
   * @throws IOException when the trace cannot be read or the file not be written
   */
  public int pcap(Path to, Window window) throws IOException, TraceFormatException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      PcapExport export = new PcapExport(out, window);
      trace.forEach(export);
      return export.packets();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Writes a table.
   *
   * @return lines written, the head not counted
   * @throws IOException when the trace cannot be read or the file not be written
   */
  public int csv(Path to, Window window) throws IOException, TraceFormatException {
    try (TextOut out = TextOut.to(to)) {
      CsvExport export = new CsvExport(out, window);
      try {
        trace.forEach(export);
      } finally {
        export.finish();
      }
      return export.lines();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Writes one-bit wires to {@code to} and the quantities of the whole trace to {@link
   * #voltsBeside}.
   *
   * @return the part that was drawn: the window, cut off at the end of the trace
   * @throws TraceFormatException also when the trace ends before the window
   * @throws IOException when the trace cannot be read or a file not be written
   */
  public Window vcd(Path to, Window window) throws IOException, TraceFormatException {
    try (TextOut wiresOut = TextOut.to(to);
        TextOut voltsOut = TextOut.to(voltsBeside(to))) {
      VcdExport wires = new VcdExport(wiresOut, window);
      VoltsVcdExport volts = new VoltsVcdExport(voltsOut);
      long endNanos;
      try {
        trace.forEach(wires.andThen(volts));
      } finally {
        endNanos = wires.finish();
        volts.finish();
      }
      if (endNanos <= window.fromNanos()) {
        throw new TraceFormatException(trace.file() + ": ends before the window begins");
      }
      return new Window(window.fromNanos(), endNanos);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** {@code pilot.vcd} → {@code pilot-volts.vcd}. */
  public static Path voltsBeside(Path vcd) {
    String name = String.valueOf(vcd.getFileName()).replaceFirst("\\.vcd$", "");
    return vcd.resolveSibling(name + "-volts.vcd");
  }

  /**
   * Five seconds from two seconds before the contactor first closes, or from the start where no
   * closing can be read.
   */
  public Window interestingWindow() throws IOException {
    FirstClosing first = new FirstClosing();
    try {
      trace.forEach(first::look);
      return first.around();
    } catch (TraceFormatException e) {
      return first.around(); // the export itself comes to the same line and reports it
    }
  }

  private static final class FirstClosing {
    private OptionalLong atNanos = OptionalLong.empty();

    Window around() {
      long closingNanos = atNanos.orElse(WINDOW_BEFORE_CLOSING_NANOS);
      long fromNanos = Math.max(0, closingNanos - WINDOW_BEFORE_CLOSING_NANOS);
      return new Window(fromNanos, fromNanos + WINDOW_NANOS);
    }

    void look(TraceEvent event) {
      if (atNanos.isEmpty()
          && event instanceof TraceEvent.Level level
          && level.signal().equals("contactor.main")
          && level.value() != 0) {
        atNanos = OptionalLong.of(level.atNanos());
      }
    }
  }
}
