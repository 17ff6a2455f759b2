package faraday.rig.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * The radio side of a trace as a capture file for Wireshark: link type 264 (LINKTYPE_ISO_14443),
 * nanosecond time stamps, every frame with its CRC as it was on the air.
 */
public final class PcapExport implements Consumer<TraceEvent> {

  private static final int NANOSECOND_MAGIC = 0xA1B23C4D;
  private static final int LINKTYPE_ISO_14443 = 264;
  private static final int SNAP_BYTES = 65_535;
  private static final int RECORD_HEADER_BYTES = 16;
  private static final int PSEUDO_HEADER_BYTES = 4;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private static final int FIELD_ON = 0xFC;
  private static final int FIELD_OFF = 0xFD;
  private static final int READER_TO_CARD_WITH_CRC = 0xFE;
  private static final int CARD_TO_READER_WITH_CRC = 0xFF;
  private static final int READER_TO_CARD_WITHOUT_CRC = 0xFA;
  private static final int CARD_TO_READER_WITHOUT_CRC = 0xFB;

  private final OutputStream out;
  private int packets;

  /**
   * Writes the file header.
   *
   * @throws IOException when the stream refuses
   */
  public PcapExport(OutputStream out) throws IOException {
    this.out = out;
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.BIG_ENDIAN);
    header.putInt(NANOSECOND_MAGIC).putShort((short) 2).putShort((short) 4);
    header.putInt(0).putInt(0).putInt(SNAP_BYTES).putInt(LINKTYPE_ISO_14443);
    out.write(header.array());
  }

  /** Packets written so far. */
  public int packets() {
    return packets;
  }

  @Override
  public void accept(TraceEvent event) {
    switch (event) {
      case TraceEvent.Level level when level.signal().equals("rf.field") ->
          packet(level.atNanos(), level.value() != 0 ? FIELD_ON : FIELD_OFF, new byte[0]);
      case TraceEvent.Bytes bytes when bytes.signal().equals("rf.reader") ->
          packet(
              bytes.atNanos(),
              hasCrc(bytes.data()) ? READER_TO_CARD_WITH_CRC : READER_TO_CARD_WITHOUT_CRC,
              bytes.data());
      case TraceEvent.Bytes bytes when bytes.signal().equals("rf.card") ->
          packet(
              bytes.atNanos(),
              hasCrc(bytes.data()) ? CARD_TO_READER_WITH_CRC : CARD_TO_READER_WITHOUT_CRC,
              bytes.data());
      default -> {}
    }
  }

  private void packet(long atNanos, int event, byte[] data) {
    int length = PSEUDO_HEADER_BYTES + data.length;
    ByteBuffer packet =
        ByteBuffer.allocate(RECORD_HEADER_BYTES + length).order(ByteOrder.BIG_ENDIAN);
    packet.putInt((int) (atNanos / NANOS_PER_SECOND)).putInt((int) (atNanos % NANOS_PER_SECOND));
    packet.putInt(length).putInt(length);
    packet.put((byte) 0).put((byte) event).putShort((short) data.length).put(data);
    try {
      out.write(packet.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    packets++;
  }

  /** ISO/IEC 14443-3 CRC_A over the frame including its own CRC is zero. */
  private static boolean hasCrc(byte[] frame) {
    int crc = 0x6363;
    for (byte octet : frame) {
      int b = (octet ^ crc) & 0xFF;
      b = (b ^ (b << 4)) & 0xFF;
      crc = ((crc >>> 8) ^ (b << 8) ^ (b << 3) ^ (b >>> 4)) & 0xFFFF;
    }
    return frame.length > 2 && crc == 0;
  }
}
