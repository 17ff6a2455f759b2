package faraday.rig.scenario.format;

import java.util.Arrays;
import java.util.List;

/** What may stand behind a key. Loader, JSON Schema and key table are all made from it. */
public sealed interface Shape {

  /** An integer, both ends included. */
  record Whole(long min, long max) implements Shape {}

  /** An integer, or {@code [low, high]} with both ends included. */
  record Span(long min, long max) implements Shape {}

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {}

  /** {@code true} and nothing else: the key says it all. */
  record Yes() implements Shape {}

  /** One of these words. */
  record Word(List<String> words) implements Shape {
    /** Copies the list. */
    public Word {
      words = List.copyOf(words);
    }

    /** Of these. */
    public static Word of(String... words) {
      return new Word(List.of(words));
    }

    /** The constants of an enum, as they are. */
    public static <E extends Enum<E>> Word of(Class<E> type) {
      return new Word(Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    /** The constants of an enum, in lower camel case: {@code NEVER_CLOSE} as {@code neverClose}. */
    public static <E extends Enum<E>> Word spoken(Class<E> type) {
      return new Word(Arrays.stream(type.getEnumConstants()).map(Spoken::word).toList());
    }
  }

  /**
   * Free text.
   *
   * @param charsMax longest
   * @param pattern it matches as a whole, a regular expression of the common subset
   */
  record Text(int charsMax, String pattern) implements Shape {
    /** Any text without control characters. */
    public static Text upTo(int charsMax) {
      return new Text(charsMax, "[^\\x00-\\x1f]+");
    }
  }

  /** A list of up to so many. */
  record Many(Shape of, int itemsMax) implements Shape {}

  /** One, or a list of up to so many. */
  record OneOrMany(Shape of, int itemsMax) implements Shape {}

  /** A mapping with these keys. */
  record Group(List<Key> keys) implements Shape {
    /** Copies the list. */
    public Group {
      keys = List.copyOf(keys);
    }
  }
}
