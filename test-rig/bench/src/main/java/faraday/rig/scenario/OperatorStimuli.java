package faraday.rig.scenario;

import faraday.firmware.session.SessionMachine;
import faraday.firmware.wire.record.StopReason;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What staff and operator do at the charger itself. */
final class OperatorStimuli {

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.word(
              "staff",
              Shape.Word.of("stop", "freePlug"),
              "staff end the session, or free the plug by hand where no contact is closed",
              OperatorStimuli::staff));

  private OperatorStimuli() {}

  private static void staff(Scene scene, int index) throws Impossible {
    Impossible.unless(scene.processLives(), "no process runs");
    SessionMachine session = scene.board().charger().sessions().get(scene.evse() - 1);
    if (index == 0) {
      session.stop(StopReason.STAFF, scene.nowNanos());
    } else {
      Impossible.unless(session.forceUnlock(scene.nowNanos()), "contacts may be closed");
    }
  }
}
