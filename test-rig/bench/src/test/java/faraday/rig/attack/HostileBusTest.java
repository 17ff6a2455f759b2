package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimI2cBus;
import faraday.hal.sim.SimSpiBus;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.Pn532;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.link.BusSettings;
import faraday.nfc.link.ChipLink;
import faraday.nfc.link.I2cLink;
import faraday.nfc.link.SpiLink;
import faraday.rig.bench.Simulation;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something on SPI or I2C that is no PN532: pieces of frames, noise, refusals (TH-27). */
final class HostileBusTest {

  private static final long S = 1_000_000_000L;
  private static final String[] PIECES = {
    "0000ff00ff00",
    "0000ffff0000",
    "0000ff01ff7f8100",
    "0000ffffff010804",
    "0000ffffffffffff",
    "0000ff02fed515",
    "0000ff02fed5151600",
    "0000ff06fad50332010607e800",
    "0000ff06fad50332010607e900",
    "0000ffff01d5",
    "00ff00ff00ff",
    "ff"
  };

  private final VirtualClock clock = new VirtualClock();
  private final Simulation world = new Simulation(clock);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void garbageOnSpiNeitherStopsTimeNorLeavesTheLoop(long seed) {
    survives(new SpiLink(new SimSpiBus(clock, 1_000_000, new Liar(seed)), BusSettings.DEFAULT));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void garbageOnI2cNeitherStopsTimeNorLeavesTheLoop(long seed) {
    survives(new I2cLink(new SimI2cBus(clock, 400_000, new Liar(seed)), BusSettings.DEFAULT));
  }

  private void survives(ChipLink link) {
    Pn532 chip = new Pn532(link, Pn532Settings.DEFAULT);
    world.add(chip);
    world.runTo(60 * S);
    assertNotEquals(ChipState.LINE_CLOSED, chip.state());
    assertTrue(chip.nextDeadlineNanos() < clock.nowNanos() + 6 * S, "it goes on trying");
  }

  /** Says pieces of frames, byte by byte, whatever it is asked; often it is ready, or not there. */
  private static final class Liar implements SimSpiBus.Device, SimI2cBus.Device {
    private final SeededRandom random;
    private byte[] piece = {};
    private int at;

    Liar(long seed) {
      random = new SeededRandom(seed, "bus");
    }

    @Override
    public void selected(boolean low, long nowNanos) {}

    @Override
    public int exchange(int bits, long atNanos) {
      return Integer.reverse(next()) >>> 24;
    }

    @Override
    public boolean begins(int address, boolean read, long nowNanos) {
      return random.nextInt(8) > 0;
    }

    @Override
    public void written(int value, long atNanos) {}

    @Override
    public int read(long atNanos) {
      return next();
    }

    @Override
    public void ends(long atNanos) {}

    private int next() {
      if (at == piece.length) {
        at = 0;
        piece = HexFormat.of().parseHex(PIECES[random.nextInt(PIECES.length)]);
        return 1;
      }
      return piece[at++] & 0xFF;
    }
  }
}
