package faraday.rig.cli;

import faraday.rig.export.Exporter;
import faraday.rig.export.TraceFile;
import faraday.rig.export.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What {@code bench export} was asked for, checked before anything is written.
 *
 * @param format one of {@link #FORMATS}
 * @param trace to read
 * @param file to write
 * @param fromMs first moment, where given
 * @param toMs last moment, where given
 */
record ExportArguments(
    String format, TraceFile trace, Path file, OptionalLong fromMs, OptionalLong toMs) {

  static final List<String> FORMATS = List.of("pcap", "vcd", "csv");

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long SPAN_NANOS = 5_000 * NANOS_PER_MS;

  /**
   * Checks.
   *
   * @throws ParameterException for any misuse
   */
  static ExportArguments of(ParseResult parsed) {
    String format = parsed.matchedPositionalValue(0, "");
    Path named = parsed.matchedPositionalValue(1, Path.of(""));
    Path file = parsed.matchedOptionValue("--out", Path.of("faraday." + format));
    if (!FORMATS.contains(format)) {
      throw misuse(parsed, "no format '" + format + "'; there are pcap, vcd and csv");
    }
    TraceFile trace = TraceFile.at(named);
    demandReadable(parsed, named, trace);
    demandWritable(parsed, file);
    demandOther(parsed, trace.file(), file);
    OptionalLong fromMs = edge(parsed, "--from-ms");
    OptionalLong toMs = edge(parsed, "--to-ms");
    if (toMs.isPresent() && toMs.getAsLong() <= fromMs.orElse(0)) {
      throw misuse(parsed, "a window runs forward from 0 or later");
    }
    return new ExportArguments(format, trace, file, fromMs, toMs);
  }

  /** The window asked for, in a format that can hold everything. */
  Window window() {
    long lastNanos = toMs.isPresent() ? toMs.getAsLong() * NANOS_PER_MS : Long.MAX_VALUE;
    return new Window(fromMs.orElse(0) * NANOS_PER_MS, lastNanos);
  }

  /** The window asked for, in a format in which a second is long: five of them where open. */
  Window shortWindow(Exporter exporter) throws IOException {
    if (isOpen()) {
      return exporter.interestingWindow();
    }
    if (fromMs.isEmpty()) {
      return new Window(Math.max(0, window().toNanos() - SPAN_NANOS), window().toNanos());
    }
    long fromNanos = window().fromNanos();
    return toMs.isEmpty() ? new Window(fromNanos, fromNanos + SPAN_NANOS) : window();
  }

  /** True when no window was asked for. */
  boolean isOpen() {
    return fromMs.isEmpty() && toMs.isEmpty();
  }

  private static OptionalLong edge(ParseResult parsed, String option) {
    if (!parsed.hasMatchedOption(option)) {
      return OptionalLong.empty();
    }
    long ms = parsed.matchedOptionValue(option, 0L);
    if (ms < 0 || ms > (Long.MAX_VALUE - SPAN_NANOS) / NANOS_PER_MS) {
      throw misuse(parsed, option + " out of range: " + ms);
    }
    return OptionalLong.of(ms);
  }

  private static void demandReadable(ParseResult parsed, Path named, TraceFile trace) {
    Path file = trace.file();
    if (!Files.exists(named)) {
      throw misuse(parsed, "no such trace: " + named);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw misuse(parsed, "no trace that can be read: " + file);
    }
    try {
      if (!trace.isTrace()) {
        throw misuse(parsed, "no trace of schema version 1: " + file);
      }
    } catch (IOException e) {
      throw misuse(parsed, FileTrouble.words(e, file));
    }
  }

  private static void demandWritable(ParseResult parsed, Path file) {
    if (file.toString().equals("-")) {
      throw misuse(parsed, "--out takes the name of a file; nothing is exported to stdout");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw misuse(parsed, "--out takes a file, not a folder: " + file);
    }
    if (!Files.isDirectory(folder)) {
      throw misuse(parsed, "no such folder: " + folder);
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw misuse(parsed, "cannot be written: " + file);
    }
  }

  private static void demandOther(ParseResult parsed, Path trace, Path file) {
    for (Path each : List.of(file, Exporter.voltsBeside(file))) {
      if (Files.exists(each) && isSame(parsed, each, trace)) {
        throw misuse(parsed, "--out would overwrite the trace: " + each);
      }
    }
  }

  private static boolean isSame(ParseResult parsed, Path file, Path trace) {
    try {
      return Files.isSameFile(file, trace);
    } catch (IOException e) {
      throw misuse(parsed, FileTrouble.words(e, file));
    }
  }

  private static ParameterException misuse(ParseResult parsed, String why) {
    return new ParameterException(parsed.commandSpec().commandLine(), why);
  }
}
