package faraday.rig.threat;

import faraday.rig.chip.ReaderApp;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** A phone that reads the charger and says what its script says; it knows nothing but SPEC §8. */
final class FrameApp implements ReaderApp {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SELECT = HEX.parseHex("00a4040008f04641524144415900");
  private static final byte[] ASK = HEX.parseHex("8046000000");
  private static final byte[] REST = HEX.parseHex("00c0000000");
  private static final long ASK_AGAIN_NANOS = 50_000_000L;
  private static final long NEVER_NANOS = Long.MAX_VALUE / 2;
  private static final int HELLO_BYTES = 3;
  private static final int PIECE_BYTES = 240;
  private static final int DATA_AT = 5;

  private final FramePhone.Script script;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private byte[] up = new byte[0];
  private byte[] command = SELECT;
  private long notBeforeNanos;
  private boolean silent;

  FrameApp(FramePhone.Script script) {
    this.script = script;
  }

  @Override
  public void discovered(long nowNanos) {
    command = SELECT;
    heard.reset();
  }

  @Override
  public Act next(long nowNanos) {
    if (silent) {
      return new Act.Wait(NEVER_NANOS);
    }
    return nowNanos < notBeforeNanos ? new Act.Wait(notBeforeNanos) : new Act.Send(command.clone());
  }

  @Override
  public void answered(byte[] response, long nowNanos) {
    int data = response.length - 2;
    int status = response[data] & 0xFF;
    boolean selected = Arrays.equals(command, SELECT);
    heard.write(response, selected ? HELLO_BYTES : 0, Math.max(0, selected ? data - 3 : data));
    if (status == 0x62) {
      command = ASK;
      notBeforeNanos = nowNanos + ASK_AGAIN_NANOS;
    } else if (status == 0x61) {
      command = REST;
    } else if (up.length > 0) {
      sendPiece();
    } else {
      whole(heard.toByteArray());
    }
  }

  private void whole(byte[] frame) {
    heard.reset();
    up = frame.length == 0 ? new byte[0] : script.answer(frame);
    silent = up.length == 0;
    if (!silent) {
      sendPiece();
    }
  }

  private void sendPiece() {
    int bytes = Math.min(PIECE_BYTES, up.length);
    byte[] transfer = new byte[DATA_AT + bytes + 1];
    transfer[0] = (byte) 0x80;
    transfer[1] = 0x46;
    transfer[2] = (byte) (up.length > bytes ? 1 : 0);
    transfer[4] = (byte) bytes;
    System.arraycopy(up, 0, transfer, DATA_AT, bytes);
    up = Arrays.copyOfRange(up, bytes, up.length);
    command = transfer;
  }

  @Override
  public void lost(long nowNanos) {
    heard.reset();
    up = new byte[0];
  }
}
