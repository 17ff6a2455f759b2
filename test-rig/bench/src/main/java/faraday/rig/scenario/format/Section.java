package faraday.rig.scenario.format;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A mapping whose keys and values have been checked. */
public final class Section {

  /** A checked value and its line. */
  record Value(int line, Object object) {}

  private final int line;
  private final Map<String, Value> values;
  private final boolean damaged;

  Section(int line, Map<String, Value> values, boolean damaged) {
    this.line = line;
    this.values = values;
    this.damaged = damaged;
  }

  /** Whether something in it, or inside that, was refused: required keys may be missing then. */
  public boolean damaged() {
    return damaged;
  }

  /** Line where it begins, from 1. */
  public int line() {
    return line;
  }

  /** Line of a key that is there. */
  public int line(String key) {
    return value(key).line();
  }

  /** The keys, in the order of the file. */
  public Set<String> keys() {
    return values.keySet();
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** An integer that is there. */
  public long whole(String key) {
    return (Long) value(key).object();
  }

  /** An integer, or this. */
  public long whole(String key, long otherwise) {
    return has(key) ? whole(key) : otherwise;
  }

  /** A flag; false where it is missing. */
  public boolean flag(String key) {
    return has(key) && (Boolean) value(key).object();
  }

  /** A word or text that is there. */
  public String text(String key) {
    return (String) value(key).object();
  }

  /** A word or text, or this. */
  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** A span that is there; a bare integer is one of length 0. */
  public Range range(String key) {
    return (Range) value(key).object();
  }

  /** A mapping that is there. */
  public Section section(String key) {
    return (Section) value(key).object();
  }

  /** A mapping, or an empty one. */
  public Section sectionOrEmpty(String key) {
    return has(key) ? section(key) : new Section(line, Map.of(), false);
  }

  /** A list of mappings, empty where the key is missing. */
  public List<Section> sections(String key) {
    return items(key).stream().map(Section.class::cast).toList();
  }

  /** A list of words or texts, empty where the key is missing. */
  public List<String> texts(String key) {
    return items(key).stream().map(String.class::cast).toList();
  }

  private List<?> items(String key) {
    return has(key) ? (List<?>) value(key).object() : List.of();
  }

  private Value value(String key) {
    return Objects.requireNonNull(values.get(key), key);
  }
}
