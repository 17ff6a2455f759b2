package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.tap.TapSettings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The charger on a loopback port met by phones that do not keep to SPEC §10 (issue 4 item 8). */
final class TapCommandTest {

  private static final byte[] SELECT = HexFormat.of().parseHex("00a4040008f04641524144415900");

  @TempDir private Path folder = Path.of("");

  /** Whatever a phone does to its connection, the next one is asked as if nothing had been. */
  @Test
  void breaksOffHostileConnectionsAndServesTheNext() throws Exception {
    try (TapBench bench = TapBench.start("--patience", "1", "--wait", "2")) {
      says(bench, "ffff00");
      says(bench, "0106");
      says(bench, "00");
      says(bench, "0004900000");
      says(bench, "000190");
      silent(bench);
      reset(bench);
      says(bench, "");
      assertEquals(4, bench.end());
      String troubles =
          "\"troubles\":[\"TOO_LONG\",\"TOO_LONG\",\"CUT_OFF\",\"CUT_OFF\",\"TOO_SHORT\","
              + "\"TIME_OUT\",";
      assertTrue(bench.out().contains(troubles), bench.out());
      assertTrue(bench.out().contains("\"taps\":8,"), bench.out());
      assertTrue(bench.out().contains("\"sessions\":[],"), bench.out());
      assertEquals(1, bench.out().lines().count());
      assertTrue(bench.err().contains("no phone connected in time"), bench.err());
    }
  }

  /** The same for phones that read: what is no command is broken off, the next one is answered. */
  @Test
  void breaksOffHostileReadersAndAnswersTheNext() throws Exception {
    try (TapBench bench = TapBench.start("--patience", "1", "--wait", "1")) {
      reads(bench, "ffff00");
      reads(bench, "000500a404");
      reads(bench, "0000000000");
      assertTrue(reads(bench, "000e" + HexFormat.of().formatHex(SELECT)).endsWith("9000"));
      assertEquals(4, bench.end());
      assertTrue(
          bench.out().contains("\"troubles\":[\"TOO_LONG\",\"CUT_OFF\",\"CUT_OFF\"]"), bench.out());
    }
  }

  /** Says this, closes its half, and gives what it heard. */
  private static String reads(TapBench bench, String hex) throws IOException {
    try (Socket phone = bench.connectReader()) {
      phone.getOutputStream().write(HexFormat.of().parseHex(hex));
      phone.shutdownOutput();
      return HexFormat.of().formatHex(phone.getInputStream().readAllBytes());
    }
  }

  /** A byte now and then does not stretch the time limit of a message. */
  @Test
  void givesAMessageOneTimeLimitInAll() throws Exception {
    try (TapBench bench = TapBench.start("--patience", "1", "--wait", "1");
        Socket phone = bench.connect()) {
      DataInputStream in = selected(phone);
      phone.getOutputStream().write(HexFormat.of().parseHex("0100"));
      int sent = 0;
      while (in.available() == 0 && sent < 100 && drips(phone)) {
        sent++;
      }
      assertTrue(sent < 30, sent + " bytes were waited for");
      assertEquals(4, bench.end());
      assertTrue(bench.out().contains("\"troubles\":[\"TIME_OUT\"]"), bench.out());
    }
  }

  @Test
  void asksAgainWhenThePhoneSaysItLeftAndTellsItWhenItIsLetGo() throws Exception {
    try (TapBench bench = TapBench.start("--wait", "1");
        Socket phone = bench.connect()) {
      selected(phone);
      new DataOutputStream(phone.getOutputStream()).writeShort(0);
      DataInputStream in = selected(phone);
      phone.getOutputStream().write(HexFormat.of().parseHex("00026a82"));
      int next = in.readUnsignedShort();
      while (next > 0) {
        in.readNBytes(next);
        phone.getOutputStream().write(HexFormat.of().parseHex("00026a82"));
        next = in.readUnsignedShort();
      }
      assertEquals(-1, in.read(), "the connection ends when the charger has let go");
      assertEquals(4, bench.end());
    }
  }

  @Test
  void writesTheProvisionForItsOwnerAloneAndListensOnLoopbackOnly() throws Exception {
    Path file = folder.resolve("phone.json");
    Files.writeString(file, "of before");
    try (TapBench bench = TapBench.start("--wait", "1", "--provision", file.toString());
        LoopbackDoor door = LoopbackDoor.open(0)) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      String said = Files.readString(file);
      assertTrue(said.contains("\"cardPort\":" + bench.port()), said);
      assertTrue(said.contains("\"phoneScalar\":\""), said);
      assertTrue(door.cardPort() > 0);
      assertTrue(door.address().isLoopbackAddress(), "nobody else can knock");
      assertEquals(4, bench.end());
    }
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    assertEquals(2, TapBench.code("--tcp", "65535"));
    assertEquals(2, TapBench.code("--tcp", "-1"));
    assertEquals(2, TapBench.code("--tcp", "0", "--sessions", "5"));
    assertEquals(2, TapBench.code("--tcp", "0", "--charge", "0"));
    assertEquals(2, TapBench.code("--tcp", "0", "--wait", "3601"));
    assertEquals(2, TapBench.code());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(3, TapBench.code("--tcp", String.valueOf(taken.getLocalPort())));
    }
  }

  @Test
  void hasLimitsToWhatARunIs() {
    assertEquals(4, new TapSettings(1, 4, 86_400).sessions());
    assertThrows(IllegalArgumentException.class, () -> new TapSettings(1, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> new TapSettings(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new TapSettings(1, 1, 86_401));
    assertThrows(IllegalArgumentException.class, () -> new TapSettings(1, 1, 0));
  }

  /** Answers the first command with these bytes and closes its half of the connection. */
  private static void says(TapBench bench, String hex) throws IOException {
    try (Socket phone = bench.connect()) {
      DataInputStream in = selected(phone);
      phone.getOutputStream().write(HexFormat.of().parseHex(hex));
      phone.shutdownOutput();
      in.readAllBytes();
    }
  }

  private static void silent(TapBench bench) throws IOException {
    try (Socket phone = bench.connect()) {
      selected(phone).readAllBytes();
    }
  }

  /** Ends as a process does that was killed: bytes that were never read, no farewell. */
  private static void reset(TapBench bench) throws IOException {
    try (Socket phone = bench.connect()) {
      selected(phone);
      phone.setSoLinger(true, 0);
    }
  }

  private static boolean drips(Socket phone) {
    try {
      Thread.sleep(100);
      phone.getOutputStream().write(0);
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static DataInputStream selected(Socket phone) throws IOException {
    DataInputStream in = new DataInputStream(phone.getInputStream());
    assertArrayEquals(SELECT, in.readNBytes(in.readUnsignedShort()));
    return in;
  }
}
