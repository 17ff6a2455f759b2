package faraday.rig.plant;

/**
 * What one probe made of one plant.
 *
 * @param plant id
 * @param probe name
 * @param expected whether the probe says that it proves this plant
 * @param caught whether an expectation or invariant of it failed
 * @param by what the entry said: {@code passed}, {@code failed: …} or {@code trouble: …}
 */
public record Verdict(String plant, String probe, boolean expected, boolean caught, String by) {

  static final String PASSED = "passed";
  static final String FAILED = "failed: ";
  static final String TROUBLE = "trouble: ";

  static Verdict of(PlantedFault fault, Probe probe, String said) {
    boolean caught = said.startsWith(FAILED);
    return new Verdict(fault.id(), probe.name(), probe.proves().contains(fault.id()), caught, said);
  }

  /** True for a probe that was to notice and did not. */
  public boolean isMiss() {
    return expected && !caught;
  }
}
