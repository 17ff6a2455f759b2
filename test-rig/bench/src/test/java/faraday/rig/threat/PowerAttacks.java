package faraday.rig.threat;

import faraday.firmware.journal.RecordType;
import faraday.hal.sim.FlashFaults.Outcome;
import faraday.rig.board.BoardScene;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;

/** Power fails, or the flash with it, in the middle of a start (TH-30). */
final class PowerAttacks {

  private PowerAttacks() {}

  /** The flash hangs at START, and then the power is gone: energy that nobody can bill. */
  static boolean flashHangsAtStart() {
    BoardScene scene = Scenes.board();
    scene.watch.allowDeadMedium(true);
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.want(Intent.START);
    scene.hold(anna);
    scene.runUntil(() -> scene.flash().count(RecordType.GRANT) == 1, 5 * Scenes.S);
    scene.board.flash().inject((erase, address, operation) -> Outcome.HANGS);
    scene.run(2 * Scenes.S);
    scene.takeAway();
    boolean closed = scene.runUntil(() -> scene.watch.closed(1), 20 * Scenes.S);
    scene.board.powerOff();
    return closed && scene.flash().count(RecordType.START) == 0;
  }
}
