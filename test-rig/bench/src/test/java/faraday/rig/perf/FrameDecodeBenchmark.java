package faraday.rig.perf;

import faraday.nfc.frame.FrameDecoder;
import faraday.nfc.frame.FrameEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The driver's decoder on one InDataExchange answer of 245 bytes, byte by byte. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class FrameDecodeBenchmark {

  private static final int PAYLOAD_BYTES = 242;
  private static final int BODY_BYTES = PAYLOAD_BYTES + 3;

  private final FrameDecoder decoder = new FrameDecoder();
  private final byte[] frame = answer();

  /** One frame from its preamble to its postamble. */
  @Benchmark
  public FrameEvent decode245Bytes() {
    FrameEvent last = FrameEvent.NONE;
    for (byte value : frame) {
      FrameEvent event = decoder.accept(Byte.toUnsignedInt(value));
      last = event == FrameEvent.NONE ? last : event;
    }
    if (last != FrameEvent.ANSWER) {
      throw new IllegalStateException("decoded as " + last);
    }
    return last;
  }

  /** {@code 00 00 FF LEN LCS D5 41 00 payload DCS 00}. */
  private static byte[] answer() {
    byte[] frame = new byte[BODY_BYTES + 7];
    frame[2] = (byte) 0xFF;
    frame[3] = (byte) BODY_BYTES;
    frame[4] = (byte) -BODY_BYTES;
    frame[5] = (byte) 0xD5;
    frame[6] = 0x41;
    int sum = 0xD5 + 0x41;
    for (int i = 0; i < PAYLOAD_BYTES; i++) {
      frame[8 + i] = (byte) (i * 31);
      sum += frame[8 + i];
    }
    frame[8 + PAYLOAD_BYTES] = (byte) -sum;
    return frame;
  }
}
