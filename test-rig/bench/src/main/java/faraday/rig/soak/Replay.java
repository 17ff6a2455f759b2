package faraday.rig.soak;

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

  /** The first breach of a demand, or null when it is met throughout. */
  static @Nullable SoakBreach breach(SoakSpec spec, List<SoakStimulus> story, String what) {
    SoakWorld world = new SoakWorld(spec);
    try {
      if (world.begin()) {
        play(story, world);
        world.stage().runUntil(() -> world.judge().found(), TAIL_MS * 1_000_000L);
        if (!world.judge().found()) {
          world.finish();
        }
      }
    } catch (RuntimeException e) {
      world.broke(e);
    }
    return world.judge().breaches().stream()
        .filter(breach -> breach.what().equals(what))
        .findFirst()
        .orElse(null);
  }

  private static void play(List<SoakStimulus> story, SoakWorld world) {
    for (SoakStimulus stimulus : story) {
      world.play(stimulus);
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
