package faraday.rig.peer;

import faraday.rig.demo.DemoReport;
import faraday.rig.export.ExportedDemo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wireshark's own dissectors judge the radio side of a demo's trace, down to APDUs. */
final class TsharkPeerTest {

  private static final int LIMIT_SECONDS = 120;
  private static final String AID = "f046415241444159";
  private static final int TAPS = 4;

  /** Bytes of file header, record header and pseudo-header. */
  private static final int FILE_HEADER_BYTES = 24;

  private static final List<String> FIELDS =
      List.of(
          "frame.number",
          "iso14443.event",
          "iso14443.crc.status",
          "_ws.col.Protocol",
          "_ws.col.Info",
          "iso14443.uid_cln",
          "iso14443.fsd",
          "iso14443.tl",
          "iso7816.apdu.ins",
          "iso7816.apdu.body",
          "iso7816.apdu.sw1",
          "iso14443.resp_to",
          "_ws.malformed");

  @TempDir private Path folder = Path.of("");

  /** One packet as tshark tells it. */
  private record Packet(List<String> cells) {
    String get(String field) {
      return cells.get(FIELDS.indexOf(field));
    }

    String info() {
      return get("_ws.col.Info");
    }

    boolean fromReader() {
      return get("iso14443.event").equals("0xfe");
    }

    boolean apdu() {
      return get("_ws.col.Protocol").equals("ISO 7816");
    }

    boolean command() {
      return apdu() && fromReader();
    }

    boolean malformed() {
      return !get("_ws.malformed").isEmpty() || info().contains("Malformed");
    }
  }

  @Test
  void seesEveryFrameOfFourTapsWithGoodChecksumsAndEveryApdu() throws Exception {
    String version = version();
    ExportedDemo demo = ExportedDemo.of(1);
    try (PeerRun run = PeerRun.start(Peer.TSHARK, version)) {
      List<Packet> packets = decode(demo.pcap());
      run.check(packets.size() == demo.packets(), () -> packets.size() + " packets decoded");
      checksums(run, packets);
      activation(run, packets);
      apdus(run, packets, demo.report());
      verbose(run, demo, packets);
      damaged(run, demo);
    }
  }

  private static String version() throws IOException, InterruptedException {
    String tshark = Peer.TSHARK.program("tshark").toString();
    String said = PeerProgram.run(List.of(tshark, "--version"), Map.of(), LIMIT_SECONDS);
    return said.replaceAll("(?s).*TShark \\(Wireshark\\) ([0-9.]+[0-9]).*", "$1");
  }

