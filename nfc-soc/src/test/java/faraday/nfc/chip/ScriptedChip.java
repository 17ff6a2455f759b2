package faraday.nfc.chip;

import faraday.hal.Ticked;
import faraday.hal.sim.SimSerialLine;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A far end that does what a test tells it, in virtual time. Not a model of a PN532. */
public final class ScriptedChip implements Ticked {

  /** Sends nothing at all. */
  public static final UnaryOperator<byte[]> SWALLOW = _ -> new byte[0];

  @SuppressWarnings("ArrayRecordComponent")
  private record Sending(long atNanos, long order, byte[] bytes, boolean stubborn) {}

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final byte[] ACK_FRAME = HEX.parseHex("0000FF00FF00");
  private static final byte[] ERROR_FRAME = HEX.parseHex("0000FF01FF7F8100");
  private static final int[] SPEEDS = {
    9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600, 1_288_000
  };

  private final VirtualClock clock;
  private final SimSerialLine.End line;
  private final HostFrames frames = new HostFrames();
  private final Map<String, Function<String, @Nullable String>> script = new HashMap<>();
  private final PriorityQueue<Sending> outbox =
      new PriorityQueue<>(
          Comparator.comparingLong(Sending::atNanos).thenComparingLong(Sending::order));
  private final List<String> log = new ArrayList<>();
  private final Deque<UnaryOperator<byte[]>> ackFaults = new ArrayDeque<>();
  private final Deque<UnaryOperator<byte[]>> answerFaults = new ArrayDeque<>();
  private final byte[] inbox = new byte[512];
  private byte[] lastAnswer = {};
  private long order;
  private long ackDelayNanos = 100_000;
  private long answerDelayNanos = 1_000_000;
  private long byteGapNanos;
  private long lastByteNanos;
  private boolean silent;
  private boolean stubborn;
  private boolean deafToSpeedAck;
  private int speedAfterAck;

  public ScriptedChip(VirtualClock clock, SimSerialLine.End line) {
    this.clock = clock;
    this.line = line;
    on("14", _ -> "15");
    on("02", _ -> "0332010607");
    on("10", this::prepareSpeed);
    on("12", _ -> "13");
    on("32", _ -> "33");
    on("4A", _ -> "4B00");
    on("52", _ -> "5300");
  }

  /** Answers commands that begin with {@code prefix}; null means an ACK and then nothing. */
  public void on(String prefix, Function<String, @Nullable String> answer) {
    script.put(prefix, answer);
  }

  /** Answers with the error frame. */
  public void refuse(String prefix) {
    script.put(prefix, _ -> "7F");
  }

  /** Frames received, oldest first. */
  public List<String> log() {
    return log;
  }

  /** Commands only, without ACK and NACK. */
  public List<String> commands() {
    return log.stream().filter(entry -> !entry.endsWith("ACK")).toList();
  }

  public void silent(boolean nowSilent) {
    silent = nowSilent;
  }

  /** Acts as if the host's ACK after a speed change were lost. */
  public void ignoreSpeedAck() {
    deafToSpeedAck = true;
  }

  public void delays(long ackNanos, long answerNanos) {
    ackDelayNanos = ackNanos;
    answerDelayNanos = answerNanos;
  }

  /** Sends every byte by itself, so far apart. */
  public void dribble(long gapNanos) {
    byteGapNanos = gapNanos;
  }

  /** Damages the next ACK that has no fault yet. */
  public void damageAck(UnaryOperator<byte[]> fault) {
    ackFaults.add(fault);
  }

  /** Damages the next answer that has no fault yet. */
  public void damageAnswer(UnaryOperator<byte[]> fault) {
    answerFaults.add(fault);
  }

  /** Puts raw bytes on the line, which no abort holds back. */
  public void blurt(String hex) {
    stubborn = true;
    send(HEX.parseHex(hex), 0);
    stubborn = false;
  }

  @Override
  public void tick(long nowNanos) {
    int count = line.read(inbox, 0, inbox.length);
    for (String frame : frames.take(inbox, count)) {
      if (!silent) {
        log.add(frame);
        react(frame);
      }
    }
    while (!outbox.isEmpty() && outbox.element().atNanos <= nowNanos) {
      byte[] bytes = outbox.remove().bytes;
      line.write(bytes, 0, bytes.length);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return outbox.isEmpty() ? NEVER : outbox.element().atNanos;
  }

  private void react(String frame) {
    switch (frame) {
      case HostFrames.ACK -> acknowledgedByHost();
      case HostFrames.NACK -> send(fault(answerFaults, lastAnswer), ackDelayNanos);
      default -> answer(frame);
    }
  }

  private void acknowledgedByHost() {
    outbox.removeIf(sending -> !sending.stubborn);
    if (speedAfterAck > 0 && !deafToSpeedAck) {
      line.setBaud(speedAfterAck);
      frames.clear();
    }
    speedAfterAck = 0;
  }

  private void answer(String command) {
    outbox.removeIf(sending -> !sending.stubborn);
    send(fault(ackFaults, ACK_FRAME), ackDelayNanos);
    String answer = scriptFor(command);
    if (answer == null) {
      return;
    }
    lastAnswer = answer.equals("7F") ? ERROR_FRAME : frame(HEX.parseHex(answer));
    send(fault(answerFaults, lastAnswer), ackDelayNanos + answerDelayNanos);
  }

  private @Nullable String scriptFor(String command) {
    String best = "";
    for (String prefix : script.keySet()) {
      if (command.startsWith(prefix) && prefix.length() > best.length()) {
        best = prefix;
      }
    }
    Function<String, @Nullable String> function = script.get(best);
    return function == null ? "7F" : function.apply(command);
  }

  private String prepareSpeed(String command) {
    speedAfterAck = SPEEDS[HEX.parseHex(command)[1]];
    return "11";
  }

  private static byte[] fault(Deque<UnaryOperator<byte[]>> faults, byte[] frame) {
    return faults.isEmpty() ? frame : faults.remove().apply(frame.clone());
  }

  private void send(byte[] bytes, long delayNanos) {
    long atNanos = clock.nowNanos() + delayNanos;
    if (byteGapNanos == 0) {
      outbox.add(new Sending(atNanos, order++, bytes, stubborn));
      return;
    }
    long nextNanos = Math.max(atNanos, lastByteNanos + byteGapNanos);
    for (byte value : bytes) {
      outbox.add(new Sending(nextNanos, order++, new byte[] {value}, stubborn));
      lastByteNanos = nextNanos;
      nextNanos += byteGapNanos;
    }
  }

  /** A frame as the chip sends it: one preamble, one postamble, extended above 255. */
  static byte[] frame(byte[] data) {
    int length = data.length + 1;
    boolean extended = length > 255;
    StringBuilder hex = new StringBuilder("0000FF");
    if (extended) {
      int lcs = -((length >> 8) + (length & 0xFF)) & 0xFF;
      hex.append(String.format("FFFF%04X%02X", length, lcs));
    } else {
      hex.append(String.format("%02X%02X", length, -length & 0xFF));
    }
    int sum = 0xD5;
    for (byte value : data) {
      sum += value;
    }
    hex.append("D5").append(HEX.formatHex(data));
    return HEX.parseHex(hex.append(String.format("%02X00", -sum & 0xFF)));
  }
}
