package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.plant.Plants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench scenario run --plant} on two files, of which one proves what it says. */
final class PlantedRunTest {

  private static final String CAPS =
      """
      name: caps
      title: A 13 A cable caps the offer
      why: {standard: "IEC 61851-1 table B.2"}
      proves: [%s]
      board:
        cable: 13A
      given: charging
      steps:
        - expect: {cableLimitMa: 13000, offeredMa: [12000, 13000]}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder = Path.of("");

  private void proves(String ids) throws IOException {
    Files.writeString(folder.resolve("caps.yaml"), CAPS.formatted(ids));
  }

  private int run(String... options) {
    String[] args = new String[options.length + 3];
    args[0] = "scenario";
    args[1] = "run";
    args[2] = folder.toString();
    System.arraycopy(options, 0, args, 3, options.length);
    return new Main(stream(out), stream(err)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream of) {
    return of.toString(StandardCharsets.UTF_8);
  }

  private void shows(String words) {
    assertTrue(text(out).contains(words), () -> words + " not in " + text(out) + text(err));
  }

  @Test
  void passesWhenTheScenarioNoticesWhatItProves() throws IOException {
    proves("cable-limit-ignored");
    assertEquals(0, run("--plant", "cable-limit-ignored", "--json"), () -> text(out) + text(err));
    shows("{\"ok\":true,\"plants\":1,\"caught\":1,\"missed\":[],\"scenarios\":1");
    shows("\"by\":\"failed: ");
    shows("DUTY_WITHIN_LIMITS");
    assertEquals(1, text(out).lines().count());
  }

  @Test
  void failsWhenTheScenarioDoesNotNoticeWhatItClaims() throws IOException {
    proves("cable-limit-ignored, duty-changes-too-fast");
    assertEquals(1, run("--plant", "cable-limit-ignored,duty-changes-too-fast"));
    shows("MISSED duty-changes-too-fast");
    shows("nobody catches duty-changes-too-fast");
    shows("1 of 2 plants caught");
  }

  @Test
  void failsForAPlantThatNobodyProves() throws IOException {
    proves("cable-limit-ignored");
    assertEquals(1, run("--plant", "stop-not-awaited"));
    shows("nobody catches stop-not-awaited");
  }

  @Test
  void refusesAnUnknownPlantAndWhatDoesNotGoTogether() throws IOException {
    proves("cable-limit-ignored");
    assertEquals(2, run("--plant", "no-such-plant"));
    assertEquals(2, run("--plant", "all", "--corners"));
    assertTrue(text(err).startsWith("bench scenario run: --plant: no plant 'no-such-plant'"));
  }

  /** A misspelt name among good ones must not shrink the list in silence. */
  @Test
  void playsNothingWhenOneOfTheNamedPlantsIsUnknown() throws IOException {
    proves("cable-limit-ignored");
    assertEquals(2, run("--plant", "cable-limit-ignored,cable-limit-ignroed", "--json"));
    shows("{\"ok\":false,\"error\":");
    shows("no plant 'cable-limit-ignroed'");
    assertEquals(1, text(out).lines().count());
    assertFalse(text(err).contains("caught by"), text(err));
  }

  @Test
  void listsEveryPlantWithItsHazard() {
    assertEquals(0, new Main(stream(out), stream(err)).run("scenario", "plants", "--json"));
    shows("{\"id\":\"unlock-before-open\",\"hazard\":\"the plug can be pulled out under load");
    assertEquals(0, new Main(stream(out), stream(err)).run("scenario", "plants"));
    assertEquals(1 + Plants.all().size(), text(out).lines().count());
  }

  @Test
  void refusesAFileThatProvesAnUnknownPlant() throws IOException {
    proves("cable-limit-ignroed");
    assertEquals(3, run("--plant", "cable-limit-ignored", "--json"));
    shows("{\"ok\":false,\"error\":");
    shows("proves unknown plants [cable-limit-ignroed]");
  }
}
