package faraday.rig.threat;

import faraday.rig.chip.ReaderApp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

/** A phone that reads the tag and writes what its script makes of the challenge (SPEC §9). */
final class TagWriter implements ReaderApp {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] TYPE = "application/x-faraday".getBytes(StandardCharsets.US_ASCII);
  private static final long NEVER_NANOS = Long.MAX_VALUE / 2;
  private static final int PIECE_BYTES = 240;
  private static final int LENGTH_AT = 2;

  private final FramePhone.Script script;
  private final Deque<byte[]> commands = new ArrayDeque<>();
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private boolean wrote;

  TagWriter(FramePhone.Script script) {
    this.script = script;
  }

  @Override
  public void discovered(long nowNanos) {
    commands.clear();
    file.reset();
    if (!wrote) {
      commands.add(HEX.parseHex("00a4040007d276000085010100"));
      commands.add(HEX.parseHex("00a4000c02e104"));
      commands.add(HEX.parseHex("00b0000002"));
    }
  }

  @Override
  public Act next(long nowNanos) {
    return commands.isEmpty()
        ? new Act.Wait(NEVER_NANOS)
        : new Act.Send(commands.getFirst().clone());
  }

  @Override
  public void answered(byte[] response, long nowNanos) {
    byte[] said = commands.removeFirst();
    if (said[1] != (byte) 0xB0) {
      return;
    }
    file.write(response, 0, response.length - 2);
    byte[] read = file.toByteArray();
    int left = LENGTH_AT + number(read, 0) - read.length;
    if (left > 0) {
      commands.add(command(0xB0, read.length, new byte[0], Math.min(PIECE_BYTES, left)));
    } else {
      write(script.answer(content(read)));
    }
  }

  private static byte[] content(byte[] read) {
    int payload = LENGTH_AT + 4 + read[LENGTH_AT + 2] + 6 + TYPE.length;
    int from = payload + 4;
    return Arrays.copyOfRange(read, from, from + number(read, payload + 2));
  }

  private void write(byte[] payload) {
    wrote = true;
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    byte[] head = {(byte) 0xC2, (byte) TYPE.length, 0, 0};
    message.writeBytes(head);
    message.writeBytes(new byte[] {(byte) (payload.length >>> 8), (byte) payload.length});
    message.writeBytes(TYPE);
    message.writeBytes(payload);
    byte[] whole = message.toByteArray();
    commands.add(command(0xD6, 0, new byte[2], 0));
    for (int at = 0; at < whole.length; at += PIECE_BYTES) {
      int to = Math.min(whole.length, at + PIECE_BYTES);
      commands.add(command(0xD6, LENGTH_AT + at, Arrays.copyOfRange(whole, at, to), 0));
    }
    byte[] length = {(byte) (whole.length >>> 8), (byte) whole.length};
    commands.add(command(0xD6, 0, length, 0));
  }

  private static byte[] command(int instruction, int at, byte[] data, int le) {
    byte[] apdu = new byte[5 + data.length];
    apdu[1] = (byte) instruction;
    apdu[2] = (byte) (at >>> 8);
    apdu[3] = (byte) at;
    apdu[4] = (byte) (data.length == 0 ? le : data.length);
    System.arraycopy(data, 0, apdu, 5, data.length);
    return apdu;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  @Override
  public void lost(long nowNanos) {
    commands.clear();
  }
}
