package faraday.rig.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** ASCII text into a file; unlike a {@link java.io.PrintWriter} it never hides a full disk. */
final class TextOut implements AutoCloseable {

  private final BufferedWriter out;

  TextOut(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
  }

  static TextOut to(Path file) throws IOException {
    return new TextOut(Files.newOutputStream(file));
  }

  /**
   * Writes.
   *
   * @throws UncheckedIOException when the file takes no more
   */
  TextOut put(String text) {
    try {
      out.write(text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TextOut put(long number) {
    return put(Long.toString(number));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
