package faraday.rig.scenario.format;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file by its keys and collects everything that is wrong with it, not the first only. */
public final class FormatReader {

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,30})");

  private final String file;
  private final List<Problem> problems;

  private FormatReader(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param name of the file in messages
   * @param problems takes what is wrong
   * @return null when there is nothing to go on with; with problems, what could be read
   */
  public static @Nullable Section read(
      Path path, String name, Shape.Group shape, List<Problem> problems) {
    Tree tree = YamlText.read(path, name, problems);
    return tree == null ? null : new FormatReader(name, problems).top(tree, shape);
  }

  /** The same for text at hand. */
  public static @Nullable Section parse(
      String text, String name, Shape.Group shape, List<Problem> problems) {
    Tree tree = YamlText.read(text, name, problems);
    return tree == null ? null : new FormatReader(name, problems).top(tree, shape);
  }

  private @Nullable Section top(Tree tree, Shape.Group shape) {
    return (Section) group(tree, shape, "the file");
  }

  private @Nullable Object value(Tree tree, Shape shape, String key) {
    return switch (shape) {
      case Shape.Whole(long min, long max) -> whole(tree, new Range(min, max), key);
      case Shape.Span(long min, long max) -> span(tree, new Range(min, max), key);
      case Shape.Flag _ -> flag(tree, key, "true or false");
      case Shape.Yes _ -> yes(tree, key);
      case Shape.Word(List<String> words) -> word(tree, words, key);
      case Shape.Text text -> text(tree, text, key);
      case Shape.Many(Shape of, int max) -> many(tree, of, max, key);
      case Shape.OneOrMany(Shape of, int max) ->
          many(tree instanceof Tree.Items ? tree : single(tree), of, max, key);
      case Shape.Group group -> group(tree, group, key);
    };
  }

  private static Tree single(Tree tree) {
    return new Tree.Items(tree.line(), List.of(tree));
  }

  private @Nullable Long whole(Tree tree, Range range, String key) {
    if (!(tree instanceof Tree.Leaf(int line, String text, boolean plain))
        || !plain
        || !WHOLE.matcher(text).matches()) {
      refuse(tree, key + " takes a whole number, not " + tree.kind());
      return null;
    }
    BigInteger number = new BigInteger(text);
    boolean inside =
        number.compareTo(BigInteger.valueOf(range.low())) >= 0
            && number.compareTo(BigInteger.valueOf(range.high())) <= 0;
    if (!inside) {
      problems.add(new Problem(file, line, key + " lies in " + range + ", " + text + " does not"));
      return null;
    }
    return number.longValueExact();
  }

  private @Nullable Range span(Tree tree, Range range, String key) {
    if (!(tree instanceof Tree.Items(int line, List<Tree> ends))) {
      Long exact = whole(tree, range, key);
      return exact == null ? null : new Range(exact, exact);
    }
    if (ends.size() != 2) {
      problems.add(new Problem(file, line, key + " takes a number or [low, high]"));
      return null;
    }
    Long low = whole(ends.get(0), range, key);
    Long high = whole(ends.get(1), range, key);
    if (low == null || high == null) {
      return null;
    }
    if (low > high) {
      refuse(tree, key + " has its ends in wrong order");
      return null;
    }
    return new Range(low, high);
  }

  private @Nullable Boolean flag(Tree tree, String key, String words) {
    if (tree instanceof Tree.Leaf(int _, String text, boolean plain)
        && plain
        && (text.equals("true") || text.equals("false"))) {
      return text.equals("true");
    }
    refuse(tree, key + " takes " + words + ", not " + tree.kind());
    return null;
  }

  private @Nullable Boolean yes(Tree tree, String key) {
    Boolean flag = flag(tree, key, "true");
    if (Boolean.FALSE.equals(flag)) {
      refuse(tree, key + " can only be true");
      return null;
    }
    return flag;
  }

  private @Nullable String word(Tree tree, List<String> words, String key) {
    if (tree instanceof Tree.Leaf(int _, String text, boolean _) && words.contains(text)) {
      return text;
    }
    refuse(tree, key + " takes " + String.join(", ", words) + "; not " + tree.kind());
    return null;
  }

  private @Nullable String text(Tree tree, Shape.Text shape, String key) {
    if (!(tree instanceof Tree.Leaf(int _, String text, boolean _)) || text.isEmpty()) {
      refuse(tree, key + " takes text, not " + tree.kind());
      return null;
    }
    if (text.length() > shape.charsMax()) {
      refuse(tree, key + " is longer than " + shape.charsMax() + " characters");
      return null;
    }
    if (!Pattern.matches(shape.pattern(), text)) {
      refuse(tree, key + " must look like " + shape.pattern() + ", not '" + text + "'");
      return null;
    }
    return text;
  }

  private @Nullable List<Object> many(Tree tree, Shape of, int max, String key) {
    if (!(tree instanceof Tree.Items(int line, List<Tree> items))) {
      refuse(tree, key + " takes a list, not " + tree.kind());
      return null;
    }
    if (items.isEmpty() || items.size() > max) {
      String many = items.isEmpty() ? "none" : Integer.toString(items.size());
      problems.add(new Problem(file, line, key + " takes 1 to " + max + " items, not " + many));
      return null;
    }
    List<Object> values = new ArrayList<>();
    for (Tree item : items) {
      Object value = value(item, of, key);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Object group(Tree tree, Shape.Group shape, String key) {
    if (!(tree instanceof Tree.Fields(int line, List<Tree.Field> fields))) {
      refuse(tree, key + " takes a mapping, not " + tree.kind());
      return null;
    }
    int before = problems.size();
    Map<String, Section.Value> values = new LinkedHashMap<>();
    for (Tree.Field field : fields) {
      Key known = KeyFinder.find(shape, field.key());
      if (known == null) {
        String hint = KeyFinder.hint(shape, field.key());
        problems.add(new Problem(file, field.line(), "unknown key " + field.key() + hint));
      } else {
        Object value = value(field.value(), known.shape(), known.name());
        if (value != null) {
          values.put(known.name(), new Section.Value(field.line(), value));
        }
      }
    }
    demand(shape, fields, line);
    return new Section(line, values, problems.size() > before);
  }

  private void demand(Shape.Group shape, List<Tree.Field> fields, int line) {
    for (Key key : shape.keys()) {
      boolean there = fields.stream().anyMatch(field -> field.key().equals(key.name()));
      if (key.required() && !there) {
        problems.add(new Problem(file, line, "missing key " + key.name()));
      }
    }
  }

  private void refuse(Tree tree, String reason) {
    problems.add(new Problem(file, tree.line(), reason));
  }
}
