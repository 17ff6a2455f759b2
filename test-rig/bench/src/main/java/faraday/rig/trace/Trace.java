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

  private static final int BUFFER_BYTES = 1 << 16;
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

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
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

  /** A stimulus or a remark of the world; plain ASCII without quotes or backslashes. */
  public void text(long nowNanos, String signal, String text) {
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

  private void ascii(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > 0x7E) {
        throw new IllegalArgumentException("a trace is ASCII: " + text);
      }
      buffer[filled++] = (byte) c;
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
