package faraday.rig.scenario;

import faraday.rig.scenario.format.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every stimulus there is. A new one is an entry in the list of its group. */
final class Stimuli {

  private static final Map<String, Stimulus> ALL = table();

  private Stimuli() {}

  /** All keys, in the order of the table. */
  static List<Key> keys() {
    return ALL.values().stream().map(Stimulus::key).toList();
  }

  /** Whether a key of a step is a stimulus. */
  static boolean has(String key) {
    return ALL.containsKey(key);
  }

  /** The stimulus with this key. */
  static Stimulus of(String key) {
    return Objects.requireNonNull(ALL.get(key), key);
  }

  private static Map<String, Stimulus> table() {
    Map<String, Stimulus> all = new LinkedHashMap<>();
    for (List<Stimulus> group :
        List.of(
            PlugStimuli.ALL,
            PilotStimuli.ALL,
            SignalStimuli.ALL,
            SwitchStimuli.ALL,
            DeviceStimuli.ALL,
            MainsStimuli.ALL,
            ResidualStimuli.ALL,
            HeatStimuli.ALL,
            MeterStimuli.ALL,
            ChargerStimuli.ALL,
            PhoneStimuli.ALL,
            CardStimuli.ALL,
            OperatorStimuli.ALL,
            PlaceStimuli.ALL)) {
      group.forEach(one -> all.put(one.key().name(), one));
    }
    return all;
  }
}
