package faraday.rig.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The short form of {@code bench powercut} (issue 5, TH-30). */
final class CutCampaignTest {

  private static final long CUTS = 3_000;

  @Test
  void losesNothingWhereverTheSupplyIsCut() throws InterruptedException {
    CutReport report = CutCampaign.run(CUTS, 1);
    assertEquals(List.of(), report.breaches());
    assertEquals(CUTS, report.cuts());
    CutHits hits = report.hits();
    for (long count : new long[] {hits.program(), hits.erase(), hits.recovery()}) {
      assertTrue(count > CUTS / 10, hits.toString());
    }
    assertTrue(hits.checkpoint() > CUTS / 50 && hits.reclaim() > CUTS / 50, hits.toString());
  }

  @Test
  void sameSeedSameCuts() throws InterruptedException {
    assertEquals(CutCampaign.run(700, 5), CutCampaign.run(700, 5));
    assertNotEquals(CutCampaign.run(700, 5), CutCampaign.run(700, 6));
    assertEquals(1, CutCampaign.run(1, 5).cuts());
  }

  @Test
  void catchesEveryBrokenRule() {
    Map<String, Boolean> caught = CutPlants.caught(CutPlants.all(), 2 * CUTS, 1);
    assertTrue(caught.size() >= 12, "only " + caught.size() + " rules");
    caught.forEach((id, seen) -> assertTrue(seen, id + " was not caught"));
  }
}
