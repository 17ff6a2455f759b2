package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.tap.PendingAnswer;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A stop by ticket ends a session as a proven one does (issue 4 item 7, E19, E22, TH-26). */
class FastStopAtTheDeskTest {

  private final Testbed bed = Testbed.ready();
  private final DeskTap tap = DeskTap.stop(bed);

  @Test
  void theAnswerHasTheSumsAndPinsTheRecordThatIsOnFlash() {
    Id8 session = charging();
    Answer.Settled settled = assertInstanceOf(Answer.Settled.class, answer(session));

    JournalRecord stop = bed.last(RecordType.STOP);
    SessionRecord record = record(stop);
    assertEquals(session, settled.sessionId());
    assertEquals(stop.seq(), settled.seq());
    assertArrayEquals(stop.link(), settled.link().toArray());
    assertEquals(
        new Answer.Settled.Bill(
            record.energy().energyMwh(),
            record.span().durationS(),
            record.costMinor(),
            StopReason.TAP),
        settled.bill());
  }

  @Test
  void theStopIsDurableBeforeTheLockOpens() {
    Id8 session = charging();
    bed.forgetEdges();
    Answer.Settled settled = assertInstanceOf(Answer.Settled.class, answer(session));
    assertTrue(bed.journal().durable(settled.seq()));
    assertTrue(bed.edges().stream().noneMatch(edge -> edge.contains("lock")), "still shut");
    bed.until(SessionPhase.FREE, 2);
  }

  @Test
  void theRecordTravelsAsTheDriversOwnAfterwards() {
    answer(charging());
    long[] seqs = bed.desk().recordsFor(tap.context());
    assertEquals(1, seqs.length);
    CourierQuestion.Carry item = Objects.requireNonNull(bed.desk().item(tap.context(), seqs[0]));
    assertEquals(CourierQuestion.Kind.OWN, item.kind());
  }

  @Test
  void aSessionThatEndedByItselfIsSettledToo() {
    Id8 session = charging();
    bed.bench().unplug();
    bed.until(SessionPhase.FREE, 3);
    Answer.Settled settled = assertInstanceOf(Answer.Settled.class, answer(session));
    assertEquals(StopReason.UNPLUGGED, settled.bill().reason());
  }

  @Test
  void aReceiptThatIsOnNoFlashTravelsWhole() {
    Id8 session = charging();
    bed.breakFlash();
    Answer.Stopped stopped = assertInstanceOf(Answer.Stopped.class, answer(session));
    assertNotNull(Receipts.of(stopped));
  }

  @Test
  void aSessionThatNobodyKnowsIsNobodys() {
    charging();
    assertNull(bed.desk().fastStop(tap.context(), Id8.of(new byte[8]), 0));
    assertEquals(SessionPhase.RUNNING, bed.session().phase());
  }

  private Id8 charging() {
    Id8 session = new DeskTap(bed).grantedAndGone().sessionId();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 3);
    bed.bench().ready(true);
    bed.must(() -> bed.bench().contactor().mainClosed(), 10, "closing");
    bed.run(2 * Testbed.S);
    return session;
  }

  private Answer answer(Id8 session) {
    PendingAnswer pending =
        Objects.requireNonNull(bed.desk().fastStop(tap.context(), session, bed.nowNanos()));
    AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
    bed.must(
        () -> {
          answer.set(pending.poll(bed.nowNanos()));
          return answer.get() != null;
        },
        12,
        "an answer");
    return Objects.requireNonNull(answer.get());
  }

  private static SessionRecord record(JournalRecord stop) {
    return SessionRecord.parseSigned(Bytes.of(stop.payload()).toArray())
            instanceof Decoded.Value<SessionRecord>(SessionRecord record)
        ? record
        : Objects.requireNonNull(null);
  }
}
