package faraday.rig.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * The radio side of a trace as a capture file for Wireshark: link type 264 (LINKTYPE_ISO_14443),
 * nanosecond time stamps, every frame with its CRC as it was on the air. A packet's time is the
 * moment at which its frame starts. Frames of other modulations than type A ({@code rf.other}) have
 * no place in it.
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

  private static final int CRC_BYTES = 2;
  private static final int NVB_SELECT = 0x70;

  private final OutputStream out;
  private final Window window;
  private boolean bare;
  private int packets;

  /**
   * Writes the file header.
   *
   * @throws IOException when the stream refuses
   */
  public PcapExport(OutputStream out, Window window) throws IOException {
    this.out = out;
    this.window = window;
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
    if (!window.contains(event.atNanos())) {
      return;
    }
    switch (event) {
      case TraceEvent.Level level when level.signal().equals("rf.field") ->
          packet(level.atNanos(), level.value() != 0 ? FIELD_ON : FIELD_OFF, new byte[0]);
      case TraceEvent.Bytes bytes when bytes.signal().equals("rf.reader") -> reader(bytes);
      case TraceEvent.Bytes bytes when bytes.signal().equals("rf.card") -> card(bytes);
      default -> {}
    }
  }

  private void reader(TraceEvent.Bytes bytes) {
    bare = bare(bytes.data());
    int event = bare ? READER_TO_CARD_WITHOUT_CRC : READER_TO_CARD_WITH_CRC;
    packet(bytes.atNanos(), event, bytes.data());
  }

  private void card(TraceEvent.Bytes bytes) {
    boolean withoutCrc = bare || bytes.data().length <= CRC_BYTES;
    int event = withoutCrc ? CARD_TO_READER_WITHOUT_CRC : CARD_TO_READER_WITH_CRC;
    packet(bytes.atNanos(), event, bytes.data());
  }

  /**
   * ISO/IEC 14443-3: short frames and anticollision frames have no checksum, and neither have their
   * answers. Whether a checksum that must be there is right is Wireshark's to say.
   */
  private static boolean bare(byte[] frame) {
    if (frame.length <= CRC_BYTES) {
      return true;
    }
    int command = frame[0] & 0xFF;
    boolean level = command == 0x93 || command == 0x95 || command == 0x97;
    return level && (frame[1] & 0xFF) != NVB_SELECT;
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
}
