package faraday.firmware.tap;

import faraday.nfc.tag.Applet;
import faraday.nfc.tag.CommandApdu;
import faraday.nfc.tag.StatusWord;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The own application with the charger as card (SPEC §8, profile 01): M0 comes with the answer to
 * SELECT, then each frame of the phone gets the charger's frame in answer, both in pieces. The
 * outside refusal waits for its grid (TH-28).
 */
public final class WalletApplet implements Applet {

  /** Largest piece of a frame in one APDU, in bytes. */
  static final int PIECE_BYTES = 240;

  /** Longest frame that a phone may send. */
  static final int FRAME_BYTES_MAX = 2051;

  /** After this long without an answer the phone is told to ask again. */
  static final long PATIENCE_NANOS = 250_000_000L;

  private static final int CLA_OWN = 0x80;
  private static final int TRANSFER = 0x46;
  private static final int REST = 0xC0;
  private static final int LAST = 0x0000;
  private static final int MORE_FOLLOWS = 0x0100;
  private static final byte[] SELECTED = {0x01, 0x01, 0x00};

  private final TapProtocol protocol;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private byte[] outgoing = new byte[0];
  private int sent;
  private boolean open;
  private boolean thinking;
  private boolean held;
  private long askedNanos;
  private long sendFromNanos;

  /** An application that speaks for the given protocol. */
  public WalletApplet(TapProtocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public Said selected(long nowNanos) {
    if (open) {
      protocol.closed();
    }
    reset();
    open = true;
    byte[] m0 = protocol.open(nowNanos);
    byte[] data = Arrays.copyOf(SELECTED, SELECTED.length + m0.length);
    System.arraycopy(m0, 0, data, SELECTED.length, m0.length);
    return Said.of(data, StatusWord.OK);
  }

  @Override
  public @Nullable Said command(CommandApdu command, long nowNanos) {
    if (command.is(0, REST)) {
      return rest(command);
    }
    if (command.is(CLA_OWN, TRANSFER)) {
      return transfer(command, nowNanos);
    }
    boolean knownClass = command.cla() == 0 || command.cla() == CLA_OWN;
    return Said.status(knownClass ? StatusWord.UNKNOWN_INS : StatusWord.UNKNOWN_CLA);
  }

  @Override
  public @Nullable Said poll(long nowNanos) {
    if (held) {
      return nowNanos < sendFromNanos ? null : nextPiece();
    }
    Said said = say(protocol.poll(nowNanos), nowNanos);
    if (said == null && nowNanos - askedNanos >= PATIENCE_NANOS) {
      return Said.status(StatusWord.NOT_SETTLED);
    }
    return said;
  }

  @Override
  public long nextPollNanos(long nowNanos) {
    return held ? sendFromNanos : nowNanos + POLL_NANOS;
  }

  @Override
  public void ended(boolean heard, long nowNanos) {
    reset();
    if (open) {
      open = false;
      protocol.closed();
    }
  }

  private Said rest(CommandApdu command) {
    boolean waits = !held && sent < outgoing.length && command.p1p2() == 0;
    if (command.data().length > 0) {
      return Said.status(StatusWord.WRONG_LENGTH);
    }
    return waits ? nextPiece() : Said.status(StatusWord.OUT_OF_ORDER);
  }

  private @Nullable Said transfer(CommandApdu command, long nowNanos) {
    byte[] piece = command.data();
    if (!inOrder(command.p1p2(), piece.length == 0)) {
      received.reset();
      return Said.status(StatusWord.OUT_OF_ORDER);
    }
    askedNanos = nowNanos;
    if (piece.length == 0) {
      return thinking ? poll(nowNanos) : say(protocol.silence(nowNanos), nowNanos);
    }
    if (piece.length > PIECE_BYTES || received.size() + piece.length > FRAME_BYTES_MAX) {
      received.reset();
      return Said.status(StatusWord.WRONG_LENGTH);
    }
    received.writeBytes(piece);
    if (command.p1p2() == MORE_FOLLOWS) {
      return Said.status(StatusWord.OK);
    }
    byte[] frame = received.toByteArray();
    received.reset();
    return say(protocol.receive(frame, nowNanos), nowNanos);
  }

  /** Asking has no pieces; while an answer is awaited there is nothing but asking. */
  private boolean inOrder(int p1p2, boolean asks) {
    boolean known = p1p2 == LAST || p1p2 == MORE_FOLLOWS;
    boolean fetched = sent == outgoing.length;
    return known && fetched && (asks ? p1p2 == LAST && received.size() == 0 : !thinking);
  }

  /** A frame's first piece, nothing more to say, or null for later. */
  private @Nullable Said say(Reply reply, long nowNanos) {
    thinking = reply instanceof Reply.Later;
    return switch (reply) {
      case Reply.Send(byte[] frame) -> {
        outgoing = frame;
        sent = 0;
        sendFromNanos = RefusalGrid.notBeforeNanos(frame, nowNanos);
        held = nowNanos < sendFromNanos;
        yield held ? null : nextPiece();
      }
      case Reply.Later _ -> null;
      case Reply.End _ -> Said.status(StatusWord.OK);
    };
  }

  private Said nextPiece() {
    held = false;
    int end = Math.min(outgoing.length, sent + PIECE_BYTES);
    byte[] piece = Arrays.copyOfRange(outgoing, sent, end);
    sent = end;
    int left = outgoing.length - sent;
    return Said.of(piece, left == 0 ? StatusWord.OK : StatusWord.MORE_WAITS | Math.min(left, 0xFF));
  }

  private void reset() {
    received.reset();
    outgoing = new byte[0];
    sent = 0;
    thinking = false;
    held = false;
  }
}
