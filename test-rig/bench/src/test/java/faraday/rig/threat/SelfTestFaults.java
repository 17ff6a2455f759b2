package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;

/** What a charger does whose self-test of the tap has failed. */
final class SelfTestFaults {

  private static final int TAP_SELF_TEST = 46;

  private SelfTestFaults() {}

  /** The phone sees a faulted connector, nothing is energised, and the journal knows why. */
  static boolean tapsAreRefused() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    scene.tap(anna, Intent.START);
    boolean closed = scene.runUntil(() -> scene.watch.closed(1), 20 * Scenes.S);
    boolean granted = anna.log().last(PhoneEvent.Granted.class).isPresent();
    boolean shown = anna.log().last(PhoneEvent.Shown.class).isPresent();
    long noted = scene.flash().faults().stream().filter(f -> f.code() == TAP_SELF_TEST).count();
    return shown && !granted && !closed && noted == 1;
  }
}
