package faraday.rig.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a file that may be anything, each of a limited length. */
final class LineReader {

  private final InputStream in;
  private final byte[] line;
  private long number;
  private boolean ended;

  /**
   * A reader.
   *
   * @param in buffered
   * @param lineBytesMax longest line with its end
   */
  LineReader(InputStream in, int lineBytesMax) {
    this.in = in;
    this.line = new byte[lineBytesMax];
  }

  /**
   * The next line without its end, each byte as one character, or null behind the last. A line
   * beyond the limit comes cut to it, longer than any whole one.
   */
  @Nullable String next() throws IOException {
    int filled = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line(filled);
      }
      line[filled++] = (byte) b;
      if (filled == line.length) {
        return line(filled);
      }
    }
    ended = true;
    return filled == 0 ? null : line(filled);
  }

  private String line(int bytes) {
    number++;
    return new String(line, 0, bytes, StandardCharsets.ISO_8859_1);
  }

  /** Number of the last line, from 1; 0 before the first. */
  long number() {
    return number;
  }

  /** True when the last line had no end. */
  boolean brokeOff() {
    return ended;
  }
}
