package faraday.rig.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimContactor;
import org.junit.jupiter.api.Test;

/** Contacts part in time, whatever parts them (table A.6 seq 2.2, 8.1, 8.2, 12). */
final class OpeningCampaignTest {

  private static final int ROUND = OpeningCampaign.BINDING_PER_ROUND;

  @Test
  void partsContactsInTimeForEveryCauseAtEveryCorner() throws InterruptedException {
    OpeningTable table = new OpeningCampaign(1, 8 * ROUND).run(2);
    table
        .rows()
        .forEach(
            (cause, row) -> {
              assertEquals(8L * cause.share(), row.count(), cause.name());
              assertEquals(0, row.late() + row.missing(), cause.name());
            });
    assertEquals(8L * ROUND, table.binding().count());
    assertTrue(table.binding().ms(50) <= 75, "median " + table.binding().ms(50));
    assertTrue(table.binding().maxMs() <= 100, "longest " + table.binding().maxMs());
  }

  @Test
  void comesToTheSameTimesOnAnyNumberOfThreads() throws InterruptedException {
    String hash = new OpeningCampaign(2, 3 * ROUND).run(1).hash();
    assertEquals(hash, new OpeningCampaign(2, 3 * ROUND).run(3).hash());
    assertNotEquals(hash, new OpeningCampaign(3, 3 * ROUND).run(3).hash());
  }

  /** The check can fail: a contactor that takes 75 ms to let go is seen. */
  @Test
  void seesContactsThatPartTooLate() throws InterruptedException {
    OpeningTable table =
        new OpeningCampaign(
                1,
                ROUND,
                parts ->
                    new OpeningParts(
                        parts.plant().with(new SimContactor.Timing(60, 25, 75)),
                        parts.config(),
                        parts.offerMa()))
            .run(1);
    assertTrue(table.binding().late() > 0, "none late");
    assertTrue(table.binding().maxMs() > 100, "longest " + table.binding().maxMs());
  }
}
