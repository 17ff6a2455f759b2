package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.hal.sim.SeededRandom;
import faraday.rig.board.BoardScene;
import faraday.rig.invariant.FrameWire;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hostile phones of scenarios and soaks: no charge, no record, and the next tap works. */
final class HostilePhoneTest {

  private static final int TAPS = 6;

  @ParameterizedTest
  @EnumSource(HostilePhone.Way.class)
  void getsNothingWritesNothingAndTheNextHonestTapWorks(HostilePhone.Way way) {
    BoardScene scene = new BoardScene();
    scene.charged("Anna");
    scene.plug(1);
    scene.run(10 * BoardScene.S);
    StrangerWatch watch = new StrangerWatch(scene.board);
    int closings = scene.watch.closings();
    attack(scene, watch, way);
    scene.run(5 * BoardScene.S);
    assertEquals(List.of(), watch.written());
    assertEquals(closings, scene.watch.closings());
    WalletPhone honest = scene.driver("Ben");
    scene.tap(honest, Intent.START);
    scene.granted(honest);
    scene.isSafe();
  }

  private static void attack(BoardScene scene, StrangerWatch watch, HostilePhone.Way way) {
    SeededRandom random = new SeededRandom(scene.seed, "hostile");
    WalletPhone accomplice = scene.phone("Accomplice");
    for (int i = 0; i < TAPS; i++) {
      watch.comes(scene.clock.nowNanos());
      HostilePhone phone = new HostilePhone(way, random, accomplice, () -> said(scene));
      IsoDepCard card = new IsoDepCard(CardProfile.phone(), phone, random);
      scene.board.field().place(card, scene.clock.nowNanos());
      scene.run((i + 1L) * 150 * BoardScene.MS);
      scene.takeAway();
      watch.goes(scene.clock.nowNanos());
    }
  }

  private static List<byte[]> said(BoardScene scene) {
    return scene.wire.frames().stream()
        .filter(frame -> !frame.toPhone())
        .map(FrameWire.Seen::bytes)
        .toList();
  }

  /** The watch can fail: what a driver with a right leaves is what it counts. */
  @Test
  void aRightThatIsGrantedWouldBeSeen() {
    BoardScene scene = new BoardScene();
    StrangerWatch watch = new StrangerWatch(scene.board);
    scene.plug(1);
    watch.comes(scene.clock.nowNanos());
    scene.tap(scene.driver("Anna"), Intent.START);
    watch.goes(scene.clock.nowNanos());
    assertTrue(scene.flash().count(RecordType.GRANT) > 0);
    assertEquals(1, watch.written().size());
  }

  /** What an honest tap may still bring to flash is not laid at a stranger's door. */
  @Test
  void nobodyIsBlamedForWhatAnHonestTapLeftPending() {
    BoardScene scene = new BoardScene();
    StrangerWatch watch = new StrangerWatch(scene.board);
    scene.plug(1);
    watch.honest(scene.clock.nowNanos());
    watch.comes(scene.clock.nowNanos());
    scene.tap(scene.driver("Anna"), Intent.START);
    watch.goes(scene.clock.nowNanos());
    assertEquals(List.of(), watch.written());
  }
}
