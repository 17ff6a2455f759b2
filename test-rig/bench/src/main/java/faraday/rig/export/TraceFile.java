package faraday.rig.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a trace line by line; unknown fields are ignored, anything else odd is refused. */
public final class TraceFile {

  /** The trace's name inside a folder given with {@code --trace}. */
  public static final String NAME = "trace.jsonl";

  private static final Pattern HEADER =
      Pattern.compile("\\{\"schemaVersion\":1,\"seed\":(-?\\d+).*");
  private static final Pattern EVENT =
      Pattern.compile(
          "\\{\"t\":(\\d+),\"s\":\"([A-Za-z0-9_.-]+)\","
              + "(?:\"v\":(-?\\d+)|\"hex\":\"([0-9a-f]*)\"|\"text\":\"([^\"\\\\]*)\").*\\}");

  private final Path file;

  private TraceFile(Path file) {
    this.file = file;
  }

  /** A trace file, or the folder that holds one. */
  public static TraceFile at(Path fileOrFolder) {
    return new TraceFile(
        Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder);
  }

  /**
   * Hands over every event in order.
   *
   * @throws TraceFormatException naming the first line that is none of ours
   * @throws IOException when the file cannot be read
   */
  public void forEach(Consumer<TraceEvent> sink) throws IOException, TraceFormatException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      String first = lines.readLine();
      if (first == null || !HEADER.matcher(first).matches()) {
        throw new TraceFormatException(file + ":1: no trace of schema version 1");
      }
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        sink.accept(parse(line, number));
      }
    }
  }

  private TraceEvent parse(String line, int number) throws TraceFormatException {
    Matcher m = EVENT.matcher(line);
    if (!m.matches()) {
      throw new TraceFormatException(file + ":" + number + ": not an event");
    }
    try {
      long atNanos = Long.parseLong(m.group(1));
      if (m.group(3) != null) {
        return new TraceEvent.Level(atNanos, m.group(2), Long.parseLong(m.group(3)));
      }
      if (m.group(4) != null) {
        return new TraceEvent.Bytes(atNanos, m.group(2), HexFormat.of().parseHex(m.group(4)));
      }
      return new TraceEvent.Text(atNanos, m.group(2), m.group(5));
    } catch (IllegalArgumentException e) {
      throw new TraceFormatException(file + ":" + number + ": a number or hex out of shape");
    }
  }
}
