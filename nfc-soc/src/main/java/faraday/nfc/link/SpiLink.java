package faraday.nfc.link;

import faraday.hal.SpiBus;
import java.util.function.BooleanSupplier;

/**
 * The chip on SPI: least significant bit first, the first byte after select says what follows. The
 * chip is asked for its status until it is ready, then read until its frame's own header says that
 * it is over, all in one selection.
 */
public final class SpiLink implements ChipLink {

  private enum Step {
    IDLE,
    WAKING,
    STATUS,
    READING,
    WRITING
  }

  private static final byte DATA_WRITE = 0x01;
  private static final byte STATUS_READ = 0x02;
  private static final byte DATA_READ = 0x03;
  private static final byte READY = 0x01;
  private static final int PREFIX_BYTES = 1;
  private static final int SHORTEST_FRAME_BYTES = 6;
  private static final int SELECTION_BYTES_MAX = FrameSpan.FRAME_BYTES_MAX + 16;
  private static final int BITS_PER_BYTE = 8;
  private static final int TOP_BITS = 24;

  private final SpiBus bus;
  private final PollPace pace;
  private final Transfer transfer;
  private final long wakeNanos;
  private final FrameQueue outbox = new FrameQueue();
  private final ByteQueue inbox = new ByteQueue();
  private final byte[] out = new byte[SpiBus.TRANSFER_BYTES_MAX];
  private final byte[] in = new byte[SpiBus.TRANSFER_BYTES_MAX];
  private final byte[] heard = new byte[SELECTION_BYTES_MAX];
  private Step step = Step.IDLE;
  private boolean wakeAsked;
  private boolean closed;
  private int heardBytes;
  private int prefixBytes;
  private long wakeUntilNanos;

  /** A link without an interrupt line. */
  public SpiLink(SpiBus bus, BusSettings settings) {
    this(bus, settings, new PollPace(settings, () -> false, false));
  }

  /**
   * A link with one.
   *
   * @param interrupt true while the chip pulls its P70_IRQ line low
   */
  public SpiLink(SpiBus bus, BusSettings settings, BooleanSupplier interrupt) {
    this(bus, settings, new PollPace(settings, interrupt, true));
  }

  private SpiLink(SpiBus bus, BusSettings settings, PollPace pace) {
    this.bus = bus;
    this.pace = pace;
    this.transfer = new Transfer(BITS_PER_BYTE, bus.clockHz(), settings.stuckMs());
    this.wakeNanos = Transfer.nanosOfMicros(settings.wakeMicros());
  }

  @Override
  public int read(byte[] into, int offset, int maxBytes) {
    int count = inbox.take(into, offset, maxBytes);
    return count == 0 && closed ? CLOSED : count;
  }

  @Override
  public int write(byte[] from, int offset, int count) {
    if (closed) {
      return CLOSED;
    }
    return outbox.put(from, offset, count) ? count : 0;
  }

  @Override
  public boolean wake() {
    outbox.forget(0);
    wakeAsked = true;
    return !closed;
  }

  @Override
  public boolean sent() {
    return outbox.isEmpty() && step != Step.WRITING;
  }

  @Override
  public long idleAtNanos(int moreBytes, long nowNanos) {
    long waking = wakeAsked || step == Step.WAKING ? wakeNanos : 0;
    return nowNanos + waking + transfer.nanos(outbox.bytes() + moreBytes);
  }

  @Override
  public boolean silenceIsProof() {
    return false;
  }

  @Override
  public boolean hasSpeeds() {
    return false;
  }

  @Override
  public boolean setBaud(int baud) {
    return false;
  }

  @Override
  public int baud() {
    return bus.clockHz();
  }

  @Override
  public void tick(long nowNanos) {
    boolean moved = !closed;
    while (moved) {
      moved = step == Step.IDLE ? begin(nowNanos) : goOn(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    if (closed) {
      return NEVER;
    }
    return switch (step) {
      case IDLE -> wakeAsked || !outbox.isEmpty() ? Long.MIN_VALUE : pace.nextNanos();
      case WAKING -> wakeUntilNanos;
      case STATUS, READING, WRITING -> transfer.nextLookNanos();
    };
  }

  private boolean begin(long nowNanos) {
    if (wakeAsked) {
      wakeAsked = false;
      bus.select(true);
      wakeUntilNanos = nowNanos + wakeNanos;
      step = Step.WAKING;
    } else if (!outbox.isEmpty()) {
      out[0] = DATA_WRITE;
      int count = outbox.peek(out, PREFIX_BYTES);
      outbox.drop();
      bus.select(true);
      clock(Step.WRITING, PREFIX_BYTES + count, nowNanos);
    } else if (pace.due(nowNanos)) {
      bus.select(true);
      askStatus(nowNanos);
    } else {
      return false;
    }
    return true;
  }

  private boolean goOn(long nowNanos) {
    if (step == Step.WAKING) {
      if (nowNanos < wakeUntilNanos) {
        return false;
      }
      askStatus(nowNanos);
      return true;
    }
    int count = bus.result(in);
    if (count == SpiBus.PENDING && !transfer.stuck(nowNanos)) {
      transfer.looked(nowNanos);
      return false;
    }
    if (count < 0) {
      closed = true;
      return false;
    }
    turnRound(in, count);
    clocked(count, nowNanos);
    return true;
  }

  private void clocked(int count, long nowNanos) {
    if (step == Step.READING) {
      heard(count, nowNanos);
      return;
    }
    boolean ready = step == Step.STATUS && count > PREFIX_BYTES && in[PREFIX_BYTES] == READY;
    boolean wrote = step == Step.WRITING;
    deselect();
    if (ready) {
      heardBytes = 0;
      prefixBytes = PREFIX_BYTES;
      bus.select(true);
      out[0] = DATA_READ;
      readMore(SHORTEST_FRAME_BYTES, nowNanos);
    } else if (wrote) {
      pace.spoke(nowNanos);
    } else {
      pace.asked(nowNanos);
    }
  }

  private void heard(int count, long nowNanos) {
    int fresh = Math.clamp(count - prefixBytes, 0, heard.length - heardBytes);
    System.arraycopy(in, prefixBytes, heard, heardBytes, fresh);
    heardBytes += fresh;
    prefixBytes = 0;
    int end = FrameSpan.end(heard, heardBytes);
    int wanted = end == FrameSpan.UNKNOWN ? heardBytes + 2 : end;
    int more = Math.min(wanted, heard.length) - heardBytes;
    if (more > 0 && fresh > 0) {
      readMore(more, nowNanos);
      return;
    }
    deselect();
    inbox.put(heard, heardBytes);
    pace.spoke(nowNanos);
  }

  private void readMore(int count, long nowNanos) {
    for (int i = prefixBytes; i < prefixBytes + count; i++) {
      out[i] = 0;
    }
    clock(Step.READING, prefixBytes + count, nowNanos);
  }

  private void askStatus(long nowNanos) {
    out[0] = STATUS_READ;
    out[1] = 0;
    clock(Step.STATUS, PREFIX_BYTES + 1, nowNanos);
  }

  private void clock(Step next, int count, long nowNanos) {
    step = next;
    turnRound(out, count);
    transfer.begin(count, nowNanos);
    bus.start(out, count);
  }

  private void deselect() {
    bus.select(false);
    step = Step.IDLE;
  }

  private static void turnRound(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> TOP_BITS);
    }
  }
}
