package faraday.rig.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.cli.Json;
import faraday.rig.connector.PlantScenes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plants in a real safety loop, noticed by scenes, and what counts as noticing. */
final class PlantRunTest {

  private static final String SCENES = PlantScenes.class.getName();
  private static final ClassBytes CLASSES = new ClassBytes(PlantRunTest.class.getClassLoader());
  private static final Switchboard PLANTS = Switchboard.of(Plants.all(), CLASSES);

  private static PlantReport run(PlantRun.Pairing pairing, List<String> plants, Probe... probes) {
    return new PlantRun(SCENES, pairing, told -> {}).run(Plants.of(plants), List.of(probes));
  }

  private static Probe probe(String scene, String... proves) {
    return new Probe(scene, scene, Set.of(proves));
  }

  @Test
  void playsTheSameInAFreshLoaderAsWithout() {
    Arena fresh = new Arena(CLASSES, PLANTS, SCENES, 60);
    for (String scene : List.of("charge", "diode", "stop")) {
      assertEquals(new PlantScenes().apply(scene), fresh.run(0, scene));
    }
  }

  @Test
  void catchesWhatTheScenesProve() {
    PlantReport report =
        run(
            PlantRun.Pairing.NAMED,
            List.of("enable-line-not-fed", "blind-to-diode-missing", "never-unlocks"),
            probe("charge", "enable-line-not-fed"),
            probe("diode", "blind-to-diode-missing"),
            probe("stop", "never-unlocks", "enable-line-not-fed"));
    assertTrue(report.ok(), report.verdicts().toString());
    assertEquals(4, report.verdicts().size());
    assertEquals(3, report.json().get("caught"));
    assertEquals(List.of(), List.copyOf(report.missed()));
  }

  @Test
  void failsWhenAProbeDoesNotCatchWhatItNames() {
    PlantReport report =
        run(
            PlantRun.Pairing.NAMED,
            List.of("never-unlocks"),
            probe("charge", "never-unlocks"),
            probe("stop", "never-unlocks"));
    assertFalse(report.ok());
    assertEquals(List.of(), List.copyOf(report.missed()));
    assertEquals(List.of("charge"), report.misses().stream().map(Verdict::probe).toList());
  }

  @Test
  void failsForAPlantThatNobodyNames() {
    PlantReport report = run(PlantRun.Pairing.NAMED, List.of("never-unlocks"), probe("stop"));
    assertFalse(report.ok());
    assertEquals(List.of("never-unlocks"), List.copyOf(report.missed()));
    assertEquals(List.of("stop"), report.probesWithoutPlant());
  }

  /** A rig that does not start has noticed nothing. */
  @Test
  void doesNotTakeTroubleForACatch() {
    PlantReport report =
        run(PlantRun.Pairing.NAMED, List.of("never-unlocks"), probe("gone", "never-unlocks"));
    assertFalse(report.ok());
    assertTrue(report.verdicts().getFirst().by().startsWith("trouble: "), report.toString());
  }

  @Test
  void givesUpARunThatDoesNotEnd() {
    Arena arena = new Arena(CLASSES, PLANTS, SCENES, 1);
    assertEquals("trouble: no end within 1 s", arena.run(0, "hang"));
    assertTrue(arena.run(0, "charge").startsWith("trouble: "));
  }

  @Test
  void showsInTheMatrixWhoElseWouldNotice() {
    PlantReport report =
        run(
            PlantRun.Pairing.MATRIX,
            List.of("opening-never-ordered"),
            probe("charge"),
            probe("stop", "opening-never-ordered"));
    assertEquals(2, report.verdicts().size());
    assertEquals("charge", report.verdicts().getFirst().probe());
    assertFalse(report.verdicts().getFirst().expected());
    String json = Json.line(report.json());
    assertTrue(json.contains("\"plant\":\"opening-never-ordered\",\"scenario\":\"charge\""), json);
  }

  @Test
  void refusesProbesThatNameNoPlant() {
    Probe wrong = probe("stop", "no-such-plant");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> run(PlantRun.Pairing.NAMED, List.of("never-unlocks"), wrong));
    assertEquals("stop proves unknown plants [no-such-plant]", refused.getMessage());
  }
}
