package faraday.rig.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** Something that can be seen in a scene and is so or not. */
interface Condition {

  /** Whether it is so now. */
  boolean holds(Scene scene);

  /** What is there now, for people. */
  String seen(Scene scene);

  /** What was expected, for people. */
  String expected();

  /** All of them together. */
  static Condition all(List<Condition> parts) {
    return parts.size() == 1 ? parts.get(0) : new All(parts);
  }

  /** The same at another connector than the first. */
  static Condition at(int evse, Condition condition) {
    return evse == 1 ? condition : new At(evse, condition);
  }

  /** A condition at a connector. */
  record At(int evse, Condition condition) implements Condition {
    @Override
    public boolean holds(Scene scene) {
      scene.turnTo(evse);
      boolean holds = condition.holds(scene);
      scene.turnTo(1);
      return holds;
    }

    @Override
    public String seen(Scene scene) {
      scene.turnTo(evse);
      String seen = condition.seen(scene) + " at connector " + evse;
      scene.turnTo(1);
      return seen;
    }

    @Override
    public String expected() {
      return condition.expected() + " at connector " + evse;
    }
  }

  /** Several conditions at one moment. */
  record All(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Scene scene) {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).holds(scene)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String seen(Scene scene) {
      return parts.stream().map(part -> part.seen(scene)).collect(Collectors.joining(", "));
    }

    @Override
    public String expected() {
      return parts.stream().map(Condition::expected).collect(Collectors.joining(", "));
    }
  }
}
