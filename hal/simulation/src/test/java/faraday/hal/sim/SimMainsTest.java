package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Senses as fast as the port promises and no faster. */
final class SimMainsTest {

  private static final long MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final Recorder probe = new Recorder();
  private final SimMains mains = new SimMains(clock, 230_000, SimMains.Senses.standard(), probe);

  @Test
  void losesItsPresenceWithin10MsOfABlackOut() {
    to(1_000);
    blackOut();
    to(1_007);
    assertTrue(mains.present());
    to(1_008);
    assertFalse(mains.present());
    assertEquals(0, mains.frequencyMilliHz());
    assertEquals(1_000 * MS, mains.turnedAtNanos());
  }

  @Test
  void ignoresADipThatIsShorterThanItsPresence() {
    blackOut();
    to(7);
    mains.phaseMv(0, 230_000);
    assertTrue(mains.present());
    to(100);
    assertTrue(mains.present());
  }

  @Test
  void staysPresentWhileOnePhaseIsLive() {
    mains.phaseMv(0, 0);
    mains.phaseMv(1, 0);
    to(1_000);
    assertTrue(mains.present());
    assertFalse(mains.phaseLive(0));
    assertEquals(0b100, mains.livePhases());
    assertEquals(50_000, mains.frequencyMilliHz());
  }

  @Test
  void isLiveFromHalfItsNominalVoltage() {
    mains.phaseMv(0, 115_000);
    assertTrue(mains.phaseLive(0));
    mains.phaseMv(0, 114_999);
    assertFalse(mains.phaseLive(0));
  }

  @Test
  void averagesVoltageOver100Ms() {
    mains.phaseMv(0, 180_000);
    assertEquals(230_000, mains.voltageMv(0));
    to(50);
    assertEquals(205_000, mains.voltageMv(0));
    to(99);
    assertEquals(180_500, mains.voltageMv(0));
    to(100);
    assertEquals(180_000, mains.voltageMv(0));
    assertEquals(180_000, mains.trueMv(0));
    assertEquals(230_000, mains.voltageMv(1));
  }

  @Test
  void averagesFrequencyOver200MsButNotThroughABlackOut() {
    mains.milliHz(49_000);
    to(100);
    assertEquals(49_500, mains.frequencyMilliHz());
    to(200);
    assertEquals(49_000, mains.frequencyMilliHz());
    blackOut();
    to(300);
    mains.phaseMv(0, 230_000);
    to(308);
    assertEquals(49_000, mains.frequencyMilliHz());
  }

  @Test
  void seesTheOutputWithin20Ms() {
    mains.joined(0, true);
    to(14);
    assertFalse(mains.outputLive(0));
    to(15);
    assertTrue(mains.outputLive(0));
    assertFalse(mains.outputLive(1));
    mains.joined(0, false);
    to(29);
    assertTrue(mains.outputLive(0));
    to(30);
    assertFalse(mains.outputLive(0));
  }

  @Test
  void hasNoOutputOnADeadPhase() {
    mains.phaseMv(1, 0);
    mains.joined(1, true);
    to(1_000);
    assertFalse(mains.outputLive(1));
  }

  @Test
  void seesTheLossOfEarthWithin100Ms() {
    mains.earth(false);
    to(79);
    assertTrue(mains.earthGood());
    to(80);
    assertFalse(mains.earthGood());
    mains.earth(true);
    to(160);
    assertTrue(mains.earthGood());
  }

  @Test
  void reportsTheTruthOnceAndAtOnce() {
    mains.phaseMv(0, 230_000);
    mains.phaseMv(2, 0);
    mains.earth(true);
    mains.earth(false);
    mains.milliHz(50_000);
    mains.milliHz(50_200);
    assertEquals(
        List.of("0 mains.l3Mv 0", "0 mains.earth 0", "0 mains.milliHz 50200"), probe.lines);
    assertEquals(1, mains.changes());
  }

  @Test
  void refusesANegativeVoltage() {
    assertThrows(IllegalArgumentException.class, () -> mains.phaseMv(0, -1));
  }

  private void blackOut() {
    for (int phase = 0; phase < SimMains.PHASES_MAX; phase++) {
      mains.phaseMv(phase, 0);
    }
  }

  private void to(long ms) {
    clock.advanceTo(ms * MS);
  }
}
