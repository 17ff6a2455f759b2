package faraday.firmware.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Space is given back without losing anything that must stay known (issue 5 item 4, TH-30). */
final class ReclaimTest {

  private static final Set<WriteRule> SOUND = EnumSet.allOf(WriteRule.class);
  private static final int SEEDS = 8;

  @Test
  void losesNothingWhereverTheSupplyIsCutWhileSpaceIsGivenBack() {
    for (int seed = 0; seed < SEEDS; seed++) {
      ReclaimCuts cuts = new ReclaimCuts(seed, SOUND);
      cuts.cycles(60);
      assertEquals(List.of(), cuts.breaches(), "seed " + seed);
      assertTrue(cuts.wear()[1] > 5, "went round the chip " + cuts.wear()[1] + " times");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TRUST_MARKED_ONLY", "SKIP_TORN_TAIL"})
  void noticesWhenARuleIsBroken(WriteRule broken) {
    boolean noticed = false;
    for (int seed = 0; seed < 4 * SEEDS && !noticed; seed++) {
      ReclaimCuts cuts = new ReclaimCuts(seed, without(broken));
      cuts.cycles(60);
      noticed = !cuts.breaches().isEmpty();
    }
    assertTrue(noticed, "nobody noticed the loss of " + broken);
  }

  private static EnumSet<WriteRule> without(WriteRule broken) {
    return EnumSet.complementOf(EnumSet.of(broken));
  }

  @Test
  void wearsAllSectorsAlike() {
    ReclaimCuts rounds = new ReclaimCuts(1, SOUND);
    for (int cycle = 0; cycle < 400; cycle++) {
      rounds.cycle();
    }
    assertEquals(List.of(), rounds.breaches());
    assertTrue(rounds.wear()[1] >= 50, "mean " + rounds.wear()[1]);
    assertTrue(rounds.wear()[0] <= 2 * rounds.wear()[1], "worst " + rounds.wear()[0]);
  }

  @Test
  void freesNothingBeforeASecondCheckpointStands() {
    assertEquals(List.of(5, 0), bytesToFreeAfterEachCheckpoint(SOUND));
    assertEquals(
        List.of(0, 0), bytesToFreeAfterEachCheckpoint(without(WriteRule.ERASE_BEHIND_TWO)));
  }

  /** In sectors. */
  private static List<Integer> bytesToFreeAfterEachCheckpoint(Set<WriteRule> rules) {
    JournalRig rig = new JournalRig(12, 1, rules).boot();
    for (int i = 0; i < 16; i++) {
      rig.appendDurably(RecordType.METER, JournalRig.payload(1000, i));
    }
    checkpoint(rig, 15);
    int once = rig.journal.bytesUpTo(15) / 4096;
    checkpoint(rig, 15);
    return List.of(once, rig.journal.bytesUpTo(15) / 4096);
  }

  @Test
  void releasesNothingBeforeItsCheckpointIsDurable() {
    assertEquals(0, releasedWhileTheCheckpointIsOnItsWay(SOUND));
    assertEquals(1, releasedWhileTheCheckpointIsOnItsWay(without(WriteRule.RELEASE_WHEN_DURABLE)));
  }

  private static long releasedWhileTheCheckpointIsOnItsWay(Set<WriteRule> rules) {
    JournalRig rig = new JournalRig(12, 1, rules).boot();
    rig.appendDurably(RecordType.METER, new byte[3]);
    rig.journal.checkpoint(1, List.of(), new byte[0], JournalRig.STAMP);
    rig.journal.tick(rig.clock.nowNanos());
    return rig.journal.releasedSeq();
  }

  @Test
  void readsReleasedRecordsNoMoreAndStillCallsThemDurable() {
    JournalRig rig = JournalRig.ready(12);
    rig.appendDurably(RecordType.METER, new byte[3]);
    rig.appendDurably(RecordType.METER, new byte[3]);
    checkpoint(rig, 1);
    assertTrue(rig.journal.durable(1));
    assertEquals(List.of(2L, 3L), rig.records().stream().map(JournalRecord::seq).toList());
    rig.boot();
    assertTrue(rig.journal.durable(1));
    assertFalse(rig.journal.durable(4));
    assertEquals(List.of(2L, 3L), rig.records().stream().map(JournalRecord::seq).toList());
    assertEquals(List.of(), rig.report().holes());
  }

  @Test
  void releasesOnlyWhatIsDurableAndNeverGoesBack() {
    JournalRig rig = JournalRig.ready(12);
    rig.appendDurably(RecordType.METER, new byte[3]);
    rig.appendDurably(RecordType.METER, new byte[3]);
    assertEquals(AppendResult.Reason.NOT_DURABLE, refusal(rig, 3));
    checkpoint(rig, 2);
    assertEquals(AppendResult.Reason.NOT_DURABLE, refusal(rig, 1));
    rig.append(RecordType.METER, new byte[3]);
    assertEquals(AppendResult.Reason.QUEUE_FULL, refusal(rig, 2), "something waits");
  }

  private static AppendResult.Reason refusal(JournalRig rig, long seq) {
    AppendResult result = rig.journal.checkpoint(seq, List.of(), new byte[0], JournalRig.STAMP);
    return assertInstanceOf(AppendResult.Refused.class, result).reason();
  }

  private static void checkpoint(JournalRig rig, long releasedSeq) {
    AppendResult result =
        rig.journal.checkpoint(releasedSeq, List.of(), new byte[0], JournalRig.STAMP);
    long seq = assertInstanceOf(AppendResult.Queued.class, result).seq();
    assertTrue(rig.runUntil(() -> rig.journal.durable(seq), JournalRig.SECOND_NANOS));
    rig.idle();
  }
}
