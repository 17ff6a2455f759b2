package faraday.rig.soak;

import faraday.hal.sim.SeededRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of stimuli: a row of the coverage.
 *
 * @param name of the row
 * @param key of the scenario format that does it
 * @param weight how often it is chosen, against the others
 * @param breaks what is in trouble from then on, or null
 * @param mends what is in trouble no more
 * @param possible whether it can happen
 * @param value draws what stands behind the key
 */
record Kind(
    String name,
    String key,
    int weight,
    @Nullable Trouble breaks,
    List<Trouble> mends,
    Possible possible,
    Value value) {

  /** Whether a stimulus can happen at a connector as it is. */
  @FunctionalInterface
  interface Possible {
    boolean at(Place place);
  }

  /** Draws what stands behind the key of a scenario file's step. */
  @FunctionalInterface
  interface Value {
    String at(Place place, SeededRandom random);
  }

  /** Breaks something that is not broken. */
  static Kind breaking(String name, String key, int weight, Trouble trouble, Value value) {
    return new Kind(name, key, weight, trouble, List.of(), p -> !p.in(trouble), value);
  }

  /** Mends what is broken. */
  static Kind mending(String name, String key, Trouble trouble, String value) {
    return new Kind(name, key, 0, null, List.of(trouble), p -> p.in(trouble), (_, _) -> value);
  }

  /** Does something else. */
  static Kind plain(String name, String key, int weight, Possible possible, Value value) {
    return new Kind(name, key, weight, null, List.of(), possible, value);
  }

  /** The same under a further condition. */
  Kind where(Possible further) {
    Possible both = place -> possible.at(place) && further.at(place);
    return new Kind(name, key, weight, breaks, mends, both, value);
  }

  /** The same, and this trouble is over then too. */
  Kind ending(Trouble... troubles) {
    return new Kind(name, key, weight, breaks, List.of(troubles), possible, value);
  }

  /** What it mends is mended at all connectors. */
  boolean ofSite() {
    return key.startsWith("site");
  }

  /** One of it, drawn. */
  SoakStimulus draw(long atMs, Place place, SeededRandom random) {
    return new SoakStimulus(atMs, place.evse(), this, key + ": " + value.at(place, random), 0);
  }

  @Override
  public String toString() {
    return name;
  }
}
