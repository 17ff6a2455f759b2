package faraday.rig.scenario;

import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;

/**
 * One thing that people or mishaps can do: its key, and the deed.
 *
 * @param key name, shape, words for people
 * @param deed does it
 */
record Stimulus(Key key, Deed deed) {

  /** Does it to the scene. */
  @FunctionalInterface
  interface Deed {
    /**
     * Now.
     *
     * @param step the step's mapping, checked
     * @param key where in it the arguments stand
     * @throws Impossible when the world does not allow it
     */
    void doTo(Scene scene, Section step, String key) throws Impossible;
  }

  /** A deed with a number. */
  @FunctionalInterface
  interface NumberDeed {
    void doTo(Scene scene, long number) throws Impossible;
  }

  /** A deed with a yes or no. */
  @FunctionalInterface
  interface FlagDeed {
    void doTo(Scene scene, boolean flag) throws Impossible;
  }

  /** A deed with a word, given as its index in the list. */
  @FunctionalInterface
  interface WordDeed {
    void doTo(Scene scene, int index) throws Impossible;
  }

  /** A deed without arguments. */
  @FunctionalInterface
  interface PlainDeed {
    void doTo(Scene scene) throws Impossible;
  }

  static Stimulus plain(String name, String text, PlainDeed deed) {
    Key key = Key.optional(name, new Shape.Yes(), text);
    return new Stimulus(key, (scene, step, at) -> deed.doTo(scene));
  }

  static Stimulus flag(String name, String text, FlagDeed deed) {
    Key key = Key.optional(name, new Shape.Flag(), text);
    return new Stimulus(key, (scene, step, at) -> deed.doTo(scene, step.flag(at)));
  }

  static Stimulus number(String name, Shape.Whole range, String text, NumberDeed deed) {
    Key key = Key.optional(name, range, text);
    return new Stimulus(key, (scene, step, at) -> deed.doTo(scene, step.whole(at)));
  }

  static Stimulus word(String name, Shape.Word words, String text, WordDeed deed) {
    Key key = Key.optional(name, words, text);
    return new Stimulus(
        key, (scene, step, at) -> deed.doTo(scene, words.words().indexOf(step.text(at))));
  }

  static Stimulus group(String name, Shape.Group keys, String text, Deed deed) {
    Key key = Key.optional(name, keys, text);
    return new Stimulus(key, (scene, step, at) -> deed.doTo(scene, step.section(at), at));
  }
}
