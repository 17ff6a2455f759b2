package faraday.rig.scenario;

import faraday.rig.scenario.format.FormatReader;
import faraday.rig.scenario.format.Problem;
import faraday.rig.scenario.format.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads scenario files; refuses each with everything that is wrong with it. */
final class ScenarioLoader {

  private final String file;
  private final List<Problem> problems;

  private ScenarioLoader(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads one file.
   *
   * @return null when it is refused; the reasons are added to the problems
   */
  static @Nullable Scenario load(Path path, List<Problem> problems) {
    ScenarioLoader loader = new ScenarioLoader(path.toString(), new ArrayList<>());
    String name = String.valueOf(path.getFileName());
    Section section = FormatReader.read(path, loader.file, ScenarioKeys.file(), loader.problems);
    return loader.judged(section, name, problems);
  }

  /** The same for text at hand. */
  static @Nullable Scenario parse(String text, String name, List<Problem> problems) {
    ScenarioLoader loader = new ScenarioLoader(name, new ArrayList<>());
    Section section = FormatReader.parse(text, name, ScenarioKeys.file(), loader.problems);
    return loader.judged(section, name, problems);
  }

  private @Nullable Scenario judged(
      @Nullable Section section, String fileName, List<Problem> into) {
    Scenario scenario = section == null ? null : checked(section, fileName);
    problems.sort((a, b) -> Integer.compare(a.line(), b.line()));
    into.addAll(problems);
    return scenario;
  }

  private @Nullable Scenario checked(Section section, String fileName) {
    List<Section> sections = section.sections("steps");
    List<Step> steps = steps(sections);
    check(section, fileName.replaceFirst("\\.ya?ml$", ""));
    if (sections.stream().noneMatch(Section::damaged)) {
      whole(steps);
      new ReferenceCheck(file, problems).check(section, steps);
    }
    return problems.isEmpty() ? scenario(section, steps) : null;
  }

  private Scenario scenario(Section section, List<Step> steps) {
    return new Scenario(
        file,
        section.line("name"),
        section.text("name"),
        section.text("title"),
        section.texts("proves"),
        section.has("seed") ? OptionalLong.of(section.whole("seed")) : OptionalLong.empty(),
        new Fixture(section.sectionOrEmpty("board")),
        given(section),
        steps,
        section.texts("skipCorners"));
  }

  static Scenario.Given given(Section section) {
    return Scenario.Given.valueOf(section.text("given", "idle").toUpperCase(Locale.ROOT));
  }

  private void check(Section section, String expectedName) {
    if (section.has("name") && !section.text("name").equals(expectedName)) {
      refuse(section.line("name"), "name must be that of the file: " + expectedName);
    }
    Section why = section.sectionOrEmpty("why");
    if (section.has("why") && why.keys().isEmpty()) {
      refuse(section.line("why"), "why says nothing");
    }
    Section board = section.sectionOrEmpty("board");
    String impossible = board.damaged() ? "" : Fixture.impossible(board);
    if (!impossible.isEmpty()) {
      refuse(section.line("board"), "board: " + impossible);
    }
  }

  private List<Step> steps(List<Section> sections) {
    List<Step> steps = new ArrayList<>();
    long reachedNanos = 0;
    for (Section section : sections) {
      if (section.damaged()) {
        continue;
      }
      Step step = step(section);
      if (step.when() instanceof Step.When.At(long nanos)) {
        if (nanos < reachedNanos) {
          refuse(section.line(), "before the step above it");
        }
        reachedNanos = nanos;
      } else if (step.when() instanceof Step.When.After(long nanos)) {
        reachedNanos += nanos;
      }
      steps.add(step);
    }
    return steps;
  }

  private void whole(List<Step> steps) {
    if (steps.stream().allMatch(step -> step.expectations().isEmpty()) && !steps.isEmpty()) {
      refuse(steps.getLast().line(), "no step expects anything: this could never fail");
    }
  }

  private Step step(Section section) {
    List<String> stimuli = section.keys().stream().filter(Stimuli::has).toList();
    if (stimuli.size() > 1) {
      refuse(section.line(), "one stimulus a step, not " + String.join(" and ", stimuli));
    }
    if (section.flag("refused") && stimuli.isEmpty()) {
      refuse(section.line(), "refused, but no stimulus");
    }
    if (stimuli.isEmpty() && !section.has("expect")) {
      refuse(section.line(), "a step that does and expects nothing");
    }
    List<Expectation> expectations = new ArrayList<>();
    for (Section expect : section.sections("expect")) {
      expectations.add(expectation(expect));
    }
    String stimulus = stimuli.isEmpty() ? null : stimuli.getFirst();
    return new Step(
        section.line(), when(section), stimulus, section.flag("refused"), expectations, section);
  }

  private Step.When when(Section section) {
    List<String> keys = new ArrayList<>(Spans.keys(section, "at"));
    keys.addAll(Spans.keys(section, "after"));
    if (section.has("once")) {
      keys.add("once");
    }
    if (keys.size() > 1) {
      refuse(section.line(), "one time a step, not " + String.join(" and ", keys));
    }
    if (section.has("once")) {
      return once(section.section("once"));
    }
    OptionalLong at = Spans.nanos(section, "at");
    return at.isPresent()
        ? new Step.When.At(at.getAsLong())
        : new Step.When.After(Spans.nanos(section, "after").orElse(0));
  }

  private Step.When once(Section once) {
    OptionalLong within = Spans.nanos(once, "within");
    if (within.isEmpty()) {
      refuse(once.line(), "once needs withinMs, withinS or withinMin");
    }
    return new Step.When.Once(condition(once), within.orElse(0));
  }

  private Condition condition(Section section) {
    List<Condition> conditions = Observables.conditions(section);
    if (conditions.isEmpty()) {
      refuse(section.line(), "nothing to be seen is named");
    }
    return Condition.all(conditions);
  }

  private Expectation expectation(Section expect) {
    return new Expectation(expect.line(), condition(expect), mode(expect));
  }

  private Expectation.Mode mode(Section expect) {
    checkModes(expect);
    OptionalLong during = Spans.nanos(expect, "during");
    if (expect.has("times") != during.isPresent()) {
      refuse(expect.line(), "times and during… belong together");
    }
    if (expect.has("times")) {
      return new Expectation.Mode.Times(expect.whole("times"), during.orElse(0));
    }
    return spanned(
        Spans.nanos(expect, "within"),
        Spans.nanos(expect, "staysFor"),
        Spans.nanos(expect, "neverFor"));
  }

  private void checkModes(Section expect) {
    List<String> keys = new ArrayList<>();
    int stems = 0;
    for (String stem : List.of("within", "staysFor", "neverFor", "during")) {
      List<String> units = Spans.keys(expect, stem);
      keys.addAll(units);
      stems += units.isEmpty() ? 0 : 1;
    }
    boolean both =
        Spans.nanos(expect, "within").isPresent() && Spans.nanos(expect, "staysFor").isPresent();
    if (keys.size() > stems || stems > (both ? 2 : 1)) {
      refuse(expect.line(), String.join(" and ", keys) + " do not go together");
    }
  }

  private static Expectation.Mode spanned(
      OptionalLong within, OptionalLong stays, OptionalLong never) {
    if (within.isPresent()) {
      return new Expectation.Mode.Within(within.getAsLong(), stays.orElse(0));
    }
    if (stays.isPresent()) {
      return new Expectation.Mode.StaysFor(stays.getAsLong());
    }
    return never.isPresent()
        ? new Expectation.Mode.NeverFor(never.getAsLong())
        : new Expectation.Mode.Now();
  }

  private void refuse(int line, String reason) {
    problems.add(new Problem(file, line, reason));
  }
}
