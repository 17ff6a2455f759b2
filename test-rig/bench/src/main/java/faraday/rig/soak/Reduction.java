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

  /** Virtual time of all replays together; long stories are reduced less, and not for hours. */
  private static final long REPLAYED_MAX_MS = 72 * 3_600_000L;

  private static final long[] GAPS_MS = {100, 1_000, 5_000, 15_000, 60_000};
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{3,}");

  private final String what;
  private final Shrinker<SoakStimulus> shrinker;
  private final List<SoakStimulus> fixed;
  private long replayedMs;
  private SoakSpec spec;
  private List<SoakStimulus> story;

  private Reduction(SoakSpec spec, List<SoakStimulus> story, String what) {
    this.what = what;
    this.spec = spec;
    int ends = what.equals(Judge.CHARGES_WHEN_MENDED) ? scriptBegin(story) : story.size();
    this.story = story.subList(0, ends);
    fixed = story.subList(ends, story.size());
    shrinker = new Shrinker<>(this::fails, TRIES);
  }

  /** A charge that should begin is nothing without the script that mends, plugs and taps. */
  private static int scriptBegin(List<SoakStimulus> story) {
    int script = story.getLast().script();
    int begin = story.size();
    while (begin > 0 && story.get(begin - 1).script() == script) {
      begin--;
    }
    return begin;
  }

  /** What was found: a world, its stimuli, and the breach they lead to. */
  record Result(SoakSpec spec, List<SoakStimulus> story, SoakBreach breach, int tries) {}

  /** Reduces what a run found; its story must end at the breach. */
  static Result of(SoakSpec spec, List<SoakStimulus> story, SoakBreach found) {
    Reduction reduction = new Reduction(spec, story, found.same());
    if (!reduction.shrinker.fails(reduction.story)) {
      SoakBreach lost = new SoakBreach(found.what(), 0, "not met again when played again");
      return new Result(spec, story, lost, 1);
    }
    reduction.reduce();
    List<SoakStimulus> whole = Replay.rebased(reduction.whole(reduction.story));
    Replay.Result last = Replay.of(reduction.spec, whole, found.same());
    int tries = TRIES - reduction.shrinker.triesLeft();
    SoakBreach breach = Objects.requireNonNull(last.breach());
    return new Result(reduction.spec, last.played(), breach, tries);
  }

  private List<SoakStimulus> whole(List<SoakStimulus> free) {
    List<SoakStimulus> all = new ArrayList<>(free);
    all.addAll(fixed);
    return all;
  }

  private void reduce() {
    boolean alone = !fixed.isEmpty() && shrinker.fails(List.of());
    story = alone ? List.of() : shrinker.minimal(shrinker.tail(story));
    for (String key : List.copyOf(spec.board().keySet())) {
      tryBoardWithout(key);
    }
    for (int i = 1; i < story.size(); i++) {
      shortenWaitBefore(i);
    }
    for (int i = 0; i < story.size(); i++) {
      roundNumbersOf(i);
    }
    story = story.isEmpty() ? story : shrinker.minimal(story);
  }

  /** The script that mends must have happened as a whole, or the demand would be another one. */
  private boolean fails(List<SoakStimulus> list) {
    if (replayedMs > REPLAYED_MAX_MS) {
      return false;
    }
    replayedMs += list.isEmpty() ? 0 : list.getLast().atMs() - list.getFirst().atMs();
    Replay.Result result = Replay.of(spec, Replay.rebased(whole(list)), what);
    List<SoakStimulus> played = result.played();
    int behind = played.size() - fixed.size();
    return result.breach() != null
        && behind >= 0
        && (fixed.isEmpty() || kinds(played.subList(behind, played.size())).equals(kinds(fixed)));
  }

  private static List<Kind> kinds(List<SoakStimulus> stimuli) {
    return stimuli.stream().map(SoakStimulus::kind).toList();
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
