package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.rig.board.BoardScene;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filling the flash (TH-17): whatever was begun can end, and what has ended is on flash. */
final class FullJournalTest {

  private static final long S = BoardScene.S;
  private static final int JOURNAL_FULL = 29;

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12})
  void sessionsEndOnFlashUntilTheJournalRefusesTheNext(int sectors) {
    BoardScene scene = new BoardScene(1, 1, sectors);
    int sessions = 0;
    while (sessions < 60 && charged(scene, "driver " + sessions)) {
      sessions++;
    }
    assertTrue(sessions > 0 && sessions < 60, "sessions: " + sessions);
    assertEquals(sessions, scene.flash().count(RecordType.STOP));
    scene.board.powerCycle();
    scene.up();
    WalletPhone late = scene.driver("late");
    scene.tap(late, Intent.START);
    assertEquals(JOURNAL_FULL, scene.refusal(late).orElse(-1));
    scene.endsWell();
  }

  /** TH-17: a breaker thrown again and again may fill what is free, but never the session's end. */
  @Test
  void sessionEndsOnFlashAfterTwoHundredPowerCutsInTheMidstOfIt() {
    BoardScene scene = new BoardScene(1, 1, 10);
    WalletPhone anna = scene.charging("Anna");
    for (int cut = 0; cut < 200; cut++) {
      scene.board.powerCycle();
      assertTrue(scene.runUntil(() -> scene.board.charger().ready(), 10 * S), "cut " + cut);
      scene.run(cut % 7 * 400L * BoardScene.MS);
    }
    scene.run(20 * S);
    if (scene.session(1).phase() != SessionPhase.FREE) {
      scene.tap(anna, Intent.STOP);
    }
    scene.runUntil(() -> scene.session(1).phase() == SessionPhase.FREE, 30 * S);
    assertEquals(1, scene.flash().sessions().size(), "one session, one record");
    assertTrue(scene.flash().sessions().getLast().number(Field.ENERGY_MWH) > 0);
    assertTrue(scene.board.plant(1).plug().pullAtSocket(), "the plug is free");
    scene.isSafe();
  }

  private static boolean charged(BoardScene scene, String name) {
    WalletPhone driver = scene.driver(name);
    scene.plug(1);
    scene.tap(driver, Intent.START);
    boolean granted = driver.log().last(PhoneEvent.Granted.class).isPresent();
    if (granted) {
      assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * S), name + " charges");
      scene.run(5 * S);
      scene.tap(driver, Intent.STOP);
      assertTrue(driver.log().last(PhoneEvent.Stopped.class).isPresent(), name + " stops");
    } else {
      assertEquals(JOURNAL_FULL, scene.refusal(driver).orElse(-1));
    }
    scene.leave(1);
    return granted;
  }
}
