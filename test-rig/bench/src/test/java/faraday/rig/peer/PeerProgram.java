package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A peer as a process, with both its outputs in one file. */
final class PeerProgram implements AutoCloseable {

  private static final long POLL_MILLIS = 20;

  private final List<String> command;
  private final Process process;
  private final Path output;

  private PeerProgram(List<String> command, Process process, Path output) {
    this.command = command;
    this.process = process;
    this.output = output;
  }

  /** Starts a process that reads nothing. */
  static PeerProgram start(List<String> command, Map<String, String> environment)
      throws IOException {
    Path output = Files.createTempFile("peer", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new PeerProgram(command, builder.start(), output);
  }

  /** Runs a process to its end and gives what it said; a time-out fails. */
  static String run(List<String> command, Map<String, String> environment, int limitSeconds)
      throws IOException, InterruptedException {
    try (PeerProgram program = start(command, environment)) {
      return program.end(limitSeconds);
    }
  }

  /** What it has said so far. */
  String output() throws IOException {
    return Files.readString(output, StandardCharsets.ISO_8859_1);
  }

  /** Waits until it has said something. */
  String await(String text, int limitSeconds) throws IOException, InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
    while (!output().contains(text)) {
      boolean over = System.nanoTime() > deadlineNanos || !process.isAlive();
      if (over && !output().contains(text)) {
        return fail(command + " never said \"" + text + "\":\n" + output());
      }
      process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
    return output();
  }

  /** Waits for its end and gives what it said. */
  String end(int limitSeconds) throws IOException, InterruptedException {
    if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
      return fail(command + " did not end within " + limitSeconds + " s:\n" + output());
    }
    return output();
  }

  /** The exit code of an ended process. */
  int exitCode() {
    return process.exitValue();
  }

  /** Asks it to end, as SIGTERM does. */
  void terminate() {
    process.destroy();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(output);
  }
}
