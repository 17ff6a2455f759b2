package faraday.rig.phone;

import faraday.rig.chip.ReaderApp;
import faraday.rig.codec.Frame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A wallet app on a phone that reads the charger (SPEC §8, profile 01): SELECT, then frames down
 * and up in pieces, then it asks for what the charger has to say until that is nothing.
 */
public final class AppReader implements ReaderApp {

  private enum Step {
    IDLE,
    SELECTING,
    SENDING,
    FETCHING,
    ASKING,
    LEAVING
  }

  private static final byte[] SELECT = HexFormat.of().parseHex("00A4040008F04641524144415900");
  private static final byte[] REST = HexFormat.of().parseHex("00C0000000");
  private static final byte[] ASK = HexFormat.of().parseHex("8046000000");
  private static final int HELLO_BYTES = 3;
  private static final int PIECE_BYTES = 240;
  private static final int OK = 0x9000;
  private static final int NOT_SETTLED = 0x6200;
  private static final long ASK_AGAIN_NANOS = 50_000_000L;
  private static final long IDLE_NANOS = 100_000_000L;

  private final WalletPhone phone;
  private final ApduLink.Frames frames;
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
  private Step step = Step.IDLE;
  private byte[] outgoing = new byte[0];
  private int sent;
  private long readyNanos;
  private int exchanges;
  private int exchangesToAnswer;
  private long selectNanos = -1;
  private long answeredNanos = -1;

  /** The app of a phone. */
  public AppReader(WalletPhone phone) {
    this.phone = phone;
    this.frames = phone.frames(TapConversation.CHARGER_IS_CARD);
  }

  /** Commands answered from the last SELECT to the last M4, both included. */
  public int exchangesToAnswer() {
    return exchangesToAnswer;
  }

  /** When the last SELECT left, or −1. */
  public long selectNanos() {
    return selectNanos;
  }

  /** When the last M4 had arrived, or −1. */
  public long answeredNanos() {
    return answeredNanos;
  }

  @Override
  public void discovered(long nowNanos) {
    phone.parts().log().activated();
    step = phone.wanted().isPresent() ? Step.SELECTING : Step.IDLE;
    think(nowNanos);
  }

  @Override
  public Act next(long nowNanos) {
    if (nowNanos < readyNanos) {
      return new Act.Wait(readyNanos);
    }
    return switch (step) {
      case IDLE -> idle(nowNanos);
      case SELECTING -> select(nowNanos);
      case SENDING -> new Act.Send(piece());
      case FETCHING -> new Act.Send(REST.clone());
      case ASKING -> new Act.Send(ASK.clone());
      case LEAVING -> new Act.LetGo();
    };
  }

  private Act idle(long nowNanos) {
    if (phone.wanted().isEmpty()) {
      return new Act.Wait(nowNanos + IDLE_NANOS);
    }
    return select(nowNanos);
  }

  private Act select(long nowNanos) {
    step = Step.SELECTING;
    selectNanos = nowNanos;
    return new Act.Send(SELECT.clone());
  }

  @Override
  public void answered(byte[] response, long nowNanos) {
    exchanges++;
    phone.parts().log().exchanged();
    think(nowNanos);
    int status =
        (response[response.length - 2] & 0xFF) << 8 | (response[response.length - 1] & 0xFF);
    byte[] data = Arrays.copyOf(response, response.length - 2);
    switch (step) {
      case IDLE, SELECTING -> selected(data, status, nowNanos);
      case SENDING -> pieceSent(data, status, nowNanos);
      default -> received(data, status, nowNanos);
    }
  }

  @Override
  public void lost(long nowNanos) {
    step = Step.IDLE;
    incoming.reset();
    phone.linkLost(nowNanos);
  }

  private void selected(byte[] data, int status, long nowNanos) {
    exchanges = 1;
    boolean charger = status == OK && data.length > HELLO_BYTES && data[0] == 1 && data[1] == 1;
    if (charger && frames.selected(nowNanos)) {
      react(Arrays.copyOfRange(data, HELLO_BYTES, data.length), nowNanos);
    } else {
      step = Step.LEAVING;
    }
  }

  private void pieceSent(byte[] data, int status, long nowNanos) {
    sent = Math.min(sent + PIECE_BYTES, outgoing.length);
    if (sent == outgoing.length) {
      received(data, status, nowNanos);
    } else if (status != OK || data.length > 0) {
      step = Step.LEAVING;
    }
  }

  private void received(byte[] data, int status, long nowNanos) {
    boolean more = status >> 8 == 0x61;
    if (status == NOT_SETTLED) {
      step = Step.ASKING;
      readyNanos = nowNanos + ASK_AGAIN_NANOS;
      return;
    }
    if (status != OK && !more) {
      step = Step.LEAVING;
      return;
    }
    incoming.writeBytes(data);
    if (more) {
      step = Step.FETCHING;
      return;
    }
    byte[] frame = incoming.toByteArray();
    incoming.reset();
    if (frame.length == 0) {
      step = Step.LEAVING;
    } else {
      react(frame, nowNanos);
    }
  }

  private void react(byte[] frame, long nowNanos) {
    if (frame[0] == Frame.M4) {
      answeredNanos = nowNanos;
      exchangesToAnswer = exchanges;
    }
    switch (frames.frame(frame, nowNanos)) {
      case Reaction.Send(byte[] answer) -> {
        outgoing = answer;
        sent = 0;
        step = Step.SENDING;
      }
      case Reaction.Quiet _ -> step = phone.wanted().isPresent() ? Step.ASKING : Step.LEAVING;
      case Reaction.GiveUp _ -> step = Step.LEAVING;
    }
  }

  /** {@code 80 46 P1 00 Lc piece 00}. */
  private byte[] piece() {
    int bytes = Math.min(PIECE_BYTES, outgoing.length - sent);
    byte[] apdu = new byte[5 + bytes + 1];
    apdu[0] = (byte) 0x80;
    apdu[1] = 0x46;
    apdu[2] = (byte) (sent + bytes == outgoing.length ? 0 : 1);
    apdu[4] = (byte) bytes;
    System.arraycopy(outgoing, sent, apdu, 5, bytes);
    return apdu;
  }

  private void think(long nowNanos) {
    readyNanos = nowNanos + phone.parts().settings().apduNanos();
  }
}
