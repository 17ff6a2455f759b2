package faraday.rig.scenario;

import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Shape;
import java.util.ArrayList;
import java.util.List;

/** All keys of a scenario file. Loader, JSON Schema and the table for people are made of them. */
public final class ScenarioKeys {

  static final int STEPS_MAX = 500;

  private static final Shape.Text SLUG = new Shape.Text(80, "[a-z0-9]+(-[a-z0-9]+)*");
  private static final long WEEK_MS = 604_800_000L;

  private ScenarioKeys() {}

  /** The whole file. */
  public static Shape.Group file() {
    return new Shape.Group(
        List.of(
            Key.required("name", SLUG, "the file's name without its ending"),
            Key.required("title", Shape.Text.upTo(120), "what happens, in one sentence"),
            Key.required("why", why(), "where the demand is from"),
            Key.optional("proves", new Shape.Many(SLUG, 20), "planted faults it must catch"),
            Key.optional("seed", new Shape.Whole(0, Integer.MAX_VALUE), "default 1"),
            Key.optional("board", Fixture.shape(), "what the board is made of"),
            Key.optional(
                "given",
                Shape.Word.spoken(Scenario.Given.class),
                "where the board is brought before time zero, default idle"),
            Key.optional(
                "skipCorners",
                new Shape.Many(new Shape.Word(Corner.words()), 20),
                "tolerance corners at which it says nothing"),
            Key.required("steps", new Shape.Many(step(), STEPS_MAX), "what happens, in order")));
  }

  /** Stimuli, for the table in the README. */
  public static List<Key> stimuli() {
    return Stimuli.keys();
  }

  /** What can be expected, for the table in the README. */
  public static List<Key> observables() {
    return Observables.keys();
  }

  /** The board's keys, for the table in the README. */
  public static List<Key> board() {
    return Fixture.shape().keys();
  }

  private static Shape.Group why() {
    return new Shape.Group(
        List.of(
            Key.optional("standard", Shape.Text.upTo(120), "table and sequence"),
            Key.optional("requirement", Shape.Text.upTo(60), "number in docs/REQUIREMENTS.md"),
            Key.optional("complaint", new Shape.Whole(1, 99), "number of a users' complaint"),
            Key.optional("hazard", Shape.Text.upTo(200), "what would happen to whom")));
  }

  /** One step: a time, at most one stimulus, expectations. */
  static Shape.Group step() {
    List<Key> keys = new ArrayList<>(times());
    keys.addAll(Stimuli.keys());
    keys.add(
        Key.optional("connector", new Shape.Whole(1, 2), "which the step is about, default 1"));
    keys.add(
        Key.optional("refused", new Shape.Yes(), "the stimulus must turn out to be impossible"));
    keys.add(
        Key.optional(
            "expect", new Shape.OneOrMany(expect(), 50), "what must be seen from this moment on"));
    keys.add(Key.optional("note", Shape.Text.upTo(200), "a remark"));
    return new Shape.Group(keys);
  }

  /** Keys that say when a step happens; without one it follows the step before at once. */
  static List<Key> times() {
    List<Key> keys = new ArrayList<>();
    keys.addAll(units("at", "since time zero"));
    keys.addAll(units("after", "since the step before began"));
    List<Key> once = new ArrayList<>(Observables.keys());
    once.addAll(units("within", "at the latest, since the step before began"));
    keys.add(
        Key.optional("once", new Shape.Group(once), "as soon as this is seen; fails if too late"));
    return keys;
  }

  /** One expectation: what, and how it relates to time. */
  static Shape.Group expect() {
    List<Key> keys = new ArrayList<>(Observables.keys());
    keys.addAll(units("within", "it comes to hold within this time; the time is measured"));
    keys.addAll(units("staysFor", "it holds all the time for so long"));
    keys.addAll(units("neverFor", "it never holds for so long"));
    keys.add(
        Key.optional("times", new Shape.Whole(0, 10_000), "it comes to hold exactly so often"));
    keys.addAll(units("during", "for `times`: within this time"));
    return new Shape.Group(keys);
  }

  private static List<Key> units(String stem, String text) {
    return List.of(
        Key.optional(stem + "Ms", new Shape.Whole(0, WEEK_MS), text),
        Key.optional(stem + "S", new Shape.Whole(0, WEEK_MS / 1000), text),
        Key.optional(stem + "Min", new Shape.Whole(0, WEEK_MS / 60_000), text));
  }
}
