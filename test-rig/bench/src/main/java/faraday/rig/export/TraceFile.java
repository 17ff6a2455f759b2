package faraday.rig.export;

import faraday.rig.trace.Trace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a trace line by line, in constant memory; unknown fields behind the known ones are ignored,
 * anything else odd is refused.
 */
public final class TraceFile {

  /** The trace's name inside a folder given with {@code --trace}. */
  public static final String NAME = "trace.jsonl";

  /** Nearly 150 years; room enough above it to reckon with. */
  static final long TIME_NANOS_MAX = Long.MAX_VALUE / 2;

  private static final Pattern HEADER =
      Pattern.compile("\\{\"schemaVersion\":1,\"seed\":(-?\\d+)(,[ -~]*)?\\}");
  private static final Pattern EVENT =
      Pattern.compile(
          "\\{\"t\":(\\d+),\"s\":\"([A-Za-z0-9_.-]+)\","
              + "(?:\"v\":(-?\\d+)|\"hex\":\"([0-9a-f]*)\"|\"text\":\"([ !#-\\[\\]-~]*)\")"
              + "(,[ -~]*)?\\}");

  private final Path file;

  private TraceFile(Path file) {
    this.file = file;
  }

  /** A trace file, or the folder that holds one. */
  public static TraceFile at(Path fileOrFolder) {
    return new TraceFile(
        Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder);
  }

  /** The file itself. */
  public Path file() {
    return file;
  }

  /**
   * Whether the first line is that of a trace; what follows may still be damaged.
   *
   * @throws IOException when the file cannot be read
   */
  public boolean isTrace() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return begins(new LineReader(in, Trace.LINE_BYTES_MAX));
    }
  }

  private static boolean begins(LineReader lines) throws IOException {
    String first = lines.next();
    return first != null && HEADER.matcher(first).matches();
  }

  /**
   * Hands over every event in the order of time. Where a line is refused, all events before it have
   * been handed over.
   *
   * @throws TraceFormatException naming the first line that is none of ours
   * @throws IOException when the file cannot be read
   */
  public void forEach(Consumer<TraceEvent> sink) throws IOException, TraceFormatException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      LineReader lines = new LineReader(in, Trace.LINE_BYTES_MAX);
      if (!begins(lines)) {
        throw new TraceFormatException(file + ":1: no trace of schema version 1");
      }
      TimeOrder order = new TimeOrder(sink);
      try {
        read(lines, order);
      } catch (TraceFormatException e) {
        order.finish();
        throw e;
      }
      order.finish();
    }
  }

  private void read(LineReader lines, TimeOrder order) throws IOException, TraceFormatException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      TraceEvent event = parse(line, lines);
      if (order.tooLate(event)) {
        throw refusal(lines, "time runs backwards by more than a second");
      }
      order.accept(event);
    }
  }

  private TraceEvent parse(String line, LineReader lines) throws TraceFormatException {
    if (line.length() == Trace.LINE_BYTES_MAX) {
      throw refusal(lines, "a line of " + Trace.LINE_BYTES_MAX + " bytes or more");
    }
    Matcher m = EVENT.matcher(line);
    if (!m.matches()) {
      throw refusal(lines, lines.brokeOff() ? "the trace breaks off here" : "not an event");
    }
    try {
      long atNanos = Long.parseLong(m.group(1));
      if (atNanos > TIME_NANOS_MAX) {
        throw refusal(lines, "a time no run reaches");
      }
      if (m.group(3) != null) {
        return new TraceEvent.Level(atNanos, m.group(2), Long.parseLong(m.group(3)));
      }
      if (m.group(4) != null) {
        return new TraceEvent.Bytes(atNanos, m.group(2), HexFormat.of().parseHex(m.group(4)));
      }
      return new TraceEvent.Text(atNanos, m.group(2), m.group(5));
    } catch (IllegalArgumentException e) {
      throw refusal(lines, "a number or hex out of shape");
    }
  }

  private TraceFormatException refusal(LineReader lines, String why) {
    return new TraceFormatException(file + ":" + lines.number() + ": " + why);
  }
}
