package faraday.rig.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.plant.PlantReport;
import faraday.rig.plant.PlantRun;
import faraday.rig.plant.Plants;
import faraday.rig.plant.Probe;
import faraday.rig.scenario.PlantEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bench soak} (issue 3 item 9), and that it can fail. */
final class SoakTest {

  private static final String PLANT = "opening-never-ordered";

  @TempDir private Path folder = Path.of("");

  private static SoakReport soak(long minutes, String circuit, int threads)
      throws InterruptedException {
    return new SoakCampaign(1, 4, minutes, circuit, threads).run(line -> {});
  }

  @Test
  void nothingIsBreachedInFourWorldsOfAnHour() throws InterruptedException {
    SoakReport report = soak(60, "plateau", 2);
    assertEquals(List.of(), report.breaches());
    assertTrue(report.ok(), report.coverageText());
    assertTrue(report.stimuli() > 500, report.stimuli() + " stimuli");
    assertTrue(report.openings() > 10, report.openings() + " openings");
  }

  @Test
  void nothingIsBreachedWithThePilotTakenSampleBySample() throws InterruptedException {
    assertEquals(List.of(), soak(10, "perSample", 2).breaches());
  }

  @Test
  void everySeedIsTheSameToTheBitWhateverThreadPlaysItAndWhen() throws InterruptedException {
    SoakReport alone = soak(10, "plateau", 1);
    assertEquals(alone.hashes(), soak(10, "plateau", 3).hashes());
    assertEquals(4, Set.copyOf(alone.hashes().values()).size());
  }

  @Test
  void aLongerRunIsAnotherOne() throws InterruptedException {
    assertNotEquals(soak(5, "plateau", 2).hashes(), soak(6, "plateau", 2).hashes());
  }

  @Test
  void shrinksWhatAPlantedFaultDoesToAScenarioThatOnlyThePlantFails() throws Exception {
    Path file = folder.resolve("found-by-the-soak.yaml");
    String said = said(SoakEntry.class, "1|1|" + file);
    Matcher found =
        Pattern.compile("failed: FAULT_HAS_CAUSE .* GUARD_DISAGREED: .*; (\\d+) stimuli in .*")
            .matcher(said);
    assertTrue(found.matches(), said);
    assertTrue(Integer.parseInt(found.group(1)) <= 3, said + Files.readString(file));
    assertEquals("passed", new PlantEntry().apply(file.toString()));
    assertTrue(said(PlantEntry.class, file.toString()).startsWith("failed: "));
  }

  /** What an entry says of an order while the fault is planted. */
  private static String said(Class<?> entry, String order) {
    PlantReport report =
        new PlantRun(entry.getName(), PlantRun.Pairing.NAMED, line -> {})
            .run(Plants.of(List.of(PLANT)), List.of(new Probe("it", order, Set.of(PLANT))));
    return report.verdicts().getFirst().by();
  }

  @Test
  void refusesAnOrderThatIsNone() {
    assertEquals("trouble: no order: 1|x", new SoakEntry().apply("1|x"));
    assertFalse(new SoakEntry().apply("1|0.1").startsWith("trouble"));
  }
}
