package faraday.rig.scenario;

import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Range;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One thing that can be expected: its key, and how a condition is made of what stands behind it.
 *
 * @param key name, shape, words for people
 * @param maker makes the condition
 */
record Observable(Key key, Maker maker) {

  /** Makes a condition of a checked mapping and the key in it. */
  interface Maker {
    Condition make(Section section, String key);
  }

  /** A quantity; a bare number stands for exactly that. */
  static Observable number(String name, Shape.Span range, String text, ToLongFunction<Scene> look) {
    return new Observable(
        Key.optional(name, range, text),
        (section, key) -> new InRange(key, section.range(key), look));
  }

  /** A word of a list; {@code look} answers its index. */
  static Observable word(String name, Shape.Word words, String text, ToLongFunction<Scene> look) {
    return new Observable(
        Key.optional(name, words, text),
        (section, key) ->
            new IsWord(key, words.words().indexOf(section.text(key)), words.words(), look));
  }

  /** A yes or no; {@code look} answers 1 or 0. */
  static Observable flag(String name, String text, ToLongFunction<Scene> look) {
    List<String> words = List.of("false", "true");
    return new Observable(
        Key.optional(name, new Shape.Flag(), text),
        (section, key) -> new IsWord(key, section.flag(key) ? 1 : 0, words, look));
  }

  private record InRange(String key, Range range, ToLongFunction<Scene> look) implements Condition {
    @Override
    public boolean holds(Scene scene) {
      return range.holds(look.applyAsLong(scene));
    }

    @Override
    public String seen(Scene scene) {
      return key + " " + look.applyAsLong(scene);
    }

    @Override
    public String expected() {
      return key + " " + range;
    }
  }

  private record IsWord(String key, int index, List<String> words, ToLongFunction<Scene> look)
      implements Condition {
    @Override
    public boolean holds(Scene scene) {
      return look.applyAsLong(scene) == index;
    }

    @Override
    public String seen(Scene scene) {
      long seen = look.applyAsLong(scene);
      boolean known = seen >= 0 && seen < words.size();
      return key + " " + (known ? words.get((int) seen) : Long.toString(seen));
    }

    @Override
    public String expected() {
      return key + " " + words.get(index);
    }
  }
}
