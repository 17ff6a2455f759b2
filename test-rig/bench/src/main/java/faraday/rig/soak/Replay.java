package faraday.rig.soak;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays a list of stimuli again. What has become impossible is left out. */
final class Replay {

  /** Every safety tick of 1 to 10 ms meets the same phase again after a multiple of this. */
  static final long PHASE_MS = 2_520;

  /** Time to what follows from the last stimulus. */
  private static final long TAIL_MS = 70_000;

  private static final long FIRST_MS = 1_000;

  private Replay() {}

  /**
   * What came of it.
   *
   * @param breach the first of the demand, or null when it was met throughout
   * @param played the stimuli that happened, in order
   */
  record Result(@Nullable SoakBreach breach, List<SoakStimulus> played) {}

  /** Plays a story and looks for a breach of one demand. */
  static Result of(SoakSpec spec, List<SoakStimulus> story, String what) {
    SoakWorld world = new SoakWorld(spec);
    List<SoakStimulus> played = new ArrayList<>();
    try {
      if (world.begin()) {
        play(story, world, played);
        world.stage().runUntil(() -> world.judge().found(), TAIL_MS * 1_000_000L);
        if (!world.judge().found()) {
          world.finish();
        }
      }
    } catch (RuntimeException e) {
      world.broke(e);
    }
    SoakBreach breach =
        world.judge().breaches().stream()
            .filter(found -> found.same().equals(what))
            .findFirst()
            .orElse(null);
    return new Result(breach, played);
  }

  private static void play(List<SoakStimulus> story, SoakWorld world, List<SoakStimulus> played) {
    for (SoakStimulus stimulus : story) {
      if (world.play(stimulus) == null) {
        played.add(stimulus);
      }
      if (world.judge().found()) {
        return;
      }
    }
  }

  /** The same list so much earlier that it begins at once. */
  static List<SoakStimulus> rebased(List<SoakStimulus> story) {
    long earlierMs = (story.getFirst().atMs() - FIRST_MS) / PHASE_MS * PHASE_MS;
    return earlierMs <= 0
        ? story
        : story.stream().map(one -> one.at(one.atMs() - earlierMs)).toList();
  }
}
