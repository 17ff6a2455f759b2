package faraday.rig.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading PIT's report, and what the figures make of it. */
final class PitReportTest {

  @TempDir private Path folder = Path.of("");

  private static String mutation(String status, String className) {
    return "<mutation detected='?' status='"
        + status
        + "' numberOfTestsRun='1'><sourceFile>A.java</sourceFile><mutatedClass>"
        + className
        + "</mutatedClass><mutatedMethod>m</mutatedMethod><methodDescription>()V"
        + "</methodDescription><lineNumber>7</lineNumber><mutator>org.pitest.x.MathMutator"
        + "</mutator><indexes><index>4</index></indexes><blocks><block>0</block></blocks>"
        + "<killingTest/><description>a &lt; b</description></mutation>";
  }

  private List<Mutant> read(String xml) throws IOException, MutationTrouble {
    Path file = folder.resolve("mutations.xml");
    Files.writeString(file, xml);
    return PitReport.read(file);
  }

  private MutationFigures figures(String... mutations) throws Exception {
    return new MutationFigures(
        read("<mutations partial='true'>" + String.join("", mutations) + "</mutations>"));
  }

  @Test
  void readsWhatEachMutantWasAndBecame() throws Exception {
    Mutant mutant = figures(mutation("SURVIVED", "a.B")).mutants().getFirst();
    assertEquals(new Mutant("a.B", "m", 7, "MathMutator", "a < b", Mutant.Fate.SURVIVED), mutant);
  }

  @Test
  void countsDeathsByTimeAndMemoryAsKilledAndTheUnloadableNotAtAll() throws Exception {
    MutationFigures figures =
        figures(
            mutation("KILLED", "a.B"),
            mutation("TIMED_OUT", "a.B"),
            mutation("MEMORY_ERROR", "a.B"),
            mutation("SURVIVED", "a.C"),
            mutation("NO_COVERAGE", "a.C"),
            mutation("RUN_ERROR", "a.C"),
            mutation("NON_VIABLE", "a.C"));
    assertEquals(6, figures.mutants().size());
    assertEquals(3, figures.killed());
    assertEquals(50.0, figures.score());
    List<MutationFigures> classes = List.copyOf(figures.byClass().values());
    assertEquals(List.of("a.B", "a.C"), List.copyOf(figures.byClass().keySet()));
    assertEquals(100.0, classes.get(0).score());
    assertEquals(0.0, classes.get(1).score());
    assertEquals(3, figures.survivors().size());
  }

  @Test
  void roundsTheScoreDown() throws Exception {
    String dead = mutation("KILLED", "a.B");
    assertEquals(66.6, figures(dead, dead, mutation("SURVIVED", "a.B")).score());
  }

  @Test
  void tellsAllFiguresInJson() throws Exception {
    Map<String, Object> json =
        figures(mutation("KILLED", "a.B"), mutation("NO_COVERAGE", "a.B")).json();
    assertEquals(
        List.of("mutants", "killed", "timedOut", "survived", "noCoverage", "score"),
        List.copyOf(json.keySet()).subList(0, 6));
    assertEquals(List.of(2, 1, 0, 0, 1, 50.0), List.copyOf(json.values()).subList(0, 6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<mutations><mutation status='KILLED'>",
        "<mutations><mutation status='NEW'/></mutations>",
        "<mutations><mutation status='KILLED'/></mutations>"
      })
  void refusesATornReport(String xml) {
    assertThrows(MutationTrouble.class, () -> read(xml));
  }

  @Test
  void refusesAMissingReport() {
    assertThrows(MutationTrouble.class, () -> PitReport.read(folder.resolve("none.xml")));
  }
}
