package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import faraday.pilot.limit.LimitSource;
import faraday.rig.plant.PlantedFault;
import faraday.rig.plant.Plants;
import faraday.rig.scenario.format.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/SAFETY.md against what there is: its tables of faults and of planted faults are made of the
 * code and the scenarios, and every name in it exists. Run with {@code -Dfaraday.docs=write} to
 * write the tables anew.
 */
final class SafetyDocTest {

  private static final Path ROOT = Path.of(System.getProperty("faraday.root", "../.."));
  private static final Path DOC = ROOT.resolve("docs").resolve("SAFETY.md");
  private static final boolean WRITE = "write".equals(System.getProperty("faraday.docs"));
  private static final int LEAST_SCENARIOS = 240;
  private static final int COMPLAINTS = 20;

  /** No stimulus of the rig reaches them: the tests of pilot-signal raise them. */
  private static final List<SafetyFault> ONLY_BY_UNIT_TESTS =
      List.of(SafetyFault.TICK_ABORTED, SafetyFault.GUARD_DISAGREED);

  private final List<Problem> problems = new ArrayList<>();
  private final List<Scenario> scenarios =
      ScenarioFiles.load(
          List.of(ROOT.resolve("test-rig").resolve("scenarios")), name -> true, problems);

  @Test
  void nearlyAllScenariosProveSomething() {
    assertEquals(List.of(), problems);
    long proving = scenarios.stream().filter(one -> !one.proves().isEmpty()).count();
    assertTrue(proving >= LEAST_SCENARIOS, "scenarios that name a planted fault: " + proving);
  }

  @Test
  void tablesAreThoseOfTheCode() throws IOException {
    String text = Files.readString(DOC);
    text = withTable(text, "faults", faults());
    text = withTable(text, "plants", plants());
    if (WRITE) {
      Files.writeString(DOC, text);
    }
    assertEquals(text, Files.readString(DOC), DOC + " is stale; see this test");
  }

  @Test
  void everyFaultHasItsScenario() throws IOException {
    List<SafetyFault> without = new ArrayList<>();
    for (SafetyFault fault : SafetyFault.values()) {
      boolean exempt = fault == SafetyFault.NONE || ONLY_BY_UNIT_TESTS.contains(fault);
      if (!exempt && scenariosWith(fault.name()).isEmpty()) {
        without.add(fault);
      }
    }
    assertEquals(List.of(), without);
  }

  @Test
  void everyComplaintIsAnswered() throws IOException {
    String text = Files.readString(DOC);
    for (int number = 1; number <= COMPLAINTS; number++) {
      assertTrue(text.contains("\n| " + number + " | "), "complaint " + number);
    }
  }

  @Test
  void everyPlantHasItsScenario() {
    TreeSet<String> nobodys = new TreeSet<>(Plants.ids());
    scenarios.forEach(one -> nobodys.removeAll(one.proves()));
    assertEquals(List.of(), List.copyOf(nobodys));
  }

  /**
   * Every name on our side of the table of other firmwares exists, and none of ours is left out.
   */
  @Test
  void faultsOfPeersAreOurs() throws IOException {
    TreeSet<String> known = new TreeSet<>(List.of(LimitSource.THERMAL.name()));
    for (SafetyFault fault : SafetyFault.values()) {
      known.add(fault.name());
    }
    String text = Files.readString(DOC);
    int from = text.indexOf("<!-- peers -->");
    String table = text.substring(from, text.indexOf("<!-- end -->", from));
    Matcher names =
        Pattern.compile("[A-Z]{3,}(?:_[A-Z]+)*\\b")
            .matcher(table.replaceAll("(?m)^\\|[^|]*\\|[^|]*\\|", ""));
    TreeSet<String> ours = new TreeSet<>();
    while (names.find()) {
      assertTrue(known.contains(names.group()), names.group());
      ours.add(names.group());
    }
    known.removeAll(ours);
    assertEquals(List.of(SafetyFault.NONE.name()), List.copyOf(known));
  }

  @Test
  void everyScenarioAndPlantItNamesExists() throws IOException {
    TreeSet<String> known = new TreeSet<>(Plants.ids());
    scenarios.forEach(one -> known.add(one.name()));
    Matcher names = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+)`").matcher(Files.readString(DOC));
    while (names.find()) {
      assertTrue(known.contains(names.group(1)), names.group(1));
    }
  }

  private List<String> faults() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("| Code | Fault | Reaction | Ends by | Pilot | Scenarios |");
    rows.add("|---|---|---|---|---|---|");
    TreeMap<Integer, SafetyFault> byCode = new TreeMap<>();
    for (SafetyFault fault : SafetyFault.values()) {
      byCode.put(fault.code(), fault);
    }
    byCode.remove(0);
    for (SafetyFault fault : byCode.values()) {
      rows.add(
          "| %d | %s | %s | %s | %s | %s |"
              .formatted(
                  fault.code(),
                  fault.name(),
                  words(fault.reaction()),
                  words(fault.clears()),
                  fault.ofCharger() ? "F" : "x1",
                  where(fault)));
    }
    return rows;
  }

  private String where(SafetyFault fault) throws IOException {
    return ONLY_BY_UNIT_TESTS.contains(fault) ? "unit tests" : quoted(scenariosWith(fault.name()));
  }

  private List<String> plants() {
    List<String> rows = new ArrayList<>();
    rows.add("| Hazard | Guard | Planted fault | Noticed by |");
    rows.add("|---|---|---|---|");
    for (PlantedFault plant : Plants.all()) {
      List<String> proving =
          scenarios.stream()
              .filter(one -> one.proves().contains(plant.id()))
              .map(Scenario::name)
              .sorted()
              .toList();
      rows.add(
          "| %s | %s | `%s` | %s |"
              .formatted(plant.hazard(), guard(plant), plant.id(), quoted(proving)));
    }
    return rows;
  }

  private static String guard(PlantedFault plant) {
    String method = plant.method().replaceAll("\\(.*", "");
    String[] parts = method.split("\\.", -1);
    return parts[parts.length - 2] + "." + parts[parts.length - 1];
  }

  private List<String> scenariosWith(String word) throws IOException {
    List<String> names = new ArrayList<>();
    Pattern whole = Pattern.compile("\\b" + word + "\\b");
    for (Scenario one : scenarios) {
      if (whole.matcher(Files.readString(Path.of(one.file()))).find()) {
        names.add(one.name());
      }
    }
    return names.stream().sorted().toList();
  }

  private static String quoted(List<String> names) {
    return names.isEmpty() ? "–" : "`" + String.join("` `", names) + "`";
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String withTable(String text, String mark, List<String> rows) {
    String begin = "<!-- " + mark + " -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end -->", from);
    return text.substring(0, from) + "\n" + String.join("\n", rows) + "\n\n" + text.substring(to);
  }
}
