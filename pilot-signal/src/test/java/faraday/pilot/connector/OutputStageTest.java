package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import faraday.pilot.lock.LockConfig;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reaches the pins: nothing without the guard, and no feed that comes too late. */
final class OutputStageTest {

  private static final long MS = StageRig.MS;

  /** The hardware holds for 60 ms; 5 ms before that a feed no longer counts on it. */
  private static final int FEED_GAP_MS = 55;

  private final StageRig rig = new StageRig();

  @Test
  void beginsWithEverythingOff() {
    assertEquals(List.of("open", "lock OFF", "duty 1000"), rig.driven);
    assertFalse(rig.output.closed());
    assertFalse(rig.output.starved());
    assertEquals(1000, rig.output.dutyPermille());
    assertEquals(1000, rig.output.readBackPermille());
  }

  @Test
  void closesWithTheGuardsConsent() {
    rig.ready();
    assertTrue(rig.output.close(0));
    assertTrue(rig.output.closed());
    assertEquals(List.of("close"), rig.driven);
  }

  /** What has to be raw and right at the moment of closing, each spoilt alone. */
  private static Stream<Consumer<StageRig>> objections() {
    return Stream.of(
        rig -> rig.bolt = Bolt.BETWEEN,
        rig -> rig.bolt = Bolt.OPEN,
        rig -> rig.highMv = 9_000,
        rig -> rig.lowMv = -6_000,
        rig -> rig.readBackOffset = 733,
        rig -> rig.sensors.present = false,
        rig -> rig.sensors.earthGood = false,
        rig -> rig.sensors.emergencyPressed = true,
        rig -> rig.sensors.residualDc = true,
        rig -> rig.sensors.residualAc = true,
        rig -> {
          rig.sensors.residualDc = true;
          rig.sensors.dcOutput();
          rig.sensors.residualDc = false; // over, but latched
        },
        rig -> rig.sensors.poleWelded[0] = true,
        rig -> rig.sensors.poleWelded[1] = true,
        rig -> rig.sensors.poleWelded[2] = true);
  }

  @ParameterizedTest
  @MethodSource("objections")
  void neitherClosesNorTurnsAKeyAgainstTheGuard(Consumer<StageRig> spoil) {
    rig.ready();
    spoil.accept(rig);
    rig.check(5);
    rig.check(10);
    assertFalse(rig.output.close(10 * MS));
    assertFalse(rig.output.turnEnable());
    assertFalse(rig.output.turnCommand());
    assertFalse(rig.output.closed());
    assertEquals(List.of(), rig.driven);
  }

  @Test
  void needsAnOrderOfSixAmpere() {
    rig.ready();
    rig.check(5, 5_999);
    assertFalse(rig.output.close(5 * MS));
    rig.check(10, 6_000);
    assertTrue(rig.output.close(10 * MS));
  }

  /** Its own cable cannot be drawn: there is no bolt to look at. */
  @Test
  void needsNoBoltWhereTheCableIsFixed() {
    StageRig fixed =
        new StageRig(ConnectorConfig.standard().withLock(LockConfig.standard().withCable(32_000)));
    fixed.bolt = Bolt.OPEN;
    fixed.ready();
    assertTrue(fixed.output.close(0));
  }

  @Test
  void turnsEachKeyAloneAndNeverWhileItIsClosed() {
    rig.ready();
    assertTrue(rig.output.turnEnable());
    assertEquals(List.of("feed"), rig.driven);
    assertTrue(rig.output.turnCommand());
    assertEquals(List.of("feed", "close"), rig.driven);
    assertFalse(rig.output.closed());
    rig.output.close(0);
    rig.driven.clear();
    assertFalse(rig.output.turnEnable());
    assertFalse(rig.output.turnCommand());
    assertEquals(List.of(), rig.driven);
  }

