package faraday.nfc.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.Ticked;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Byte for byte what SPI and I2C carry (issue 4, item 1; pn532 fact sheet §2), and bad buses. */
final class BusLinkTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String COMMAND = "0000ff02fed4022a00";
  private static final String ACK = "0000ff00ff00";
  private static final String VERSION = "0000ff06fad50332010607e800";
  private static final long MILLI = 1_000_000;

  private final VirtualClock clock = new VirtualClock();
  private final ScriptedBus bus = new ScriptedBus(clock);
  private final ChipLink spi = new SpiLink(bus.spi(), BusSettings.DEFAULT);
  private final ChipLink i2c = new I2cLink(bus.i2c(), BusSettings.DEFAULT);

  @Test
  void spiWakesByTwoMillisecondsOfSelectBeforeTheFirstBit() {
    assertTrue(spi.wake());
    run(spi, 1);
    assertEquals(List.of("low"), bus.log());
    run(spi, 3);
    assertEquals(List.of("low", "40", "high"), bus.log().subList(0, 3), "02, low bit first");
  }

  @Test
  void spiSaysDataWriteThenTheFrameLowBitFirst() {
    write(spi, COMMAND);
    assertFalse(spi.sent());
    run(spi, 1);
    assertTrue(spi.sent());
    String wire = "80" + turned(COMMAND);
    assertEquals(List.of("low", wire, "high"), bus.log().subList(0, 3));
  }

  @Test
  void spiReadsAFrameToItsEndInOneSelectionAndNoByteFurther() {
    bus.says(ACK, VERSION);
    assertEquals(ACK + VERSION, hear(spi, 20));
    assertEquals(List.of(6, 13), bus.readLengths());
  }

  @Test
  void spiTakesAFrameWithoutItsFirstPreambleByte() {
    bus.says(VERSION.substring(2));
    assertEquals(VERSION.substring(2), hear(spi, 20));
  }

  @Test
  void i2cReadsTheAcknowledgementAtItsLengthAndTheAnswerBehindTheReadyByte() {
    write(i2c, COMMAND);
    bus.says(ACK, VERSION);
    assertEquals(ACK + VERSION, hear(i2c, 30));
    assertEquals("w " + COMMAND, bus.log().getFirst());
    assertEquals(List.of(7, 65), bus.readLengths());
  }

  @Test
  void i2cAsksAgainForAnAnswerWhoseTailItLost() {
    String longer = ScriptedBus.answer("41" + "00".repeat(200));
    write(i2c, COMMAND);
    bus.says(ACK, longer, longer);
    assertEquals(ACK + longer, hear(i2c, 80));
    assertTrue(bus.log().contains("w 0000ffff0000"), "a NACK");
    assertEquals(List.of(7, 65, 1 + longer.length() / 2), bus.readLengths());
  }

  @Test
  void i2cAsksAgainForALostTailOnceOnly() {
    String longer = ScriptedBus.answer("41" + "00".repeat(250));
    write(i2c, COMMAND);
    bus.says(ACK, ScriptedBus.answer("41" + "00".repeat(100)), longer);
    hear(i2c, 100);
    assertEquals(1, bus.log().stream().filter("w 0000ffff0000"::equals).count());
  }

  @Test
  void i2cOffersAFrameFiveTimesToAChipThatDoesNotAcknowledge() {
    bus.refuses(4);
    write(i2c, COMMAND);
    run(i2c, 20);
    assertTrue(bus.log().contains("w " + COMMAND), "the fifth offer");
    bus.log().clear();
    bus.refuses(5);
    write(i2c, COMMAND);
    run(i2c, 20);
    assertTrue(i2c.sent());
    assertFalse(bus.log().contains("w " + COMMAND), "given up, and the driver repeats it or not");
  }

  @Test
  void aLineStuckHighOrLowIsNeverReady() {
    bus.stuckAt(0xFF);
    assertEquals("", hear(spi, 200));
    assertEquals("", hear(i2c, 200));
    bus.stuckAt(0x00);
    assertEquals("", hear(spi, 200));
    assertEquals("", hear(i2c, 200));
  }

  @Test
  void garbageEndsWithTheLongestFrame() {
    bus.says("5a".repeat(600));
    assertTrue(hear(spi, 100).length() / 2 <= FrameSpan.FRAME_BYTES_MAX + 16);
    bus.says("5a".repeat(600));
    assertTrue(hear(i2c, 100).length() / 2 <= BusSettings.DEFAULT.firstReadBytes());
  }

  @Test
  void asksOftenWhileAnAnswerIsNearAndSeldomLater() {
    for (ChipLink link : List.of(spi, i2c)) {
      write(link, COMMAND);
      run(link, 50);
      bus.log().clear();
      run(link, 5);
      int near = bus.questions();
      run(link, 200);
      bus.log().clear();
      run(link, 50);
      int later = bus.questions();
      assertTrue(near >= 3 && near <= 6, "near: " + near);
      assertTrue(later >= 8 && later <= 11, "later: " + later);
    }
  }

  @Test
  void anInterruptLineBringsTheAnswerAtOnceAndItsAbsenceOnlySlows() {
    boolean[] low = {false};
    SpiLink link = new SpiLink(bus.spi(), BusSettings.DEFAULT, () -> low[0]);
    run(link, 10);
    bus.says(ACK);
    low[0] = true;
    assertEquals(ACK, hear(link, 1));
    low[0] = false;
    bus.says(VERSION);
    assertEquals(VERSION, hear(link, 7), "asked every 5 ms all the same");
  }

  @Test
  void aControllerThatIsGoneOrNeverEndsClosesTheLink() {
    bus.gone(true);
    assertEquals("", hear(spi, 10));
    assertEquals(ChipLink.CLOSED, spi.read(new byte[9], 0, 9));
    assertEquals(ChipLink.CLOSED, i2cAfter(10).read(new byte[9], 0, 9));
    assertFalse(spi.wake());
    assertEquals(ChipLink.CLOSED, spi.write(new byte[9], 0, 9));
    assertEquals(Ticked.NEVER, spi.nextDeadlineNanos());
    bus.gone(false);
    bus.neverEnds(true);
    SpiLink stuck = new SpiLink(bus.spi(), BusSettings.DEFAULT);
    run(stuck, BusSettings.DEFAULT.stuckMs() - 10);
    assertEquals(0, stuck.read(new byte[9], 0, 9));
    run(stuck, 20);
    assertEquals(ChipLink.CLOSED, stuck.read(new byte[9], 0, 9));
  }

  @Test
  void takesFourFramesAndNoFifthUntilOneHasLeft() {
    for (int i = 0; i < 4; i++) {
      write(spi, COMMAND);
    }
    byte[] fifth = HEX.parseHex(COMMAND);
    assertEquals(0, spi.write(fifth, 0, fifth.length));
    run(spi, 1);
    assertEquals(fifth.length, spi.write(fifth, 0, fifth.length));
  }

  @Test
  void refusesSettingsThatCannotWork() {
    assertThrows(
        IllegalArgumentException.class, () -> new BusSettings(0, 5000, 60, 2000, 5, 1000, 64));
    assertThrows(
        IllegalArgumentException.class, () -> new BusSettings(1000, 5000, 60, 2000, 5, 1000, 7));
    assertEquals(8, new BusSettings(1000, 5000, 60, 2000, 5, 1000, 8).firstReadBytes());
  }

  @Test
  void aBusHasNoSpeedsToChange() {
    assertFalse(spi.hasSpeeds() || i2c.hasSpeeds());
    assertFalse(spi.setBaud(921_600) || i2c.setBaud(921_600));
    assertEquals(ScriptedBus.HZ, spi.baud());
  }

  private ChipLink i2cAfter(int millis) {
    run(i2c, millis);
    return i2c;
  }

  private void write(ChipLink link, String hex) {
    byte[] bytes = HEX.parseHex(hex);
    assertEquals(bytes.length, link.write(bytes, 0, bytes.length));
  }

  private String hear(ChipLink link, long millis) {
    run(link, millis);
    byte[] into = new byte[2048];
    int count = Math.max(0, link.read(into, 0, into.length));
    return HEX.formatHex(into, 0, count);
  }

  private void run(Ticked link, long millis) {
    long endNanos = clock.nowNanos() + millis * MILLI;
    while (clock.nowNanos() < endNanos) {
      link.tick(clock.nowNanos());
      long nextNanos = Math.max(link.nextDeadlineNanos(), clock.nowNanos() + 1000);
      clock.advanceTo(Math.min(nextNanos, endNanos));
    }
    link.tick(clock.nowNanos());
  }

  private static String turned(String hex) {
    List<String> out = new ArrayList<>();
    for (byte value : HEX.parseHex(hex)) {
      int bits = 0;
      for (int i = 0; i < 8; i++) {
        bits = (bits << 1) | ((value >> i) & 1);
      }
      out.add("%02x".formatted(bits));
    }
    return String.join("", out);
  }
}
