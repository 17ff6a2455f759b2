package faraday.rig.trace;

import faraday.hal.sim.SimProbe;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes the complete trace as JSON lines and hashes exactly what it writes.
 *
 * <p>First line: {@code {"schemaVersion":1,"seed":N}}. Then one line per event: {@code t} virtual
 * nanoseconds, {@code s} the signal, and {@code v} an integer level, {@code hex} bytes, or {@code
 * text}. Times never fall within one signal. No wall time ever enters, so equal seeds give equal
 * files.
 */
public final class Trace implements SimProbe {

  /** Longest line with its line end, in bytes; readers refuse longer ones. */
  public static final int LINE_BYTES_MAX = 1 << 16;

  /** Longest text in characters, and most bytes of one event. */
  public static final int PAYLOAD_MAX = 30_000;

  /** Longest name of a signal, in characters. */
  public static final int SIGNAL_CHARS_MAX = 64;

  private static final int BUFFER_BYTES = LINE_BYTES_MAX;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final MessageDigest digest;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private long lines;

  /**
   * A trace of a world with this seed.
   *
   * @param out receives the lines; {@link OutputStream#nullOutputStream()} when only the hash
   *     counts
   */
  public Trace(OutputStream out, long seed) {
    this.out = out;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    ascii("{\"schemaVersion\":1,\"seed\":");
    number(seed);
    endLine();
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    begin(nowNanos, signal);
    ascii(",\"v\":");
    number(value);
    endLine();
  }

  /**
   * @throws IllegalArgumentException for more than {@link #PAYLOAD_MAX} bytes
   */
  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    if (count > PAYLOAD_MAX) {
      throw new IllegalArgumentException(count + " bytes in one event of " + signal);
    }
    begin(nowNanos, signal);
    ascii(",\"hex\":\"");
    for (int i = offset; i < offset + count; i++) {
      room(2);
      buffer[filled++] = DIGITS[(data[i] >> 4) & 0xF];
      buffer[filled++] = DIGITS[data[i] & 0xF];
    }
    ascii("\"");
    endLine();
  }

  /**
   * A stimulus or a remark of the world.
   *
   * @param text printable ASCII without quotes or backslashes
   * @throws IllegalArgumentException for any other text, or one beyond {@link #PAYLOAD_MAX}
   */
  public void text(long nowNanos, String signal, String text) {
    demandPlain(text, PAYLOAD_MAX);
    begin(nowNanos, signal);
    ascii(",\"text\":\"");
    ascii(text);
    ascii("\"");
    endLine();
  }

  /** Lines written so far, the first one included. */
  public long lines() {
    return lines;
  }

  /**
   * Flushes and returns the SHA-256 of everything written so far, as 64 hexadecimal digits.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  public String hash() {
    flush();
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
    }
  }

  private void begin(long nowNanos, String signal) {
    demandPlain(signal, SIGNAL_CHARS_MAX);
    ascii("{\"t\":");
    number(nowNanos);
    ascii(",\"s\":\"");
    ascii(signal);
    ascii("\"");
  }

  private void endLine() {
    ascii("}\n");
    lines++;
  }

  private static void demandPlain(String text, int charsMax) {
    boolean plain = text.length() <= charsMax;
    for (int i = 0; plain && i < text.length(); i++) {
      char c = text.charAt(i);
      plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }
    if (!plain) {
      throw new IllegalArgumentException("a trace holds short plain ASCII, not: " + text);
    }
  }

  private void ascii(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      buffer[filled++] = (byte) text.charAt(i);
    }
  }

  private void number(long value) {
    ascii(Long.toString(value));
  }

  private void room(int bytes) {
    if (filled + bytes > BUFFER_BYTES) {
      flush();
    }
  }

  private void flush() {
    digest.update(buffer, 0, filled);
    try {
      out.write(buffer, 0, filled);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    filled = 0;
  }
}
