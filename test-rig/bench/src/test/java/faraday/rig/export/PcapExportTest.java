package faraday.rig.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.rig.rf.RfFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The capture's bytes, and which frames have a checksum. */
final class PcapExportTest {

  private static final HexFormat HEX = HexFormat.of();

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private static TraceEvent reader(long atNanos, String hex) {
    return new TraceEvent.Bytes(atNanos, "rf.reader", HEX.parseHex(hex));
  }

  private static TraceEvent card(long atNanos, String hex) {
    return new TraceEvent.Bytes(atNanos, "rf.card", HEX.parseHex(hex));
  }

  private static String crc(String hex) {
    return HEX.formatHex(RfFrame.withCrc(HEX.parseHex(hex)).bytes());
  }

  /** Event bytes of the packets in order. */
  private List<String> events() {
    byte[] file = written.toByteArray();
    List<String> events = new ArrayList<>();
    int at = 24;
    while (at < file.length) {
      events.add(HEX.toHexDigits(file[at + 17]));
      at += 16 + (file[at + 10] & 0xFF) * 256 + (file[at + 11] & 0xFF);
    }
    return events;
  }

  @Test
  void isANanosecondCaptureOfLinkType264() throws IOException {
    PcapExport export = new PcapExport(written, Window.ALL);
    export.accept(new TraceEvent.Level(5_735_651_812_234L, "rf.field", 1));
    export.accept(reader(5_735_656_812_234L, "52"));
    assertEquals(2, export.packets());
    assertEquals(
        "a1b23c4d" // nanosecond magic, big-endian
            + "00020004" // version 2.4
            + "0000000000000000" // time zone and accuracy, always zero
            + "0000ffff" // longest packet
            + "00000108" // LINKTYPE_ISO_14443
            + "00001667" // second 5735
            + "26d9dd8a" // and 651 812 234 ns
            + "0000000400000004" // captured and original length
            + "00fc0000" // version, field on, no data
            + "00001667"
            + "272628ca"
            + "0000000500000005"
            + "00fa0001" // reader to card without checksum, one byte
            + "52", // WUPA
        HEX.formatHex(written.toByteArray()));
  }

  @Test
  void marksFramesWithChecksumByTheProtocolAndNotByLuck() throws IOException {
    PcapExport export = new PcapExport(written, Window.ALL);
    export.accept(reader(1, "26")); // REQA
    export.accept(card(2, "0400")); // ATQA
    export.accept(reader(3, "9320")); // anticollision
    export.accept(card(4, crc("088f00"))); // five bytes that happen to end in their checksum
    export.accept(reader(5, "934008")); // anticollision with a known part
    export.accept(card(6, "8fa7a888"));
    export.accept(reader(7, crc("9370088fa7a888"))); // SELECT
    export.accept(card(8, crc("20"))); // SAK
    export.accept(reader(9, crc("e050"))); // RATS
    export.accept(card(10, "0578807002a547")); // ATS with a wrong checksum stays one with checksum
    export.accept(reader(11, crc("5000"))); // HLTA
    assertEquals(
        List.of("fa", "fb", "fa", "fb", "fa", "fb", "fe", "ff", "fe", "ff", "fe"), events());
  }

  @Test
  void holdsFieldAndTypeAFramesOfTheWindowOnly() throws IOException {
    PcapExport export = new PcapExport(written, new Window(10, 20));
    export.accept(new TraceEvent.Level(9, "rf.field", 1));
    export.accept(reader(10, "52"));
    export.accept(new TraceEvent.Level(12, "rf.present", 1));
    export.accept(new TraceEvent.Bytes(13, "rf.other", new byte[] {0}));
    export.accept(new TraceEvent.Bytes(14, "uart.host", new byte[] {0}));
    export.accept(new TraceEvent.Text(15, "stimulus", "x"));
    export.accept(new TraceEvent.Level(20, "rf.field", 0));
    export.accept(new TraceEvent.Level(21, "rf.field", 1));
    assertEquals(List.of("fa", "fd"), events());
  }

  @Test
  void saysWhenTheFileTakesNoMore() throws IOException {
    OutputStream shortDisk =
        new OutputStream() {
          private int left = 24;

          @Override
          public void write(int octet) throws IOException {
            if (left-- == 0) {
              throw new IOException("no space left");
            }
          }
        };
    PcapExport export = new PcapExport(shortDisk, Window.ALL);
    assertThrows(UncheckedIOException.class, () -> export.accept(reader(1, "52")));
  }
}
