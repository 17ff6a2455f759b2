package faraday.rig.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.SerialLink;
import faraday.rig.demo.DemoListener;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A desk whose reader is silent or gone, and what it makes of APDUs (issue 4, item 8). */
final class DeskRunTest {

  private static final long MS = 1_000_000L;
  private static final byte[] SELECT = HexFormat.of().parseHex("00a4040008f04641524144415900");

  @Test
  void saysThatNoChipAnswersOnceAStartWouldHaveBeenOver() {
    DeskRun run = run(0);
    ticked(run, DeskRun.BOOT_LIMIT_NANOS);
    assertFalse(run.over());
    ticked(run, DeskRun.BOOT_LIMIT_NANOS + 100 * MS);
    assertTrue(run.over());
    assertEquals("no chip answers", run.report().notStarted());
    assertFalse(run.report().ok());
  }

  @Test
  void saysThatTheLineIsGone() {
    DeskRun run = run(SerialLink.CLOSED);
    ticked(run, 1000 * MS);
    assertTrue(run.over());
    assertTrue(run.retired());
    assertEquals("the serial line is gone", run.report().trouble());
    String xml = DeskJunit.of(run.report());
    assertTrue(xml.contains("<error message=\"the serial line is gone\""), xml);
    assertTrue(xml.contains("tests=\"1\" errors=\"1\""), xml);
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new DeskSettings(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new DeskSettings(1, 1001, 1));
    assertThrows(IllegalArgumentException.class, () -> new DeskSettings(1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new DeskSettings(1, 1, 901));
    assertEquals(1000, new DeskSettings(1, 1000, 900).taps());
  }

  @Test
  void measuresThePhonesSideOfEachApduAndWaitsUntilItIsGone() {
    AirLog log = new AirLog(DemoListener.NONE);
    bytes(log, 0, "tap.target", new byte[] {8, 1, 2, 3});
    bytes(log, 5, "apdu.command", SELECT);
    bytes(log, 25, "apdu.response", new byte[] {1, 1, 0, (byte) 0x90, 0});
    bytes(log, 30, "apdu.command", new byte[] {(byte) 0x80, 0x46, 0, 0, 1, 0x14, 0});
    bytes(log, 60, "apdu.response", new byte[] {(byte) 0x90, 0});
    assertNull(log.over(10_000 * MS), "the charger still holds it");
    log.level(70 * MS, "tap.end", 0);
    assertNull(log.over(70 * MS + AirLog.QUIET_NANOS - 1));
    AirTap tap = Objects.requireNonNull(log.over(70 * MS + AirLog.QUIET_NANOS));
    assertEquals(AirTap.Role.CHARGER_READS, tap.role());
    assertEquals(2, tap.exchanges());
    assertEquals(25, tap.apduMeanMs());
    assertEquals(30, tap.apduMaxMs());
    assertEquals(30, tap.tapMs());
    assertNull(tap.trouble());
    assertFalse(log.busy());
  }

  @Test
  void tellsATargetWithoutAWalletFromAConversationThatBrokeOff() {
    AirLog log = new AirLog(DemoListener.NONE);
    bytes(log, 0, "apdu.command", SELECT);
    bytes(log, 1, "apdu.response", new byte[] {0x6A, (byte) 0x82});
    assertEquals("a target without a wallet", trouble(log));
    bytes(log, 5000, "apdu.command", SELECT);
    bytes(log, 5001, "apdu.response", new byte[] {0x10, (byte) 0x90, 0});
    assertEquals("the conversation broke off before the charger's answer", trouble(log));
  }

  private static String trouble(AirLog log) {
    return Objects.requireNonNull(Objects.requireNonNull(log.over(60_000 * MS)).trouble());
  }

  private static void bytes(AirLog log, long ms, String signal, byte[] bytes) {
    log.bytes(ms * MS, signal, bytes, 0, bytes.length);
  }

  private static void ticked(DeskRun run, long untilNanos) {
    for (long nanos = 0; nanos <= untilNanos; nanos += 50 * MS) {
      run.tick(nanos);
    }
  }

  private static DeskRun run(int answer) {
    return new DeskRun(new DeskSettings(1, 1, 1), new DeadLine(answer), 921_600, DemoListener.NONE);
  }

  /** A line on which nothing comes, or that is gone. */
  private record DeadLine(int answer) implements SerialLink {
    @Override
    public int read(byte[] into, int offset, int maxBytes) {
      return answer;
    }

    @Override
    public int write(byte[] from, int offset, int count) {
      return answer == 0 ? count : answer;
    }

    @Override
    public int pendingOutputBytes() {
      return 0;
    }

    @Override
    public boolean setBaud(int baud) {
      return true;
    }

    @Override
    public int baud() {
      return 115_200;
    }
  }
}
