package faraday.rig.scenario.format;

import java.util.List;

/** A YAML document as it stands in the file, every part with its line. */
sealed interface Tree {

  /** Line from 1. */
  int line();

  /**
   * A scalar.
   *
   * @param plain true without quotes
   */
  record Leaf(int line, String text, boolean plain) implements Tree {}

  /** A list. */
  record Items(int line, List<Tree> items) implements Tree {}

  /** A mapping, in the order of the file. */
  record Fields(int line, List<Field> fields) implements Tree {}

  /** One key of a mapping. */
  record Field(int line, String key, Tree value) {}

  /** How a person would call it. */
  default String kind() {
    return switch (this) {
      case Leaf(int _, String text, boolean plain) when text.isEmpty() && plain -> "nothing";
      case Leaf(int _, String text, boolean _) -> "'" + text + "'";
      case Items _ -> "a list";
      case Fields _ -> "a mapping";
    };
  }
}
