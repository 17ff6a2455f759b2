package faraday.rig.scenario.format;

import java.util.ArrayList;
import java.util.List;

/** Keys as a table for people, in Markdown. */
public final class KeyTable {

  /** More words than this are not listed. */
  private static final int WORDS_MAX = 10;

  private KeyTable() {}

  /** A table of these keys; those of mappings inside stand behind a dot. */
  public static List<String> of(List<Key> keys) {
    List<String> lines = new ArrayList<>();
    lines.add("| Key | Takes | Says |");
    lines.add("|---|---|---|");
    rows(keys, "", lines);
    return lines;
  }

  private static void rows(List<Key> keys, String prefix, List<String> lines) {
    for (Key key : keys) {
      String name = prefix + key.name();
      String must = key.required() ? " (must be there)" : "";
      lines.add("| `" + name + "` | " + takes(key.shape()) + " | " + key.text() + must + " |");
      if (key.shape() instanceof Shape.Group(List<Key> inner)) {
        rows(inner, name + ".", lines);
      }
    }
  }

  private static String takes(Shape shape) {
    return switch (shape) {
      case Shape.Whole(long min, long max) -> min + " … " + max;
      case Shape.Span(long min, long max) -> "n or [low, high], " + min + " … " + max;
      case Shape.Flag _ -> "true, false";
      case Shape.Yes _ -> "true";
      case Shape.Word(List<String> words) when words.size() > WORDS_MAX ->
          words.size() + " words, `" + words.get(1) + "` …";
      case Shape.Word(List<String> words) -> "`" + String.join("`, `", words) + "`";
      case Shape.Text(int charsMax, String _) -> "text, up to " + charsMax;
      case Shape.Many(Shape of, int _) -> "a list: " + takes(of);
      case Shape.OneOrMany(Shape of, int _) -> "one or a list: " + takes(of);
      case Shape.Group _ -> "a mapping";
    };
  }
}
