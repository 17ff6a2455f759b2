package faraday.nfc.link;

import faraday.hal.I2cBus;
import java.util.function.BooleanSupplier;

/**
 * The chip on I2C. Every read begins with a byte that says whether the rest means anything. A read
 * that ends before its frame does loses the tail, so a long answer is asked for again, by a NACK,
 * and then read at its length. A chip that wakes or is busy does not acknowledge its address: what
 * was to be written is offered again, a question counts as answered by "not ready".
 */
public final class I2cLink implements ChipLink {

  /** Address of every PN532, 7 bits. */
  public static final int ADDRESS = 0x24;

  private enum Step {
    IDLE,
    RESTING,
    WRITING,
    ASKING,
    READING
  }

  private static final byte READY = 0x01;
  private static final int READY_BYTES = 1;
  private static final int SHORT_FRAME_BYTES = 6;
  private static final int BITS_PER_BYTE = 9;
  private static final byte[] ROUSE = {0x00};
  private static final byte[] NACK = {0x00, 0x00, (byte) 0xFF, (byte) 0xFF, 0x00, 0x00};

  private final I2cBus bus;
  private final BusSettings settings;
  private final PollPace pace;
  private final Transfer transfer;
  private final FrameQueue outbox = new FrameQueue();
  private final ByteQueue inbox = new ByteQueue();
  private final byte[] out = new byte[I2cBus.TRANSFER_BYTES_MAX];
  private final byte[] in = new byte[I2cBus.TRANSFER_BYTES_MAX];
  private Step step = Step.IDLE;
  private boolean closed;
  private int offers;
  private int wantedBytes;
  private boolean commanded;
  private int repeatBytes;
  private boolean repeated;
  private long restUntilNanos;

  /** A link without an interrupt line. */
  public I2cLink(I2cBus bus, BusSettings settings) {
    this(bus, settings, new PollPace(settings, () -> false, false));
  }

  /**
   * A link with one.
   *
   * @param interrupt true while the chip pulls its P70_IRQ line low
   */
  public I2cLink(I2cBus bus, BusSettings settings, BooleanSupplier interrupt) {
    this(bus, settings, new PollPace(settings, interrupt, true));
  }

  private I2cLink(I2cBus bus, BusSettings settings, PollPace pace) {
    this.bus = bus;
    this.settings = settings;
    this.pace = pace;
    this.transfer = new Transfer(BITS_PER_BYTE, bus.clockHz(), settings.stuckMs());
    expect(false);
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

  /** The chip wakes when it hears its address. */
  @Override
  public boolean wake() {
    outbox.forget(step == Step.WRITING || step == Step.RESTING ? 1 : 0);
    repeatBytes = 0;
    outbox.put(ROUSE, 0, ROUSE.length);
    return !closed;
  }

  @Override
  public boolean sent() {
    return outbox.isEmpty();
  }

  @Override
  public long idleAtNanos(int moreBytes, long nowNanos) {
    return nowNanos + transfer.nanos(outbox.bytes() + moreBytes);
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
      moved =
          switch (step) {
            case IDLE -> begin(nowNanos);
            case RESTING -> rested(nowNanos);
            case WRITING, ASKING, READING -> goOn(nowNanos);
          };
    }
  }

  @Override
  public long nextDeadlineNanos() {
    if (closed) {
      return NEVER;
    }
    return switch (step) {
      case IDLE -> outbox.isEmpty() ? pace.nextNanos() : Long.MIN_VALUE;
      case RESTING -> restUntilNanos;
      case WRITING, ASKING, READING -> transfer.nextLookNanos();
    };
  }

  private boolean begin(long nowNanos) {
    if (!outbox.isEmpty()) {
      offers = 0;
      offer(nowNanos);
      return true;
    }
    if (!pace.due(nowNanos)) {
      return false;
    }
    read(Step.ASKING, READY_BYTES, nowNanos);
    return true;
  }

  private boolean rested(long nowNanos) {
    if (nowNanos < restUntilNanos) {
      return false;
    }
    offer(nowNanos);
    return true;
  }

  private boolean goOn(long nowNanos) {
    int count = bus.result(in);
    if (count == I2cBus.PENDING && !transfer.stuck(nowNanos)) {
      transfer.looked(nowNanos);
      return false;
    }
    if (count == I2cBus.PENDING || count == I2cBus.CLOSED) {
      closed = true;
      return false;
    }
    Step ended = step;
    step = Step.IDLE;
    switch (ended) {
      case WRITING -> written(count, nowNanos);
      case ASKING -> asked(count, nowNanos);
      case READING -> heard(count, nowNanos);
      case IDLE, RESTING -> {}
    }
    return true;
  }

  private void offer(long nowNanos) {
    int count = outbox.peek(out, 0);
    offers++;
    step = Step.WRITING;
    transfer.begin(count + 1, nowNanos);
    bus.startWrite(ADDRESS, out, count);
  }

  private void written(int count, long nowNanos) {
    if (count < 0 && offers < settings.writeTries()) {
      restUntilNanos = nowNanos + Transfer.nanosOfMicros(settings.wakeMicros());
      step = Step.RESTING;
      return;
    }
    int length = outbox.peek(out, 0);
    outbox.drop();
    expect(length > SHORT_FRAME_BYTES);
    pace.spoke(nowNanos);
  }

  /** After a command its short acknowledgement; after our own NACK a frame of known length. */
  private void expect(boolean acknowledgement) {
    commanded = acknowledgement;
    repeated = repeatBytes > 0;
    int answerBytes = repeated ? repeatBytes : settings.firstReadBytes();
    wantedBytes = acknowledgement ? SHORT_FRAME_BYTES : answerBytes;
    repeatBytes = 0;
  }

  private void asked(int count, long nowNanos) {
    if (count > 0 && in[0] == READY) {
      read(Step.READING, READY_BYTES + wantedBytes, nowNanos);
    } else {
      pace.asked(nowNanos);
    }
  }

  private void heard(int count, long nowNanos) {
    pace.spoke(nowNanos);
    if (count <= READY_BYTES || in[0] != READY) {
      return;
    }
    int got = count - READY_BYTES;
    System.arraycopy(in, READY_BYTES, in, 0, got);
    int end = FrameSpan.end(in, got);
    if (end > got && mayAskAgain()) {
      repeatBytes = end;
      outbox.put(NACK, 0, NACK.length);
      return;
    }
    inbox.put(in, end == FrameSpan.UNKNOWN ? got : Math.min(end, got));
    expect(false);
  }

  /** Never where an acknowledgement is due: what came there is older than the command. */
  private boolean mayAskAgain() {
    return !commanded && !repeated && outbox.isEmpty();
  }

  private void read(Step next, int count, long nowNanos) {
    step = next;
    transfer.begin(count + 1, nowNanos);
    bus.startRead(ADDRESS, count);
  }
}
