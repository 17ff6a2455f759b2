package faraday.firmware.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.Ticked;
import faraday.hal.sim.FlashCut;
import faraday.hal.sim.FlashFaults;
import org.junit.jupiter.api.Test;

/** A chip that fails, lies, hangs or dies (design §3: three tries or five seconds). */
final class MediumFaultTest {

  private static final byte[] PAYLOAD = JournalRig.payload(400, 1);
  private static final long FIVE_SECONDS = 5 * JournalRig.SECOND_NANOS;

  @Test
  void writesAgainElsewhereWhenAProgramFails() {
    for (int failing = 0; failing < 4; failing++) {
      assertSurvives(failing, FlashFaults.Outcome.FAILED);
    }
  }

  @Test
  void noticesBitsThatDidNotTakeAlthoughTheChipSaysSo() {
    for (int failing = 0; failing < 4; failing++) {
      assertSurvives(failing, FlashFaults.Outcome.SILENTLY_INCOMPLETE);
    }
  }

  /** 400 bytes of payload: two programs of header and payload, one or two of the trailer. */
  private static void assertSurvives(int failing, FlashFaults.Outcome outcome) {
    JournalRig rig = JournalRig.ready(8);
    rig.appendDurably(RecordType.GRANT, PAYLOAD);
    rig.idle();
    long bad = rig.flash.operations() + failing;
    rig.flash.inject(
        (erase, address, operation) -> operation == bad ? outcome : FlashFaults.Outcome.GOOD);
    rig.appendDurably(RecordType.START, PAYLOAD);
    rig.appendDurably(RecordType.STOP, PAYLOAD);
    assertEquals(3, rig.records().size());
    assertEquals(3, rig.boot().records().size(), outcome + " at " + failing);
    assertEquals(0, rig.report().chainBreaks().size());
    assertEquals(0, rig.flash.overprograms());
  }

  @Test
  void survivesTwoFailuresInARowAndDiesOfThree() {
    JournalRig rig = JournalRig.ready(8);
    rig.idle();
    failNext(rig, 2);
    rig.appendDurably(RecordType.START, PAYLOAD);
    assertEquals(2, rig.journal.stats().retries());
    failNext(rig, 3);
    long seq = rig.append(RecordType.STOP, PAYLOAD);
    assertFalse(rig.runUntil(() -> rig.journal.durable(seq), FIVE_SECONDS));
    assertEquals(JournalState.READ_ONLY, rig.journal.state());
    assertRefusesAsDead(rig);
  }

  @Test
  void givesWhatItHasWhenItCanTakeNoMore() {
    JournalRig rig = JournalRig.ready(8);
    rig.appendDurably(RecordType.GRANT, PAYLOAD);
    rig.idle();
    failNext(rig, 1000);
    long seq = rig.append(RecordType.STOP, PAYLOAD);
    rig.idle();
    assertEquals(JournalState.READ_ONLY, rig.journal.state());
    assertEquals(Ticked.NEVER, rig.journal.nextDeadlineNanos());
    assertTrue(rig.journal.durable(seq - 1));
    assertFalse(rig.journal.durable(seq));
    assertEquals(1, rig.records().size());
  }

  @Test
  void givesUpAChipThatStaysBusyWithinFiveSeconds() {
    JournalRig rig = JournalRig.ready(8);
    rig.idle();
    rig.flash.inject((erase, address, operation) -> FlashFaults.Outcome.HANGS);
    rig.append(RecordType.STOP, PAYLOAD);
    long fromNanos = rig.clock.nowNanos();
    assertTrue(rig.runUntil(() -> rig.journal.state() == JournalState.READ_ONLY, FIVE_SECONDS));
    assertTrue(rig.clock.nowNanos() - fromNanos <= FIVE_SECONDS);
    assertFalse(rig.journal.readable());
    assertRefusesAsDead(rig);
  }

  @Test
  void doesNotBlameTheChipWhenTheLoopItselfStoodStill() {
    JournalRig rig = JournalRig.ready(8);
    rig.idle();
    rig.append(RecordType.START, PAYLOAD);
    rig.journal.tick(rig.clock.nowNanos());
    rig.clock.advanceTo(rig.clock.nowNanos() + 4 * FIVE_SECONDS);
    rig.journal.tick(rig.clock.nowNanos());
    assertTrue(rig.runUntil(() -> rig.journal.durable(1), JournalRig.SECOND_NANOS));
    assertEquals(JournalState.READY, rig.journal.state());
  }

  @Test
  void diesWhenTheChipDoesNotAnswerAtStart() {
    JournalRig rig = new JournalRig(8);
    rig.flash.cutPower(FlashCut.Rest.UNTOUCHED);
    while (rig.journal.state() == JournalState.RECOVERING) {
      long dueNanos = rig.journal.nextDeadlineNanos();
      rig.clock.advanceTo(Math.max(rig.clock.nowNanos(), dueNanos));
      rig.journal.tick(rig.clock.nowNanos());
    }
    assertEquals(JournalState.DEAD, rig.journal.state());
    assertTrue(rig.clock.nowNanos() <= FIVE_SECONDS);
    assertRefusesAsDead(rig);
  }

  @Test
  void waitsForAnEraseThatBeganBeforeTheProcessorRestarted() {
    JournalRig rig = JournalRig.ready(8);
    rig.appendDurably(RecordType.BOOT, PAYLOAD);
    rig.idle();
    assertTrue(rig.flash.startErase(7 * 4096));
    rig.boot();
    assertEquals(JournalState.READY, rig.journal.state());
    assertEquals(1, rig.records().size());
  }

  @Test
  void putsSectorsAsideThatDoNotErase() {
    JournalRig rig = new JournalRig(8);
    rig.flash.inject(
        (erase, address, operation) ->
            erase && address / 4096 < 3 && address / 4096 > 0
                ? FlashFaults.Outcome.SILENTLY_INCOMPLETE
                : FlashFaults.Outcome.GOOD);
    // A sector that cannot be blanked shows only when it held something.
    rig.flash.flip(4096 + 40, 0x0F);
    rig.flash.flip(2 * 4096 + 40, 0x0F);
    rig.boot();
    rig.idle();
    assertEquals(2, rig.journal.stats().badSectors());
    for (int i = 0; i < 4; i++) {
      rig.appendDurably(RecordType.METER, new byte[1024]);
    }
    assertEquals(JournalState.READY, rig.journal.state());
    assertEquals(4, rig.boot().records().size());
  }

  @Test
  void neverErasesAMediumThatHoldsSomethingElse() {
    JournalRig rig = new JournalRig(8);
    byte[] foreign = JournalRig.payload(rig.flash.sizeBytes(), 9);
    rig.flash.load(foreign);
    rig.boot();
    rig.idle();
    assertEquals(JournalState.READ_ONLY, rig.journal.state());
    assertTrue(rig.report().foreign());
    assertEquals(0, rig.flash.operations());
    assertRefusesAsDead(rig);
  }

  private static void failNext(JournalRig rig, int operations) {
    long from = rig.flash.operations();
    rig.flash.inject(
        (erase, address, operation) ->
            operation < from + operations ? FlashFaults.Outcome.FAILED : FlashFaults.Outcome.GOOD);
  }

  private static void assertRefusesAsDead(JournalRig rig) {
    AppendResult.Refused refused =
        assertInstanceOf(
            AppendResult.Refused.class,
            rig.journal.append(RecordType.BOOT, new byte[0], JournalRig.STAMP));
    assertEquals(AppendResult.Reason.DEAD, refused.reason());
  }
}
