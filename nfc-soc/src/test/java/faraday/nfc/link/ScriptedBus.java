package faraday.nfc.link;

import faraday.hal.I2cBus;
import faraday.hal.SpiBus;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * Both buses as controllers see them, with a device that does what a test says: it holds frames,
 * gives one in each read, refuses, or is stuck. Logs what passed, in hex as on the wire.
 */
final class ScriptedBus {

  static final int HZ = 1_000_000;

  private static final HexFormat HEX = HexFormat.of();
  private static final long BYTE_NANOS = 9000;

  private final VirtualClock clock;
  private final Deque<byte[]> frames = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private final List<Integer> readLengths = new ArrayList<>();
  private int refusals;
  private int stuckAt = -1;
  private boolean gone;
  private boolean neverEnds;

  ScriptedBus(VirtualClock clock) {
    this.clock = clock;
  }

  SpiBus spi() {
    return new Spi();
  }

  I2cBus i2c() {
    return new I2c();
  }

  void says(String... frameHex) {
    for (String hex : frameHex) {
      frames.add(HEX.parseHex(hex));
    }
  }

  void refuses(int times) {
    refusals = times;
  }

  void stuckAt(int value) {
    stuckAt = value;
  }

  void gone(boolean now) {
    gone = now;
  }

  void neverEnds(boolean now) {
    neverEnds = now;
  }

  List<String> log() {
    return log;
  }

  /** Of every read that gave a frame: bytes read, the ready byte of I2C counted. */
  List<Integer> readLengths() {
    return readLengths;
  }

  /** How often the host asked whether the chip is ready. */
  int questions() {
    return (int) log.stream().filter(entry -> entry.equals("40") || entry.equals("r 1")).count();
  }

  /** An information frame with so much data, code first. */
  static String answer(String data) {
    byte[] bytes = HEX.parseHex("d5" + data);
    int sum = 0;
    for (byte value : bytes) {
      sum += value;
    }
    return "0000ff%02x%02x".formatted(bytes.length, -bytes.length & 0xFF)
        + HEX.formatHex(bytes)
        + "%02x00".formatted(-sum & 0xFF);
  }

  private static byte turned(int value) {
    return (byte) (Integer.reverse(value) >>> 24);
  }

  /** Most significant bit first, so all the chip says is turned round. */
  private final class Spi implements SpiBus {
    private byte[] in = {};
    private long doneNanos;
    private int kind;
    private int at;
    private final StringBuilder written = new StringBuilder();

    @Override
    public void select(boolean selected) {
      if (!selected && written.length() > 0) {
        log.add(written.toString());
      }
      if (!selected && kind == 3 && at > 0) {
        readLengths.add(at);
        frames.poll();
      }
      log.add(selected ? "low" : "high");
      written.setLength(0);
      kind = 0;
      at = 0;
    }

    @Override
    public void start(byte[] out, int count) {
      in = new byte[count];
      doneNanos = clock.nowNanos() + count * BYTE_NANOS;
      for (int i = 0; i < count; i++) {
        in[i] = stuckAt >= 0 ? (byte) stuckAt : turned(exchange(turned(out[i]), out[i]));
      }
    }

    @Override
    public int result(byte[] into) {
      if (gone) {
        return CLOSED;
      }
      if (neverEnds || clock.nowNanos() < doneNanos) {
        return PENDING;
      }
      System.arraycopy(in, 0, into, 0, in.length);
      return in.length;
    }

    @Override
    public int clockHz() {
      return HZ;
    }

    private int exchange(int value, byte wire) {
      if (kind == 0 || kind == 1) {
        written.append("%02x".formatted(wire));
      }
      if (kind == 0) {
        kind = value;
        return 0;
      }
      byte[] frame = frames.isEmpty() ? new byte[0] : frames.element();
      if (kind == 2) {
        return frame.length == 0 ? 0 : 1;
      }
      return kind == 3 && at < frame.length ? frame[at++] : at++ & 0;
    }
  }

  private final class I2c implements I2cBus {
    private byte[] in = {};
    private int outcome;
    private long doneNanos;

    @Override
    public void startWrite(int address, byte[] from, int count) {
      doneNanos = clock.nowNanos() + count * BYTE_NANOS;
      in = new byte[0];
      outcome = count;
      if (refusals > 0) {
        refusals--;
        outcome = REFUSED;
      } else {
        log.add("w " + HEX.formatHex(from, 0, count));
      }
    }

    @Override
    public void startRead(int address, int count) {
      doneNanos = clock.nowNanos() + count * BYTE_NANOS;
      log.add("r " + count);
      in = new byte[count];
      outcome = count;
      if (stuckAt >= 0) {
        Arrays.fill(in, (byte) stuckAt);
      } else if (!frames.isEmpty()) {
        give(count);
      }
    }

    private void give(int count) {
      byte[] frame = frames.element();
      in[0] = 1;
      System.arraycopy(frame, 0, in, 1, Math.min(count - 1, frame.length));
      if (count > 1) {
        readLengths.add(count);
        frames.remove();
      }
    }

    @Override
    public int result(byte[] into) {
      if (gone) {
        return CLOSED;
      }
      if (neverEnds || clock.nowNanos() < doneNanos) {
        return PENDING;
      }
      System.arraycopy(in, 0, into, 0, in.length);
      return outcome;
    }

    @Override
    public int clockHz() {
      return HZ;
    }
  }
}
