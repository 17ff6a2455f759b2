package faraday.firmware.tap;

import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import java.io.ByteArrayOutputStream;

/**
 * The APDU profile with the charger as reader (SPEC §7): SELECT, then frames down in pieces and
 * frames up in pieces.
 */
public final class ReaderDialogue implements ApduDialogue {

  /** Largest piece of a frame in one APDU, in bytes. */
  static final int PIECE_BYTES = 240;

  /** Longest frame that a phone may send. */
  static final int FRAME_BYTES_MAX = 2051;

  /** A conversation that lasts longer than this is let go. */
  static final long PATIENCE_NANOS = 30_000_000_000L;

  private static final long POLL_NANOS = 1_000_000L;

  private static final byte[] SELECT = {
    0x00, (byte) 0xA4, 0x04, 0x00, 0x08, (byte) 0xF0, 0x46, 0x41, 0x52, 0x41, 0x44, 0x41, 0x59, 0x00
  };
  private static final byte[] REST = {0x00, (byte) 0xC0, 0x00, 0x00, 0x00};
  private static final int VERSION = 1;
  private static final int SUITE = 1;
  private static final int SELECT_ANSWER_BYTES = 3;
  private static final int STATUS_BYTES = 2;
  private static final int MORE_WAITS = 0x61;
  private static final int OK = 0x9000;

  private enum State {
    SELECTING,
    SENDING,
    RECEIVING,
    THINKING,
    FINISHED
  }

  private final TapProtocol protocol;
  private final CardWatch cards;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private State state = State.FINISHED;
  private byte[] outgoing = new byte[0];
  private int sent;
  private byte[] uid = new byte[0];
  private long beganNanos;
  private long askAgainNanos;
  private long sendFromNanos;

  /** A dialogue that speaks for the given protocol. */
  public ReaderDialogue(TapProtocol protocol) {
    this(protocol, CardWatch.NONE);
  }

  /**
   * The same, and cards are somebody's business.
   *
   * @param cards told of targets that answer no APDU, or to our AID that it is not there
   */
  public ReaderDialogue(TapProtocol protocol, CardWatch cards) {
    this.protocol = protocol;
    this.cards = cards;
  }

  @Override
  public void onTarget(TargetInfo target, long nowNanos) {
    beganNanos = nowNanos;
    uid = target.uid();
    state = target.speaksIsoDep() ? State.SELECTING : State.FINISHED;
  }

  @Override
  public void onSilentTarget(TargetInfo target, long nowNanos) {
    cards.seen(target.uid(), nowNanos);
  }

  @Override
  public DialogueStep next(long nowNanos) {
    if (nowNanos - beganNanos >= PATIENCE_NANOS) {
      state = State.FINISHED;
    }
    if (state == State.THINKING && nowNanos >= askAgainNanos) {
      askAgainNanos = nowNanos + POLL_NANOS;
      apply(protocol.poll(nowNanos), nowNanos);
    }
    return switch (state) {
      case SELECTING -> new DialogueStep.Send(SELECT.clone());
      case SENDING ->
          nowNanos < sendFromNanos
              ? new DialogueStep.Wait(sendFromNanos)
              : new DialogueStep.Send(piece());
      case RECEIVING -> new DialogueStep.Send(REST.clone());
      case THINKING -> new DialogueStep.Wait(askAgainNanos);
      case FINISHED -> DialogueStep.RELEASE;
    };
  }

  @Override
  public void onResponse(byte[] buffer, int length, long nowNanos) {
    if (length < STATUS_BYTES) {
      state = State.FINISHED;
      return;
    }
    int status = (buffer[length - 2] & 0xFF) << 8 | (buffer[length - 1] & 0xFF);
    int dataBytes = length - STATUS_BYTES;
    switch (state) {
      case SELECTING -> selected(buffer, dataBytes, status, nowNanos);
      case SENDING -> pieceSent(buffer, dataBytes, status, nowNanos);
      case RECEIVING -> pieceReceived(buffer, dataBytes, status, nowNanos);
      default -> state = State.FINISHED;
    }
  }

  @Override
  public void onEnd(TapEnd end, long nowNanos) {
    state = State.FINISHED;
    received.reset();
    protocol.closed();
  }

  private void selected(byte[] buffer, int dataBytes, int status, long nowNanos) {
    boolean wallet =
        status == OK
            && dataBytes == SELECT_ANSWER_BYTES
            && buffer[0] == VERSION
            && (buffer[1] & SUITE) != 0;
    if (wallet) {
      send(protocol.open(nowNanos), nowNanos);
    } else {
      state = State.FINISHED;
      cards.seen(uid, nowNanos);
    }
  }

  private void pieceSent(byte[] buffer, int dataBytes, int status, long nowNanos) {
    sent += Math.min(PIECE_BYTES, outgoing.length - sent);
    if (sent < outgoing.length) {
      if (status != OK || dataBytes != 0) {
        state = State.FINISHED;
      }
    } else {
      received.reset();
      pieceReceived(buffer, dataBytes, status, nowNanos);
    }
  }

  private void pieceReceived(byte[] buffer, int dataBytes, int status, long nowNanos) {
    boolean more = status >> 8 == MORE_WAITS;
    boolean fits = received.size() + dataBytes <= FRAME_BYTES_MAX && dataBytes <= PIECE_BYTES;
    if ((status != OK && !more) || !fits || (more && dataBytes == 0)) {
      state = State.FINISHED;
      return;
    }
    received.write(buffer, 0, dataBytes);
    if (more) {
      state = State.RECEIVING;
    } else {
      byte[] frame = received.toByteArray();
      received.reset();
      boolean silent = frame.length == 0;
      apply(silent ? protocol.silence(nowNanos) : protocol.receive(frame, nowNanos), nowNanos);
    }
  }

  private void apply(Reply reply, long nowNanos) {
    switch (reply) {
      case Reply.Send send -> send(send.frame(), nowNanos);
      case Reply.Later later -> state = State.THINKING;
      case Reply.End end -> state = State.FINISHED;
    }
  }

  private void send(byte[] frame, long nowNanos) {
    outgoing = frame;
    sendFromNanos = RefusalGrid.notBeforeNanos(frame, nowNanos);
    sent = 0;
    state = State.SENDING;
  }

  /** {@code 80 46 P1 00 Lc piece 00}. */
  private byte[] piece() {
    int bytes = Math.min(PIECE_BYTES, outgoing.length - sent);
    boolean last = sent + bytes == outgoing.length;
    byte[] apdu = new byte[5 + bytes + 1];
    apdu[0] = (byte) 0x80;
    apdu[1] = 0x46;
    apdu[2] = (byte) (last ? 0 : 1);
    apdu[4] = (byte) bytes;
    System.arraycopy(outgoing, sent, apdu, 5, bytes);
    return apdu;
  }
}
