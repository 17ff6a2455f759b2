package faraday.rig.threat;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.rig.bench.PhoneField;
import faraday.rig.board.BoardScene;
import faraday.rig.chip.PhoneReader;
import faraday.rig.chip.ReaderApp;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import java.util.ArrayList;
import java.util.List;

/** What attackers and drivers do in many attacks. */
final class Scenes {

  static final long S = BoardScene.S;
  static final long MS = BoardScene.MS;

  private static final List<BoardScene> ARMED = new ArrayList<>();

  private Scenes() {}

  /** A charger with everything around it, watched for what is sealed twice. */
  static BoardScene board() {
    return board(64);
  }

  /** The same with another size of its flash, in sectors. */
  static BoardScene board(int sectors) {
    BoardScene scene = new BoardScene(1, 1, sectors);
    ARMED.add(scene);
    return scene;
  }

  /** What was sealed twice in all scenes since this was asked last. */
  static List<String> sealedTwice() {
    List<String> all = ARMED.stream().flatMap(scene -> scene.sealedTwice().stream()).toList();
    ARMED.clear();
    return all;
  }

  /** A phone that no wallet's honesty binds. */
  static WalletPhone dishonest(BoardScene scene, String name) {
    WalletPhone phone = scene.phone(name);
    phone.sabotage(WalletFault.CREDENTIALS_NOT_READ);
    return phone;
  }

  /** Whether a start now ends in a grant. */
  static boolean starts(BoardScene scene, WalletPhone phone) {
    int before = grants(phone);
    scene.tap(phone, Intent.START);
    return grants(phone) > before;
  }

  static int grants(WalletPhone phone) {
    return phone.log().all(PhoneEvent.Granted.class).size();
  }

  /** A whole session of this phone with what it holds. */
  static boolean charges(BoardScene scene, WalletPhone phone) {
    scene.plug(1);
    if (!starts(scene, phone) || !scene.runUntil(() -> scene.watch.closed(1), 20 * S)) {
      return false;
    }
    scene.run(10 * S);
    scene.tap(phone, Intent.STOP);
    scene.leave(1);
    return true;
  }

  /** Holds anything to the reader for so long. */
  static void hold(BoardScene scene, CardApplication card, long nanos) {
    SeededRandom uid = new SeededRandom(scene.seed, "attacker");
    scene.board.field().place(new IsoDepCard(CardProfile.phone(), card, uid), now(scene));
    scene.run(nanos);
    scene.takeAway();
    scene.run(S);
  }

  /** Holds a phone that reads to the charger for so long. */
  static void hold(BoardScene scene, ReaderApp app, long nanos) {
    PhoneReader reader = PhoneField.reader(app, SimProbe.NONE);
    scene.world.add(reader);
    reader.hold(scene.board.antenna(), now(scene));
    scene.run(nanos);
    reader.takeAway(now(scene));
    scene.run(S);
    scene.world.remove(reader);
  }

  static long now(BoardScene scene) {
    return scene.clock.nowNanos();
  }
}
