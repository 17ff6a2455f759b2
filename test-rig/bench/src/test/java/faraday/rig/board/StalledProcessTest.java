package faraday.rig.board;

import static faraday.rig.board.BoardScene.MS;
import static faraday.rig.board.BoardScene.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimContactor.Line;
import org.junit.jupiter.api.Test;

/** The path that needs no software (design §2): stalled, dead or fooled, contacts part in time. */
final class StalledProcessTest {

  private static final int FIVE_TIMES_RATED_MA = 150;

  private final BoardScene scene = charging();

  private static BoardScene charging() {
    BoardScene scene = new BoardScene();
    scene.charging("Anna");
    scene.run(10 * S);
    return scene;
  }

  @Test
  void partsContactsWithin100MsAfterTheLastFeedOfAStalledProcess() {
    scene.board.stall(10 * S);
    scene.run(100 * MS);
    assertFalse(closed());
  }

  @Test
  void partsContactsWithin100MsAfterTheLastFeedOfADeadProcess() {
    scene.board.kill();
    scene.run(100 * MS);
    assertFalse(closed());
    scene.board.restart();
    scene.up();
    scene.isSafe();
  }

  @Test
  void doesNotPartContactsForAPauseThatIsShort() {
    scene.board.stall(30 * MS);
    scene.run(100 * MS);
    assertTrue(closed());
  }

  @Test
  void keepsContactsShutWhileOnlyTheServiceLoopIsStalled() {
    scene.board.stallService(2 * S);
    scene.run(2 * S);
    assertTrue(closed());
  }

  @Test
  void partsContactsWithin50MsOfAResidualCurrentInAStalledProcess() {
    scene.board.stall(10 * S);
    scene.board.plant(1).residual().residual(0, FIVE_TIMES_RATED_MA);
    scene.run(50 * MS);
    assertFalse(closed());
    assertTrue(scene.board.plant(1).residual().tripped());
  }

  @Test
  void partsContactsWithin50MsOfAResidualCurrentThoughItsLinesStick() {
    scene.board.plant(1).contactor().commandLine(Line.STUCK_HIGH);
    scene.board.stall(10 * S);
    scene.board.plant(1).residual().residual(0, FIVE_TIMES_RATED_MA);
    scene.run(50 * MS);
    assertFalse(closed());
  }

  @Test
  void partsContactsWithinTheReleaseTimeOfAnEmergencyStopInAStalledProcess() {
    scene.board.stall(10 * S);
    scene.board.plant(1).emergency().press(true);
    scene.run(15 * MS);
    assertFalse(closed());
  }

  @Test
  void partsContactsWithin100MsWhateverTheLinesDoInAStalledProcess() {
    for (Line command : Line.values()) {
      for (Line feed : Line.values()) {
        BoardScene own = charging();
        own.board.plant(1).contactor().commandLine(command);
        own.board.plant(1).contactor().feedLine(feed);
        own.board.stall(10 * S);
        own.run(100 * MS);
        assertFalse(own.board.plant(1).contactor().mainClosed(), command + " " + feed);
        assertEquals(1, own.board.plant(1).partedUnderLoadCount(), command + " " + feed);
      }
    }
  }

  private boolean closed() {
    return scene.board.plant(1).contactor().mainClosed();
  }
}
