package faraday.rig.chip;

import static faraday.rig.chip.HostBench.ACK;
import static faraday.rig.chip.HostBench.ERROR;
import static faraday.rig.chip.HostBench.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.rf.EchoApp;
import org.junit.jupiter.api.Test;

/** Commands without radio: PN532 fact sheet §3. */
final class HousekeepingTest {

  private final HostBench bench = HostBench.awake();

  @Test
  void echoesTheLineTestExactlyIncludingItsNumber() {
    assertEquals("01" + "00" + "6c69626e6663", bench.ask("00" + "00" + "6c69626e6663"));
    String limit = "00" + "ab".repeat(262);
    assertEquals("01" + limit, bench.ask("00" + limit), "264 bytes of data, extended both ways");
  }

  @Test
  void refusesWhatExceedsItsBuffer() {
    bench.send(frame("0000" + "ab".repeat(263)));
    assertEquals("", bench.hear(100), "265 bytes of data are no frame");
  }

  @Test
  void passesItsSelfTests() {
    assertEquals("0100", bench.ask("0001"));
    assertEquals("0100", bench.ask("0002"));
  }

  @Test
  void readsBackWhatWasWritten() {
    assertEquals("070000000000", bench.ask("0663026303630d63386 33d".replace(" ", "")));
    assertEquals("09", bench.ask("08630280630380630d10"));
    assertEquals("0780801000", bench.ask("0663026303630d6338"));
  }

  @Test
  void refusesRegisterListsThatDoNotComeOut() {
    for (String wrong : new String[] {"066302ff", "086302", "0863028063"}) {
      bench.send(frame(wrong));
      assertEquals(ACK + ERROR, bench.hear(50), wrong);
    }
  }

  @Test
  void acceptsSamConfigurationOfOneToThreeBytesAndModesOneToFour() {
    assertEquals("15", bench.ask("1401"));
    assertEquals("15", bench.ask("140114"));
    assertEquals("15", bench.ask("14010001"));
    for (String wrong : new String[] {"1400", "1405", "14010001ff", "14"}) {
      bench.send(frame(wrong));
      assertEquals(ACK + ERROR, bench.hear(50), wrong);
    }
  }

  @Test
  void switchesTheField() {
    assertEquals("33", bench.ask("320101"));
    assertTrue(bench.field.on());
    assertEquals("33", bench.ask("320100"));
    assertFalse(bench.field.on());
  }

  @Test
  void checksTheLengthOfEveryRadioSetting() {
    String[] items = {"0102", "02000b0a", "0400", "05ffffff"};
    for (String item : items) {
      assertEquals("33", bench.ask("32" + item));
      bench.send(frame("32" + item + "00"));
      assertEquals(ACK + ERROR, bench.hear(50), item);
    }
    for (int[] analogue : new int[][] {{0x0A, 11}, {0x0B, 8}, {0x0C, 3}, {0x0D, 9}}) {
      assertEquals("33", bench.ask("32%02x".formatted(analogue[0]) + "00".repeat(analogue[1])));
    }
  }

  @Test
  void reportsTheTargetItHoldsAndTheLastError() {
    assertEquals("0500000000", bench.ask("04"));
    bench.ask("4001aa");
    assertEquals("0527000000", bench.ask("04"));
    HostBench held = HostBench.withPhone(new EchoApp(0));
    assertEquals("05" + "0000" + "01" + "01000000" + "00", held.ask("04"));
  }

  @Test
  void refusesUnknownSpeeds() {
    bench.send(frame("1009"));
    assertEquals(ACK + ERROR, bench.hear(50));
  }

  @Test
  void answersInTargetModeAsAChipThatNoReaderHasFound() {
    assertEquals("8b0000", bench.ask("8a"));
    assertEquals("8725", bench.ask("86"));
    assertEquals("8f25", bench.ask("8e9000"));
    assertEquals("8925", bench.ask("88"));
    assertEquals("9125", bench.ask("909000"));
  }

  @Test
  void waitsForAReaderUntilTheHostGivesUp() {
    bench.ask("320101");
    bench.send(frame("8c05040000b00b20" + "00".repeat(28) + "0000"));
    assertEquals(ACK, bench.hear(60_000));
    assertFalse(bench.field.on(), "a card makes no field of its own");
    bench.send(ACK);
    assertEquals("0332010607", bench.ask("02"));
  }
}
