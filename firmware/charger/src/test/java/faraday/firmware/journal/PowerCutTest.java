package faraday.firmware.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing durable is lost to a power cut, wherever it falls (TH-30; security notes on the log). */
final class PowerCutTest {

  private static final Set<WriteRule> SOUND = EnumSet.allOf(WriteRule.class);

  /** Space used before the session: an empty chip, and one where the sector ends in mid-session. */
  private static final List<Integer> FILLS = List.of(0, 3072);

  @Test
  void losesNothingDurableWhereverTheSupplyIsCut() {
    long cuts = 0;
    for (int fill : FILLS) {
      PowerCuts campaign = new PowerCuts(SOUND, fill);
      campaign.everywhere();
      assertEquals(List.of(), campaign.breaches());
      cuts += campaign.cuts();
    }
    assertTrue(cuts > 5000, "only " + cuts + " cuts");
  }

  @Test
  void losesNothingDurableWhenTheSupplyIsCutThreeTimes() {
    PowerCuts campaign = new PowerCuts(SOUND, 3072);
    campaign.repeatedly(1, 300);
    assertEquals(List.of(), campaign.breaches());
  }

  @Test
  void losesNothingToAChipThatLosesBits() {
    PowerCuts campaign = new PowerCuts(SOUND, 3072);
    campaign.onALyingChip();
    assertEquals(List.of(), campaign.breaches());
  }

  @Test
  void losesNothingDurableUntilTheFlashIsFullOfTornRecords() {
    PowerCuts campaign = new PowerCuts(SOUND, 0);
    int restarts = 0;
    for (int seed = 0; seed < 200; seed++) {
      restarts += campaign.untilFull(seed);
    }
    assertEquals(List.of(), campaign.breaches());
    assertTrue(restarts > 1000, "only " + restarts + " restarts");
  }

  @Test
  void neverTrustsASectorWhoseEraseWasCut() {
    PowerCuts campaign = new PowerCuts(SOUND, 3072);
    campaign.duringErases();
    assertEquals(List.of(), campaign.breaches());
  }

  @Test
  void endsARunningSessionWhenFull() {
    PowerCuts campaign = new PowerCuts(SOUND, 0);
    campaign.whenFull();
    assertEquals(List.of(), campaign.breaches());
  }

  /** The checker is worth something only if it sees each rule broken. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ERASE_BEHIND_TWO", "RELEASE_WHEN_DURABLE"}) // see ReclaimTest
  void noticesWhenARuleIsBroken(WriteRule broken) {
    EnumSet<WriteRule> rules = EnumSet.complementOf(EnumSet.of(broken));
    PowerCuts campaign = new PowerCuts(rules, 3072);
    campaign.repeatedly(1, 40);
    campaign.duringErases();
    campaign.onALyingChip();
    campaign.whenFull();
    assertFalse(campaign.breaches().isEmpty(), "nobody noticed the loss of " + broken);
  }
}
