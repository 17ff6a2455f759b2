package faraday.rig.scenario;

import faraday.rig.scenario.format.Problem;
import faraday.rig.scenario.format.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses steps that speak of a plug, phone or resistor that cannot be there. */
final class ReferenceCheck {

  private final String file;
  private final List<Problem> problems;
  private final Set<String> phones = new HashSet<>();
  private boolean plugged;
  private boolean tapped;
  private boolean leaks;
  private boolean stuck;
  private boolean jammed;

  ReferenceCheck(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  void check(Section scenario, List<Step> steps) {
    Scenario.Given given = ScenarioLoader.given(scenario);
    plugged = given != Scenario.Given.IDLE;
    if (given == Scenario.Given.CHARGING) {
      phones.add(Scenario.DRIVER);
    }
    for (Step step : steps) {
      if (step.section().has("once")) {
        observed(step.section().section("once"));
      }
      stimulus(step);
      step.section().sections("expect").forEach(this::observed);
    }
  }

  private void stimulus(Step step) {
    String key = step.stimulus() == null ? "" : step.stimulus();
    switch (key) {
      case "plug", "plugCodeOhm" -> plugged = true;
      case "pull", "plugAtCar" -> demand(plugged, step, key + ", but nothing was plugged in");
      case "tap" -> tap(step);
      case "takeAway" -> demand(tapped, step, "takeAway, but no phone was brought");
      case "cpToPeOhm" -> leaks = true;
      case "cpToPeRemoved" -> demand(leaks, step, "cpToPeRemoved, but there is no cpToPeOhm");
      case "generatorStuckPermille" -> stuck = true;
      case "generatorFreed" -> demand(stuck, step, "generatorFreed, but it was never stuck");
      case "lockJamPermille" -> jammed = true;
      case "lockFreed" -> demand(jammed, step, "lockFreed, but it was never jammed");
      default -> {}
    }
  }

  private void tap(Step step) {
    Section tap = step.section().section("tap");
    tapped = true;
    if (tap.has("phone")) {
      phones.add(tap.text("phone"));
    }
  }

  private void demand(boolean there, Step step, String otherwise) {
    if (!there && !step.refused()) {
      problems.add(new Problem(file, step.line(), otherwise));
    }
  }

  private void observed(Section section) {
    for (String key : List.of("answer", "receipt")) {
      Section of = section.sectionOrEmpty(key);
      if (of.has("phone") && !phones.contains(of.text("phone"))) {
        String who = of.text("phone");
        problems.add(new Problem(file, of.line("phone"), "no tap by " + who + " stands above"));
      }
    }
  }
}
