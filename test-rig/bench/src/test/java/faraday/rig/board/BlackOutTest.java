package faraday.rig.board;

import static faraday.rig.board.BoardScene.MS;
import static faraday.rig.board.BoardScene.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.app.Charger;
import org.junit.jupiter.api.Test;

/** The site's mains take the charger's own electronics along, after what they have stored. */
final class BlackOutTest {

  private static final int NOMINAL_MV = 230_000;

  private final BoardScene scene = new BoardScene();

  @Test
  void livesForItsHoldUpTimeAndNotOneMillisecondLonger() {
    Charger before = scene.board.charger();
    scene.board.mainsMv(0);
    scene.run(999 * MS);
    assertTrue(scene.board.supplied());
    scene.run(MS);
    assertFalse(scene.board.supplied());
    scene.run(60 * S);
    assertSame(before, scene.board.charger());
    assertTrue(before.ready(), "what it last was; nobody ticks it any more");
    scene.board.mainsMv(NOMINAL_MV);
    scene.run(199 * MS);
    assertFalse(scene.board.supplied());
    scene.run(MS);
    assertTrue(scene.board.supplied());
    assertNotSame(before, scene.board.charger());
    scene.up();
  }

  @Test
  void survivesABlackOutThatIsShorterThanItsHoldUpTime() {
    Charger before = scene.board.charger();
    scene.board.mainsMv(0);
    scene.run(999 * MS);
    scene.board.mainsMv(NOMINAL_MV);
    scene.run(10 * S);
    assertSame(before, scene.board.charger());
    assertTrue(scene.board.supplied());
  }

  @Test
  void takesNoCurrentAndReadsNoMeterWithoutMains() {
    scene.charging("Anna");
    scene.run(10 * S);
    scene.board.mainsMv(0);
    scene.run(2 * S);
    long readAtNanos = scene.board.plant(1).meter().readAtNanos();
    scene.run(10 * S);
    assertEquals(0, scene.board.plant(1).car().currentMa());
    assertFalse(scene.board.plant(1).contactor().mainClosed());
    assertEquals(readAtNanos, scene.board.plant(1).meter().readAtNanos());
    scene.board.mainsMv(NOMINAL_MV);
    scene.run(2 * S);
    assertTrue(scene.board.plant(1).meter().readAtNanos() > readAtNanos);
  }

  @Test
  void staysOnWhileOneOfTwoConnectorsHasMains() {
    BoardScene two = new BoardScene(2, 1, 64);
    two.board.plant(1).mainsMv(0);
    two.run(10 * S);
    assertTrue(two.board.supplied());
    two.board.plant(2).mainsMv(0);
    two.run(S);
    assertFalse(two.board.supplied());
    two.board.plant(1).mainsMv(NOMINAL_MV);
    two.up();
    assertTrue(two.board.supplied());
  }

  @Test
  void staysOffWhenItsSwitchIsOffAndMainsComeBack() {
    scene.board.powerOff();
    Charger before = scene.board.charger();
    scene.board.mainsMv(0);
    scene.run(100 * MS);
    scene.board.mainsMv(NOMINAL_MV);
    scene.run(10 * S);
    assertSame(before, scene.board.charger());
    scene.board.powerOn();
    scene.up();
  }
}
