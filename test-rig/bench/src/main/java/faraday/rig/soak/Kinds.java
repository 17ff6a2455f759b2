package faraday.rig.soak;

import java.util.ArrayList;
import java.util.List;

/** Every class of stimuli. A new one is an entry in the list of its group. */
final class Kinds {

  private static final List<Kind> ALL = table();

  private Kinds() {}

  /** All of them, in the order of the coverage's rows. */
  static List<Kind> all() {
    return ALL;
  }

  static List<String> names() {
    return ALL.stream().map(Kind::name).toList();
  }

  /** The one of this name. */
  static Kind of(String name) {
    return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Kind> table() {
    List<Kind> all = new ArrayList<>();
    all.addAll(PlugKinds.all());
    all.addAll(PilotKinds.all());
    all.addAll(SwitchKinds.all());
    all.addAll(ChargerKinds.all());
    all.addAll(PhoneKinds.all());
    return List.copyOf(all);
  }
}
