package faraday.rig.soak;

import static faraday.rig.soak.Kind.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every class of stimuli. A new one is an entry in the list of its group. */
final class Kinds {

  /** Key of what is no stimulus but an expectation. */
  static final String EXPECT = "expect";

  private static final Kind MUST_CHARGE =
      plain(
          "mustCharge",
          EXPECT,
          0,
          place -> true,
          (_, _) ->
              "{currentMa: [%d, 100000], withinS: %d}"
                  .formatted(Judge.CHARGED_MA, Script.CHARGES_WITHIN_S));

  /** Stimuli of scenarios that the soak leaves out, and why. */
  static final Map<String, String> LEFT_OUT =
      Map.of(
          "bounce", "no stimulus by itself: it says how the next plugging will be",
          "offerMa", "orders behind the session's back; tokens bring profiles instead",
          "withdraw", "orders behind the session's back; pauses come by other ways",
          "plateausHeld", "hides the car from the charger: nothing it does could be judged",
          "plateausFreed", "belongs to plateausHeld",
          "highPhaseErrorNanos", "the same as errorNanos of generatorError",
          "clockBatteryLost", "from then on starts need a phone that brings the time");

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
    return name.equals(MUST_CHARGE.name())
        ? MUST_CHARGE
        : ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Kind> table() {
    List<Kind> all = new ArrayList<>();
    all.addAll(PlugKinds.all());
    all.addAll(PilotKinds.ALL);
    all.addAll(SwitchKinds.ALL);
    all.addAll(ChargerKinds.ALL);
    all.addAll(DeviceKinds.MAINS);
    all.addAll(DeviceKinds.RESIDUAL);
    all.addAll(DeviceKinds.MEASURED);
    all.addAll(PhoneKinds.ALL);
    return List.copyOf(all);
  }
}
