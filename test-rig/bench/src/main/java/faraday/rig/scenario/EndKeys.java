package faraday.rig.scenario;

import faraday.firmware.session.EndPolicy;
import faraday.firmware.session.LockRelease;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** Keys of the board that say how sessions end and plugs are freed. */
final class EndKeys {

  private static final Shape.Word RELEASE = Shape.Word.spoken(LockRelease.class);
  private static final LockRelease[] RELEASES = LockRelease.values();

  private EndKeys() {}

  static Shape.Group shape() {
    return new Shape.Group(
        List.of(
            Key.optional("onUnplug", new Shape.Flag(), "unplugging ends the session, true"),
            Key.optional("lockRelease", RELEASE, "who frees a held plug, default automatic"),
            Key.optional(
                "carFullAfterS", new Shape.Whole(0, 86_400), "a car that rests so long is full; 0"),
            Key.optional(
                "pauseMaxS", new Shape.Whole(1, 604_800), "longest pause by a fault, 43200")));
  }

  /** The usual policy with what a scenario says. */
  static EndPolicy policy(Section end, EndPolicy usual) {
    LockRelease release =
        end.has("lockRelease")
            ? RELEASES[RELEASE.words().indexOf(end.text("lockRelease"))]
            : usual.lockRelease();
    return new EndPolicy(
        end.has("onUnplug") ? end.flag("onUnplug") : usual.onUnplug(),
        release,
        (int) end.whole("carFullAfterS", usual.carFullAfterS()),
        (int) end.whole("pauseMaxS", usual.pauseMaxS()));
  }
}
