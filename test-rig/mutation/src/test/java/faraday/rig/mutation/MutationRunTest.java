package faraday.rig.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PIT itself on a small class: it kills where tests look, and not where they do not. */
final class MutationRunTest {

  @TempDir private Path work = Path.of("");

  private final List<String> told = new ArrayList<>();

  private static MutationTarget judgedBy(String check) throws URISyntaxException {
    Path code = Path.of(Fare.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> classPath =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .toList();
    String here = Fare.class.getPackageName() + ".";
    return new MutationTarget(code, List.of(here + "Fare"), List.of(here + check), classPath);
  }

  private MutationFigures run(String check) throws Exception {
    return new MutationRun(MutationRun.Mutators.STRONGER, told::add).run(judgedBy(check), work);
  }

  private String trouble(String check) {
    return assertThrows(MutationTrouble.class, () -> run(check)).toString();
  }

  @Test
  void findsNoSurvivorUnderChecksOfBothEnginesThatLook() throws Exception {
    MutationFigures figures = run("StrongFareCheck");
    assertEquals(List.of(), figures.survivors());
    assertTrue(figures.killed() >= 6, figures.toString());
    assertEquals(100.0, figures.score());
    assertTrue(figures.mutants().stream().anyMatch(m -> m.method().equals("child")));
  }

  @Test
  void findsSurvivorsAndGapsUnderACheckThatDoesNotLook() throws Exception {
    MutationFigures figures = run("WeakFareCheck");
    assertTrue(figures.count(Mutant.Fate.SURVIVED) > 0, figures.toString());
    assertTrue(figures.count(Mutant.Fate.NO_COVERAGE) > 0, figures.toString());
    assertTrue(figures.score() < 85, figures.toString());
  }

  @Test
  void isNoResultWhenACheckFailsByItself() {
    assertTrue(trouble("WrongFareCheck").contains("PIT ended with"));
    assertTrue(told.stream().anyMatch(line -> line.contains("did not pass")), told.toString());
  }

  @Test
  void isNoResultWhenNoCheckIsThere() {
    assertTrue(trouble("NoSuchCheck").contains("an empty run"));
  }

  @Test
  void isNoResultWhenTheresNothingToMutate() throws Exception {
    MutationTarget target = judgedBy("StrongFareCheck");
    MutationTarget nothing =
        new MutationTarget(
            target.code(), List.of("faraday.none.*"), target.tests(), target.classPath());
    MutationRun run = new MutationRun(MutationRun.Mutators.DEFAULTS, told::add);
    assertThrows(MutationTrouble.class, () -> run.run(nothing, work));
  }

  /** PIT there reports an empty run and is content. */
  @Test
  void refusesAnOlderJava() {
    String why =
        assertThrows(
                MutationTrouble.class,
                () ->
                    new MutationRun(
                        work,
                        Runtime.Version.parse("17.0.15+6"),
                        MutationRun.Mutators.DEFAULTS,
                        told::add))
            .toString();
    assertTrue(why.contains("Java 25 is needed, this is 17"), why);
  }
}
