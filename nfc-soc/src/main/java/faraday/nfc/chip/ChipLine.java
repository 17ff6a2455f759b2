package faraday.nfc.chip;

import faraday.hal.Ticked;
import faraday.nfc.frame.FrameDecoder;
import faraday.nfc.frame.FrameEncoder;
import faraday.nfc.frame.FrameEvent;
import faraday.nfc.frame.FrameFormat;
import faraday.nfc.link.ChipLink;
import faraday.nfc.trace.FrameTap;
import faraday.nfc.trace.SentFrame;

/** Frames over a link that may take bytes late and deliver them one by one. */
final class ChipLine {

  private static final long RETRY_WRITE_NANOS = 1_000_000L;
  private static final int INBOX_BYTES = 64;
  private static final byte[] NO_DATA = {};

  private final ChipLink link;
  private final Counters counters;
  private final FrameDecoder decoder = new FrameDecoder();
  private final byte[] inbox = new byte[INBOX_BYTES];
  private final byte[] frame = new byte[FrameFormat.MAX_FRAME_BYTES];
  private final byte[] outbox = new byte[2 * FrameFormat.MAX_FRAME_BYTES];
  private FrameTap tap = FrameTap.NONE;
  private int inboxAt;
  private int inboxEnd;
  private int outboxEnd;
  private boolean closed;
  private long lastByteNanos = Long.MIN_VALUE;

  ChipLine(ChipLink link, Counters counters) {
    this.link = link;
    this.counters = counters;
  }

  void tapWith(FrameTap newTap) {
    tap = newTap;
  }

  /** Sends a command; {@code data} may be reused at once. */
  void sendCommand(byte[] data, int length, long nowNanos) {
    queue(FrameEncoder.command(data, length, frame), nowNanos);
    tap.sent(nowNanos, SentFrame.COMMAND, data, length);
  }

  void sendAck(long nowNanos) {
    queue(FrameEncoder.ack(frame), nowNanos);
    tap.sent(nowNanos, SentFrame.ACK, NO_DATA, 0);
  }

  void sendNack(long nowNanos) {
    queue(FrameEncoder.nack(frame), nowNanos);
    tap.sent(nowNanos, SentFrame.NACK, NO_DATA, 0);
    counters.nacks++;
  }

  /** Rouses a chip that may sleep, and forgets what waited for the line. */
  void wake(long nowNanos) {
    clear();
    closed |= !link.wake();
    link.tick(nowNanos);
  }

  /** The next event among the bytes that have arrived, or {@link FrameEvent#NONE}. */
  FrameEvent receive(long nowNanos) {
    while (inboxAt < inboxEnd || refill(nowNanos)) {
      FrameEvent event = decoder.accept(Byte.toUnsignedInt(inbox[inboxAt++]));
      if (event != FrameEvent.NONE) {
        report(event, nowNanos);
        return event;
      }
    }
    return FrameEvent.NONE;
  }

  /** Writes what the link did not take before. */
  void flush() {
    if (outboxEnd == 0 || closed) {
      return;
    }
    int accepted = link.write(outbox, 0, outboxEnd);
    if (accepted == ChipLink.CLOSED) {
      closed = true;
      return;
    }
    System.arraycopy(outbox, accepted, outbox, 0, outboxEnd - accepted);
    outboxEnd -= accepted;
  }

  /** True when the link has begun to send every byte; they may still be on their way. */
  boolean flushed() {
    return outboxEnd == 0 && link.sent();
  }

  /** Lets the link do its own work; before anything is received. */
  void tick(long nowNanos) {
    link.tick(nowNanos);
    flush();
  }

  /** When the link wants to be ticked, or {@link Ticked#NEVER}. */
  long nextTickNanos() {
    return link.nextDeadlineNanos();
  }

  /** When to call {@link #flush} again, or {@link Ticked#NEVER}. */
  long nextFlushNanos(long nowNanos) {
    return flushed() ? Ticked.NEVER : nowNanos + RETRY_WRITE_NANOS;
  }

  /** When the last byte given to the link will have left it. */
  long idleAtNanos(long nowNanos) {
    return link.idleAtNanos(outboxEnd, nowNanos);
  }

  /** When the last byte arrived, {@link Long#MIN_VALUE} before the first. */
  long lastByteNanos() {
    return lastByteNanos;
  }

  boolean insideFrame() {
    return decoder.insideFrame();
  }

  /** Gives up a frame whose rest does not come. */
  void dropPartialFrame() {
    decoder.reset();
  }

  /** Forgets everything sent and received so far that is still in this object. */
  void clear() {
    decoder.reset();
    inboxAt = inboxEnd;
    outboxEnd = 0;
  }

  FrameDecoder decoder() {
    return decoder;
  }

  boolean closed() {
    return closed;
  }

  /** See {@link ChipLink#silenceIsProof}. */
  boolean silenceIsProof() {
    return link.silenceIsProof();
  }

  /** Whether the chip can be told another speed of this link. */
  boolean hasSpeeds() {
    return link.hasSpeeds();
  }

  int baud() {
    return link.baud();
  }

  /** Changes the speed; the caller has waited for {@link #idleAtNanos}. */
  boolean setBaud(int baud) {
    return link.setBaud(baud);
  }

  private boolean refill(long nowNanos) {
    int count = closed ? 0 : link.read(inbox, 0, INBOX_BYTES);
    if (count == ChipLink.CLOSED) {
      closed = true;
      return false;
    }
    inboxAt = 0;
    inboxEnd = count;
    if (count > 0) {
      lastByteNanos = nowNanos;
    }
    return count > 0;
  }

  private void report(FrameEvent event, long nowNanos) {
    switch (event) {
      case ANSWER, WRONG_TFI -> tap.received(nowNanos, event, decoder.data(), decoder.length());
      case NONE, ACK, NACK, ERROR -> tap.received(nowNanos, event, NO_DATA, 0);
      case BAD_LENGTH, TOO_LONG, BAD_CHECKSUM -> {
        counters.damaged++;
        tap.received(nowNanos, event, NO_DATA, 0);
      }
    }
  }

  private void queue(int count, long nowNanos) {
    if (outboxEnd + count > outbox.length) {
      // The line has taken nothing for two whole frames: what waits is stale, the new frame is not.
      outboxEnd = 0;
    }
    System.arraycopy(frame, 0, outbox, outboxEnd, count);
    outboxEnd += count;
    flush();
    link.tick(nowNanos);
  }
}
