package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.hal.sim.FlashFaults;
import faraday.hal.sim.FlashFaults.Outcome;
import faraday.rig.board.BoardScene;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each single operation on the medium goes wrong once, in each way a chip knows, from the grant to
 * the record; and from each operation on, all do (TH-17, TH-30).
 */
final class FlashFaultTest {

  private static final long S = BoardScene.S;
  private static final int OPERATIONS_MAX = 40;

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "SILENTLY_INCOMPLETE"})
  void oneBadOperationIsWrittenAgainAndNobodyNotices(Outcome outcome) {
    int operations = operationsOfASession();
    assertTrue(operations > 6 && operations < OPERATIONS_MAX, "operations: " + operations);
    for (int bad = 0; bad < operations; bad++) {
      String at = outcome + " at operation " + bad;
      BoardScene scene = new BoardScene();
      long wrong = scene.board.flash().operations() + bad;
      scene.board.flash().inject((erase, address, n) -> n == wrong ? outcome : Outcome.GOOD);
      WalletPhone anna = session(scene);
      assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent(), at);
      assertEquals(1, scene.flash().count(RecordType.STOP), at);
      assertEquals(1, anna.ledger().lines().size(), at);
      scene.leave(1);
      scene.endsWell();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "SILENTLY_INCOMPLETE", "HANGS"})
  void deadMediumFromAnyOperationOnEndsSafelyAndFreesThePlug(Outcome outcome) {
    int operations = operationsOfASession();
    for (int bad = 0; bad < operations; bad++) {
      String at = outcome + " from operation " + bad;
      BoardScene scene = new BoardScene();
      long wrong = scene.board.flash().operations() + bad;
      FlashFaults faults = (erase, address, n) -> n >= wrong ? outcome : Outcome.GOOD;
      scene.watch.allowDeadMedium(true);
      scene.board.flash().inject(faults);
      WalletPhone anna = session(scene);
      scene.run(90 * S);
      boolean granted = anna.log().last(PhoneEvent.Granted.class).isPresent();
      assertTrue(!granted || scene.flash().count(RecordType.GRANT) == 1, at + ": M4, no GRANT");
      assertTrue(scene.board.plant(1).plug().pullAtSocket(), at + ": the plug is kept");
      scene.watch.pulled(1, scene.clock.nowNanos());
      scene.run(2 * S);
      scene.endsWell();
    }
  }

  private static int operationsOfASession() {
    BoardScene scene = new BoardScene();
    long before = scene.board.flash().operations();
    session(scene);
    return (int) (scene.board.flash().operations() - before);
  }

  /** What a driver does, whatever comes of it. */
  private static WalletPhone session(BoardScene scene) {
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    scene.tap(anna, Intent.START);
    scene.run(15 * S);
    scene.tap(anna, Intent.STOP);
    scene.run(10 * S);
    return anna;
  }
}
