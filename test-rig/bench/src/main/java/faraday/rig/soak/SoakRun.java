package faraday.rig.soak;

import java.util.ArrayList;
import java.util.List;

/** One seed: stimuli are chosen and played until its hours are over or something is found. */
final class SoakRun {

  private static final long MS_PER_MINUTE = 60_000;

  /** What one seed came to. */
  record Result(
      SoakSpec spec,
      long stimuli,
      long ticks,
      long virtualMs,
      int openings,
      int sessions,
      String hash,
      List<SoakBreach> breaches,
      List<SoakStimulus> story,
      Coverage coverage) {}

  private final SoakSpec spec;
  private final long endMs;
  private final Coverage coverage = Cells.coverage();
  private final List<SoakStimulus> story = new ArrayList<>();

  SoakRun(SoakSpec spec, long minutes) {
    this.spec = spec;
    this.endMs = minutes * MS_PER_MINUTE;
  }

  Result run() {
    SoakWorld world = new SoakWorld(spec);
    try {
      if (world.begin()) {
        play(world);
        if (!world.judge().found()) {
          world.finish();
        }
      } else {
        world.judge().breach("COMES_UP", "it does not");
      }
    } catch (RuntimeException e) {
      world.broke(e);
    }
    return new Result(
        spec,
        world.played(),
        world.ticks(),
        world.nowMs(),
        world.stage().watch().openings(),
        world.sessionsJudged(),
        world.hash(),
        world.judge().breaches(),
        story,
        coverage);
  }

  @SuppressWarnings("EnumOrdinal") // the index of a table's column
  private void play(SoakWorld world) {
    Generator generator = new Generator(world, coverage);
    while (world.nowMs() < endMs && !world.judge().found()) {
      SoakStimulus next = generator.next();
      if (world.judge().found()) {
        return;
      }
      Column column = world.place(next.evse()).column();
      if (world.play(next) == null) {
        story.add(next);
        int row = Kinds.all().indexOf(next.kind());
        if (row >= 0) {
          generator.happened(next);
          coverage.count(row, column.ordinal());
        }
      }
    }
  }
}
