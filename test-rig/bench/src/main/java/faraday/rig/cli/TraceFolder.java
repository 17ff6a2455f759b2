package faraday.rig.cli;

import faraday.rig.export.TraceFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where one run writes its trace: into a file of its own, which takes the trace's name in one step
 * when it is complete. So two runs into one folder never mix, and what stands there is whole.
 */
final class TraceFolder implements AutoCloseable {

  private static final AtomicLong RUNS = new AtomicLong();

  private final OutputStream stream;
  private final @Nullable Path part;
  private final @Nullable Path trace;

  private TraceFolder(OutputStream stream, @Nullable Path part, @Nullable Path trace) {
    this.stream = stream;
    this.part = part;
    this.trace = trace;
  }

  /**
   * Begins a trace in the folder, which is made if need be; without a folder nothing is kept.
   *
   * @throws IOException with a message for people
   */
  static TraceFolder begin(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return new TraceFolder(OutputStream.nullOutputStream(), null, null);
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(FileTrouble.words(e, folder), e);
    }
    Path trace = folder.resolve(TraceFile.NAME);
    if (Files.isDirectory(trace)) {
      throw new IOException(trace + " is a folder, not a file");
    }
    String mine = ProcessHandle.current().pid() + "-" + RUNS.incrementAndGet();
    Path part = folder.resolve(TraceFile.NAME + "." + mine + ".part");
    try {
      OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW);
      part.toFile().deleteOnExit();
      return new TraceFolder(new BufferedOutputStream(out), part, trace);
    } catch (IOException e) {
      throw new IOException(FileTrouble.wordsAbout(trace, e), e);
    }
  }

  /** Takes the trace's bytes. */
  OutputStream stream() {
    return stream;
  }

  /**
   * Gives the complete trace its name; an older trace is replaced.
   *
   * @throws IOException with a message for people
   */
  void complete() throws IOException {
    Path from = part;
    Path to = trace;
    if (from == null || to == null) {
      return;
    }
    try {
      stream.close();
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(FileTrouble.wordsAbout(to, e), e);
    }
  }

  /** Leaves no trace that is not complete. */
  @Override
  public void close() throws IOException {
    if (part != null) {
      try {
        stream.close();
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }
}
