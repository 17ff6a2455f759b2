package faraday.rig.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What a trace looks like, and what may not get into it. */
final class TraceTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private String text() {
    return written.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void isOneHeadAndOneLineForEachEvent() {
    Trace trace = new Trace(written, -7);
    trace.level(0, "cp.highMv", -12_000);
    trace.bytes(1_500, "rf.card", new byte[] {9, 0x0A, (byte) 0xFF, 9}, 1, 2);
    trace.bytes(1_500, "uart.host", new byte[0], 0, 0);
    trace.text(2_000, "stimulus", "Anna plugs, at 3 o'clock");
    trace.hash();
    assertEquals(
        """
        {"schemaVersion":1,"seed":-7}
        {"t":0,"s":"cp.highMv","v":-12000}
        {"t":1500,"s":"rf.card","hex":"0aff"}
        {"t":1500,"s":"uart.host","hex":""}
        {"t":2000,"s":"stimulus","text":"Anna plugs, at 3 o'clock"}
        """,
        text());
    assertEquals(5, trace.lines());
  }

  @Test
  void hashIsThatOfTheBytesWrittenSoFar() throws Exception {
    Trace trace = new Trace(written, 1);
    String early = trace.hash();
    for (int i = 0; i < 10_000; i++) {
      trace.level(i, "meter.powerW", i);
    }
    String late = trace.hash();
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(written.toByteArray());
    assertEquals(HexFormat.of().formatHex(sha256), late);
    assertEquals(late, trace.hash());
    assertNotEquals(early, late);
  }

  @Test
  void refusesTextThatWouldBreakALine() {
    Trace trace = new Trace(written, 1);
    for (String bad : new String[] {"a\"b", "a\\b", "a\nb", "\t", "\u007f", "caf\u00e9"}) {
      assertThrows(IllegalArgumentException.class, () -> trace.text(0, "stimulus", bad), bad);
      assertThrows(IllegalArgumentException.class, () -> trace.level(0, bad, 1), bad);
    }
    trace.hash();
    assertEquals("{\"schemaVersion\":1,\"seed\":1}\n", text());
  }

  @Test
  void holdsEventsUpToItsLimitsAndKeepsLinesWithinTheReadersLimit() {
    Trace trace = new Trace(written, 1);
    String name = "s".repeat(Trace.SIGNAL_CHARS_MAX);
    byte[] most = new byte[Trace.PAYLOAD_MAX + 1];
    trace.bytes(Long.MAX_VALUE, name, most, 0, Trace.PAYLOAD_MAX);
    trace.text(Long.MAX_VALUE, name, "x".repeat(Trace.PAYLOAD_MAX));
    assertThrows(IllegalArgumentException.class, () -> trace.bytes(0, name, most, 0, most.length));
    assertThrows(
        IllegalArgumentException.class,
        () -> trace.text(0, name, "x".repeat(Trace.PAYLOAD_MAX + 1)));
    assertThrows(IllegalArgumentException.class, () -> trace.level(0, name + "s", 1));
    trace.hash();
    assertEquals(3, text().lines().count());
    text().lines().forEach(line -> assertEquals(true, line.length() < Trace.LINE_BYTES_MAX));
  }

  @Test
  void saysWhenTheFileTakesNoMore() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("no space left");
          }
        };
    Trace trace = new Trace(full, 1);
    assertThrows(UncheckedIOException.class, trace::hash);
  }
}