  private static String tshark(Path capture, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Peer.TSHARK.program("tshark").toString());
    command.addAll(List.of("-n", "-r", capture.toString()));
    command.addAll(List.of("-d", "iso14443.subdissector,iso7816"));
    command.addAll(List.of(options));
    return PeerProgram.run(command, Map.of("LC_ALL", "C.UTF-8"), LIMIT_SECONDS);
  }

  private static List<Packet> decode(Path capture) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of("-T", "fields"));
    FIELDS.forEach(field -> options.addAll(List.of("-e", field)));
    return tshark(capture, options.toArray(String[]::new))
        .lines()
        .map(line -> new Packet(Arrays.asList(line.split("\t", -1))))
        .filter(packet -> packet.cells().size() == FIELDS.size())
        .toList();
  }

  private static long count(List<Packet> packets, Predicate<Packet> what) {
    return packets.stream().filter(what).count();
  }

  /** This tshark takes S(DESELECT) for malformed, with checksum and without, and checks no more. */
  private static void checksums(PeerRun run, List<Packet> packets) {
    List<Packet> checked =
        packets.stream()
            .filter(packet -> packet.get("iso14443.event").matches("0xf[ef]"))
            .filter(packet -> !packet.info().contains("Deselect"))
            .toList();
    long good = count(checked, packet -> packet.get("iso14443.crc.status").equals("1"));
    run.check(good > 100, () -> "only " + good + " frames with checksum");
    run.check(good == checked.size(), () -> good + " good of " + checked.size());
    long bad = count(packets, packet -> packet.get("iso14443.crc.status").equals("0"));
    run.check(bad == 0, () -> bad + " bad checksums");
    long malformed = count(checked, Packet::malformed);
    run.check(malformed == 0, () -> malformed + " malformed packets beside S(DESELECT)");
    long farewells = count(packets, packet -> packet.info().contains("Deselect"));
    run.check(farewells == 2 * TAPS, () -> farewells + " S(DESELECT), two for each tap expected");
    long unknown = count(packets, packet -> packet.info().contains("Unknown ISO"));
    run.check(unknown == 0, () -> unknown + " packets of unknown kind");
  }

  private static int first(List<Packet> packets, String info) {
    for (int i = 0; i < packets.size(); i++) {
      if (packets.get(i).info().equals(info)) {
        return i;
      }
    }
    return -1;
  }

  private static void activation(PeerRun run, List<Packet> packets) {
    int atqa = first(packets, "ATQA");
    run.check(atqa > 0, () -> "no ATQA");
    List<String> expected =
        List.of("WUPA", "ATQA", "Anticollision", "UID", "Select", "SAK", "RATS", "ATS");
    for (int i = 0; i < expected.size(); i++) {
      Packet packet = packets.get(atqa - 1 + i);
      String wanted = expected.get(i);
      run.check(packet.info().equals(wanted), () -> wanted + " expected, but " + packet);
    }
    Packet uid = packets.get(atqa + 2);
    Packet select = packets.get(atqa + 3);
    String bytes = uid.get("iso14443.uid_cln");
    run.check(bytes.matches("08[0-9a-f]{6}"), () -> "no random UID: " + bytes);
    run.check(select.get("iso14443.uid_cln").equals(bytes), () -> "another card is selected");
    run.check(packets.get(atqa + 5).get("iso14443.fsd").equals("64"), () -> "no FSD of 64 bytes");
    Packet ats = packets.get(atqa + 6);
    run.check(ats.get("iso14443.tl").equals("0x05"), () -> "no ATS of five bytes: " + ats);
  }

  private static void apdus(PeerRun run, List<Packet> packets, DemoReport report) {
    List<List<Packet>> taps = taps(packets);
    run.check(taps.size() == TAPS, () -> taps.size() + " conversations begin with SELECT");
    for (List<Packet> tap : taps) {
      Packet select = tap.getFirst();
      run.check(select.get("iso7816.apdu.body").equals(AID), () -> "not our AID: " + select);
    }
    List<Packet> start = taps.getFirst();
    int exchanges = Objects.requireNonNull(report.start()).exchanges();
    long commands = count(start, Packet::command);
    run.check(commands == exchanges, () -> commands + " commands, " + exchanges + " reported");
    for (List<Packet> tap : taps) {
      long asked = count(tap, Packet::command);
      long answered = count(tap, packet -> packet.apdu() && !packet.fromReader());
      run.check(asked == answered, () -> asked + " commands, " + answered + " answers");
    }
    List<String> words =
        start.stream().map(each -> each.get("iso7816.apdu.sw1")).filter(w -> !w.isEmpty()).toList();
    List<String> expected = List.of("0x90", "0x90", "0x61", "0x90", "0x90");
    run.check(words.equals(expected), () -> "status words " + words);
    long rest = count(start, packet -> packet.info().equals("Get response"));
    run.check(rest == 1, () -> rest + " times GET RESPONSE");
  }

  /** Packets of each conversation that begins with SELECT, up to the end of the field. */
  private static List<List<Packet>> taps(List<Packet> packets) {
    List<List<Packet>> taps = new ArrayList<>();
    boolean open = false;
    for (Packet packet : packets) {
      if (packet.info().equals("Select file") && packet.fromReader()) {
        taps.add(new ArrayList<>());
        open = true;
      }
      open &= !packet.info().startsWith("Field");
      if (open) {
        taps.getLast().add(packet);
      }
    }
    return taps;
  }

  private static void verbose(PeerRun run, ExportedDemo demo, List<Packet> packets)
      throws IOException, InterruptedException {
    int atqa = first(packets, "ATQA");
    String from = packets.get(atqa).get("frame.number");
    String to = packets.get(atqa + 12).get("frame.number");
    String filter = "frame.number >= " + from + " && frame.number <= " + to;
    String said = tshark(demo.pcap(), "-V", "-Y", filter);
    run.says("Message: ATQA 0x0004", said);
    run.says("= Compliant with ISO 14443-4: Compliant", said);
    run.says("Selection control: Direct selection by DF name (0x04)", said);
    run.says("Message: I-block\n PCB: 0x02", said);
    run.says("[Response to frame", said);
  }

  /** The check on checksums can fail: one flipped bit in one frame is found. */
  private void damaged(PeerRun run, ExportedDemo demo) throws IOException, InterruptedException {
    byte[] capture = Files.readAllBytes(demo.pcap());
    int at = FILE_HEADER_BYTES;
    while ((capture[at + 17] & 0xFF) != 0xFE) {
      at += 16 + (capture[at + 10] & 0xFF) * 256 + (capture[at + 11] & 0xFF);
    }
    capture[at + 21] ^= 1;
    Path file = Files.write(folder.resolve("damaged.pcap"), capture);
    long bad = count(decode(file), packet -> packet.get("iso14443.crc.status").equals("0"));
    run.check(bad == 1, () -> bad + " bad checksums seen where one was made");
  }
}
