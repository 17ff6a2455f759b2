package faraday.rig.soak;

import faraday.rig.scenario.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One world in which stimuli are played, whoever chose them, with all that judges it. The same
 * specification and the same stimuli give the same world, to the nanosecond.
 */
final class SoakWorld {

  private final SoakSpec spec;
  private final TraceDigest digest = new TraceDigest();
  private final Stage stage;
  private final List<Place> places = new ArrayList<>();
  private final Judge judge;
  private final Bookkeeper books;
  private long played;

  SoakWorld(SoakSpec spec) {
    this.spec = spec;
    stage = Stage.of(spec.yaml(), spec.seed(), digest);
    for (int evse = 1; evse <= spec.connectors(); evse++) {
      places.add(new Place(stage, evse));
    }
    judge = new Judge(stage, places);
    books = new Bookkeeper(stage, places, judge);
    if (!spec.goodManners()) {
      places.forEach(place -> place.begins(Trouble.MANNERS));
    }
  }

  /** The world itself broke down. */
  void broke(RuntimeException why) {
    StackTraceElement[] stack = why.getStackTrace();
    judge.breach("NO_EXCEPTION", why + (stack.length == 0 ? "" : " in " + stack[0]));
  }

  /** Lets the charger come up. */
  boolean begin() {
    boolean up = stage.begin();
    stage.watch().listen(judge);
    stage.watch().listen(books);
    stage.attend(judge);
    return up;
  }

  Stage stage() {
    return stage;
  }

  Judge judge() {
    return judge;
  }

  SoakSpec spec() {
    return spec;
  }

  Place place(int evse) {
    return places.get(evse - 1);
  }

  /** Judges what the whole run has left; call once at its end. */
  void finish() {
    stage.watch().finish(stage.nowNanos());
    books.finish();
  }

  /** Sessions whose record was held against what really flowed. */
  int sessionsJudged() {
    return books.judged();
  }

  /** Stimuli that happened. */
  long played() {
    return played;
  }

  long nowMs() {
    return (stage.nowNanos() - stage.zeroNanos()) / 1_000_000L;
  }

  /**
   * Runs to its time and does it.
   *
   * @return why it was impossible, or null when it happened
   */
  @Nullable String play(SoakStimulus stimulus) {
    stage.runToMs(stimulus.atMs());
    if (stimulus.kind().key().equals(Kinds.EXPECT)) {
      if (mended()) {
        judge.mustCharge(stimulus.evse(), Script.CHARGES_WITHIN_S * 1_000_000_000L);
      }
      return null;
    }
    String refused = stage.perform(stimulus.step());
    if (refused == null) {
      played++;
      digest.mix(stimulus.kind().name().hashCode());
      note(stimulus);
    }
    return refused;
  }

  /** Nothing is broken anywhere but the car's manners. */
  private boolean mended() {
    return places.stream().allMatch(SoakWorld::mended);
  }

  private static boolean mended(Place place) {
    boolean cool =
        !place.lately(Trouble.HEAT, Judge.lingers(Trouble.HEAT))
            && !place.lately(Trouble.BURNT, Judge.lingers(Trouble.BURNT));
    return cool && place.troubles().stream().allMatch(trouble -> trouble == Trouble.MANNERS);
  }

  private void note(SoakStimulus stimulus) {
    for (Place place : places) {
      boolean here = place.evse() == stimulus.evse();
      stimulus.kind().mends().stream()
          .filter(trouble -> here || trouble.shared() || stimulus.kind().ofSite())
          .forEach(place::ends);
      Trouble breaks = stimulus.kind().breaks();
      if (breaks != null && (here || breaks.shared())) {
        place.begins(breaks, stimulus.words().substring(stimulus.kind().key().length() + 2));
      }
    }
  }

  /** Safety ticks so far, all connectors together. */
  long ticks() {
    return stage.board().safetyTicks();
  }

  /** Fingerprint of everything so far. */
  String hash() {
    return digest.hex();
  }
}
