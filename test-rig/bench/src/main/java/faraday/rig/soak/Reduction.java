package faraday.rig.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The shortest story behind a breach that can be found within a budget of replays: fewer stimuli,
 * then shorter waits, rounder numbers and a plainer board.
 */
final class Reduction {

  private static final int TRIES = 400;
  private static final long[] GAPS_MS = {100, 1_000, 5_000, 15_000, 60_000};
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{3,}");

  private final String what;
  private final Shrinker<SoakStimulus> shrinker;
  private SoakSpec spec;
  private List<SoakStimulus> story;

  private Reduction(SoakSpec spec, List<SoakStimulus> story, String what) {
    this.what = what;
    this.spec = spec;
    this.story = story;
    shrinker = new Shrinker<>(this::fails, TRIES);
  }

  /** What was found: a world, its stimuli, and the breach they lead to. */
  record Result(SoakSpec spec, List<SoakStimulus> story, SoakBreach breach, int tries) {}

  /** Reduces what a run found; its story must end at the breach. */
  static Result of(SoakSpec spec, List<SoakStimulus> story, String what) {
    Reduction reduction = new Reduction(spec, story, what);
    if (!reduction.shrinker.fails(story)) {
      SoakBreach lost = new SoakBreach(what, 0, "not met again when played again");
      return new Result(spec, story, lost, 1);
    }
    reduction.reduce();
    SoakBreach breach = Replay.breach(reduction.spec, reduction.story, what);
    int tries = TRIES - reduction.shrinker.triesLeft();
    return new Result(reduction.spec, reduction.story, Objects.requireNonNull(breach), tries);
  }

  private void reduce() {
    story = Replay.rebased(shrinker.tail(story));
    story = Replay.rebased(shrinker.minimal(story));
    for (String key : List.copyOf(spec.board().keySet())) {
      tryBoardWithout(key);
    }
    for (int i = 1; i < story.size(); i++) {
      shortenWaitBefore(i);
    }
    for (int i = 0; i < story.size(); i++) {
      roundNumbersOf(i);
    }
    story = Replay.rebased(shrinker.minimal(story));
  }

  private boolean fails(List<SoakStimulus> list) {
    return Replay.breach(spec, Replay.rebased(list), what) != null;
  }

  private void tryBoardWithout(String key) {
    SoakSpec before = spec;
    spec = before.without(key);
    if (!shrinker.fails(story)) {
      spec = before;
    }
  }

  private void shortenWaitBefore(int index) {
    long gapMs = story.get(index).atMs() - story.get(index - 1).atMs();
    for (long shorterMs : GAPS_MS) {
      List<SoakStimulus> shorter = earlierFrom(index, gapMs - shorterMs);
      if (shorterMs < gapMs && shrinker.fails(shorter)) {
        story = shorter;
        return;
      }
    }
  }

  private List<SoakStimulus> earlierFrom(int index, long ms) {
    List<SoakStimulus> shorter = new ArrayList<>(story.subList(0, index));
    story.subList(index, story.size()).forEach(one -> shorter.add(one.at(one.atMs() - ms)));
    return shorter;
  }

  private void roundNumbersOf(int index) {
    SoakStimulus stimulus = story.get(index);
    String rounder = LONG_NUMBER.matcher(stimulus.words()).replaceAll(Reduction::rounded);
    List<SoakStimulus> other = new ArrayList<>(story);
    other.set(index, stimulus.saying(rounder));
    if (!rounder.equals(stimulus.words()) && shrinker.fails(other)) {
      story = other;
    }
  }

  private static String rounded(MatchResult number) {
    String digits = number.group();
    return digits.charAt(0) + "0".repeat(digits.length() - 1);
  }
}