  @Test
  void opensWhateverTheGuardThinksAndRepeatsIt() {
    rig.ready().output.close(0);
    rig.output.open();
    rig.output.open();
    assertFalse(rig.output.closed());
    assertEquals(List.of("close", "open", "open"), rig.driven);
  }

  @Test
  void feedsOnlyWhileItShallHold() {
    rig.ready().output.feed(0);
    assertEquals(List.of(), rig.driven);
    rig.output.close(0);
    rig.output.feed(5 * MS);
    rig.output.open();
    rig.output.feed(10 * MS);
    assertEquals(List.of("close", "feed", "open"), rig.driven);
  }

  /** Table A.6 seq 8.1: a doubt that passes costs nothing, one that stays costs the coil. */
  @Test
  void withholdsTheFeedWhileTheGuardDoubts() {
    rig.ready().output.close(0);
    rig.highMv = 9_000;
    rig.check(20);
    rig.output.feed(20 * MS);
    assertEquals(List.of("close"), rig.driven);
    rig.highMv = 6_000;
    rig.check(40);
    rig.check(40);
    rig.output.feed(40 * MS);
    assertEquals(List.of("close", "feed"), rig.driven);
    assertFalse(rig.output.starved());
  }

  @Test
  void givesNoFeedThatComesTooLateUntilItWasClosedAnew() {
    rig.ready().output.close(0);
    rig.output.feed(FEED_GAP_MS * MS);
    rig.output.feed(2 * FEED_GAP_MS * MS);
    assertFalse(rig.output.starved());
    rig.output.feed(3 * FEED_GAP_MS * MS + 1);
    assertTrue(rig.output.starved());
    rig.output.feed(3 * FEED_GAP_MS * MS + 2);
    assertEquals(List.of("close", "feed", "feed"), rig.driven);
    rig.output.open();
    assertFalse(rig.output.starved());
    rig.output.close(1_000 * MS);
    rig.output.feed(1_005 * MS);
    assertFalse(rig.output.starved());
    assertEquals(List.of("close", "feed", "feed", "open", "close", "feed"), rig.driven);
  }

  @Test
  void countsHowLongTheGeneratorReportsAnotherDutyThanOrdered() {
    rig.ready();
    assertEquals(0, rig.output.mismatchMs(100 * MS));
    rig.readBackOffset = -1;
    rig.check(10);
    rig.check(15);
    assertEquals(266, rig.output.readBackPermille());
    assertEquals(0, rig.output.mismatchMs(10 * MS));
    assertEquals(0, rig.output.mismatchMs(11 * MS - 1));
    assertEquals(30, rig.output.mismatchMs(40 * MS));
    rig.readBackOffset = 0;
    rig.check(45);
    assertEquals(0, rig.output.mismatchMs(50 * MS));
    rig.readBackOffset = 1;
    rig.check(60);
    assertEquals(2, rig.output.mismatchMs(62 * MS));
  }

  /** A generator may restart its period with each order. */
  @Test
  void drivesPilotAndLockOnlyWhenSomethingChanges() {
    rig.output.drivePilot(1000);
    rig.output.driveLock(Drive.OFF);
    rig.driven.clear();
    rig.output.drivePilot(267);
    rig.output.drivePilot(267);
    rig.output.driveLock(Drive.SHUT);
    rig.output.driveLock(Drive.SHUT);
    rig.output.driveLock(Drive.OFF);
    assertEquals(267, rig.output.dutyPermille());
    assertEquals(List.of("duty 267", "lock SHUT", "lock OFF"), rig.driven);
  }

  @Test
  void demandsOpeningOnlyOfWhatIsClosedAndAfter60MsOfDenial() {
    rig.ready().output.close(0);
    rig.highMv = 9_000;
    rig.check(10);
    assertFalse(rig.output.guardDemandsOpening(70 * MS - 1));
    assertTrue(rig.output.guardDemandsOpening(70 * MS));
    rig.output.open();
    assertFalse(rig.output.guardDemandsOpening(70 * MS));
  }
}
