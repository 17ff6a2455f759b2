package faraday.rig.invariant;

import faraday.hal.sim.SimProbe;
import faraday.rig.codec.Frame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Puts the frames of taps together again from the APDUs that charger and phones exchange (SPEC §7,
 * §8, §9), also those that the radio then loses. Who shows the beacon is the charger, reader or
 * card. Stands in front of another probe.
 */
public final class FrameWire implements SimProbe {

  /** Most frames that are kept; the oldest go first. */
  static final int FRAMES_MAX = 4096;

  private static final int SELECT = 0xA4;
  private static final int TRANSFER = 0x46;
  private static final int REST = 0xC0;
  private static final int MORE_WAITS = 0x61;
  private static final int OK = 0x90;
  private static final int DATA_AT = 5;
  private static final int STATUS_BYTES = 2;

  /** Version, suites and flags; behind them a charger that is a card shows its beacon. */
  private static final int SELECT_ANSWER_BYTES = 3;

  private final SimProbe next;
  private final Deque<Seen> frames = new ArrayDeque<>();
  private final ByteArrayOutputStream down = new ByteArrayOutputStream();
  private final ByteArrayOutputStream up = new ByteArrayOutputStream();
  private boolean selecting;
  private boolean answerDue;
  private boolean chargerIsCard;
  private final NdefWire tag = new NdefWire();

  /** A whole frame, header included. */
  @SuppressWarnings("ArrayRecordComponent") // kept as evidence, never changed
  public record Seen(long atNanos, boolean toPhone, byte[] bytes) {

    /** The frame's type. */
    public int type() {
      return bytes[0] & 0xFF;
    }
  }

  /** A wire in front of another probe. */
  public FrameWire(SimProbe next) {
    this.next = next;
  }

  /** All frames so far, oldest first; a copy. */
  public List<Seen> frames() {
    return new ArrayList<>(frames);
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    next.level(nowNanos, signal, value);
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    next.bytes(nowNanos, signal, data, offset, count);
    switch (signal) {
      case "apdu.command" -> command(nowNanos, data, offset, count);
      case "apdu.response" -> response(nowNanos, data, offset, count);
      default -> {}
    }
  }

  private void command(long nowNanos, byte[] data, int offset, int count) {
    boolean long5 = count >= DATA_AT;
    tag.command(Arrays.copyOfRange(data, offset, offset + count));
    int instruction = long5 ? data[offset + 1] & 0xFF : 0;
    selecting = instruction == SELECT;
    answerDue = instruction == TRANSFER || instruction == REST;
    if (instruction != REST) {
      up.reset();
    }
    if (instruction != TRANSFER) {
      down.reset();
      return;
    }
    down.write(data, offset + DATA_AT, Math.min(data[offset + 4] & 0xFF, count - DATA_AT));
    if (data[offset + 2] == 0) {
      keep(nowNanos, true, down);
    }
  }

  private void response(long nowNanos, byte[] data, int offset, int count) {
    if (!answerDue) {
      ofTag(nowNanos, Arrays.copyOfRange(data, offset, offset + count));
    }
    int shown = count - SELECT_ANSWER_BYTES - STATUS_BYTES;
    if (selecting && shown > 0 && data[offset + SELECT_ANSWER_BYTES] == Frame.M0) {
      up.write(data, offset + SELECT_ANSWER_BYTES, shown);
      keep(nowNanos, false, up);
    }
    if (!answerDue || count < STATUS_BYTES) {
      return;
    }
    up.write(data, offset, count - STATUS_BYTES);
    int status = data[offset + count - STATUS_BYTES] & 0xFF;
    if (status == OK) {
      keep(nowNanos, false, up);
    } else if (status != MORE_WAITS) {
      up.reset();
    }
  }

  private void ofTag(long nowNanos, byte[] response) {
    if (selecting) {
      tag.selected();
      return;
    }
    tag.frames(response, false).forEach(frame -> add(new Seen(nowNanos, true, frame)));
    tag.frames(response, true).forEach(frame -> add(new Seen(nowNanos, false, frame)));
  }

  private void keep(long nowNanos, boolean command, ByteArrayOutputStream pieces) {
    byte[] frame = pieces.toByteArray();
    pieces.reset();
    if (frame.length == 0) {
      return;
    }
    if ((frame[0] & 0xFF) == Frame.M0) {
      chargerIsCard = !command;
    }
    add(new Seen(nowNanos, command != chargerIsCard, frame));
  }

  private void add(Seen frame) {
    if (frames.size() == FRAMES_MAX) {
      frames.removeFirst();
    }
    frames.addLast(frame);
  }
}
