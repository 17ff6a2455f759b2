package faraday.rig.scenario;

import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Shape;
import java.util.Arrays;
import java.util.List;

/** A fault is latched, or none is. */
record FaultCondition(SafetyFault fault) implements Condition {

  private static final SafetyFault[] FAULTS = SafetyFault.values();

  static Observable observable() {
    return new Observable(
        Key.optional(
            "fault", Shape.Word.of(SafetyFault.class), "this fault is latched; NONE: none is"),
        (section, key) -> new FaultCondition(SafetyFault.valueOf(section.text(key))));
  }

  @Override
  public boolean holds(Scene scene) {
    SafetyStatus status = scene.status();
    return fault == SafetyFault.NONE ? latched(status).isEmpty() : status.isLatched(fault);
  }

  @Override
  public String seen(Scene scene) {
    List<SafetyFault> latched = latched(scene.status());
    return "fault " + (latched.isEmpty() ? SafetyFault.NONE : latched);
  }

  @Override
  public String expected() {
    return "fault " + fault;
  }

  private static List<SafetyFault> latched(SafetyStatus status) {
    return Arrays.stream(FAULTS)
        .filter(fault -> fault != SafetyFault.NONE && status.isLatched(fault))
        .toList();
  }
}
