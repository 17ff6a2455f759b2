package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.tap.PendingAnswer;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import faraday.firmware.wire.token.Proof;
import faraday.hal.sim.SimContactor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who may stop what, and what he takes home (E19, E22, TH-26). */
class StopDecisionTest {

  private static final SigningKey STRANGER = SigningKey.of(DemoKeys.scalar("stranger"));

  private final Testbed bed = Testbed.ready();

  @Test
  void knowsNothingToStop() {
    assertEquals(Reason.NO_SESSION, DeskTap.stop(bed).refused());
  }

  @Test
  void stopsForTheKeyThatStartedWithADurableRecord() {
    Answer.Granted granted = charging();
    Answer.Stopped stopped = assertInstanceOf(Answer.Stopped.class, DeskTap.stop(bed).answer());
    assertEquals(granted.sessionId(), stopped.sessionId());
    SessionRecord receipt = Receipts.of(stopped);
    assertEquals(StopReason.TAP, receipt.ending().reason());
    assertEquals(stopped.receipt(), receiptOnFlash(), "the receipt is the record's bytes");
  }

  @Test
  void refusesStrangersAndProofsThatAreNotForThisStop() {
    charging();
    assertEquals(Reason.NOT_YOURS, DeskTap.stop(bed).by(STRANGER).refused());
    assertEquals(Reason.NOT_YOURS, DeskTap.stop(bed).withoutProof().refused());
    assertEquals(Reason.NOT_YOURS, DeskTap.stop(bed).flippedProof().refused());
    assertEquals(Reason.NOT_YOURS, DeskTap.stop(bed).proofOver(Proof.Purpose.START).refused());
    byte[] otherTap = DemoKeys.bytes("another tap", 32);
    assertEquals(Reason.NOT_YOURS, DeskTap.stop(bed).proofOverHash(otherTap).refused());
    assertEquals(SessionPhase.RUNNING, bed.session().phase());
  }

  @Test
  void givesTheOldReceiptAgainAfterTheSessionHasEnded() {
    charging();
    Answer.Stopped first = (Answer.Stopped) DeskTap.stop(bed).answer();
    bed.until(SessionPhase.FREE, 2);
    Answer.Stopped again = (Answer.Stopped) DeskTap.stop(bed).answer();
    assertEquals(first.receipt(), again.receipt());
    assertEquals(Reason.NO_SESSION, DeskTap.stop(bed).by(STRANGER).refused());
  }

  @Test
  void tellsOfAnEndByTheChargerAtTheNextTap() {
    charging();
    bed.bench().unplug();
    bed.until(SessionPhase.FREE, 3);
    Answer.Stopped told = (Answer.Stopped) DeskTap.stop(bed).answer();
    assertEquals(StopReason.UNPLUGGED, Receipts.of(told).ending().reason());
  }

  @Test
  void findsTheOldReceiptAlthoughSomeoneElseChargesThere() {
    charging();
    DeskTap.stop(bed).answer();
    bed.until(SessionPhase.FREE, 2);
    DeskTap other = new DeskTap(bed).tokenId("other").by(STRANGER);
    byte[] key = STRANGER.publicKey().toArray();
    other.token.claims.put(
        8L,
        TestCbor.map(
            1,
            TestCbor.map(1, 2, -1, 1, -2, Arrays.copyOfRange(key, 1, 33), -3, (key[64] & 1) != 0)));
    other.granted();
    assertInstanceOf(Answer.Stopped.class, DeskTap.stop(bed).answer());
  }

  @Test
  void stopsOnlyTheConnectorThatIsMeant() {
    Testbed two = new Testbed(2, 64, SessionSettings.standard()).booted();
    DeskTap tap = new DeskTap(two);
    tap.grantedAndGone();
    assertEquals(Reason.NO_SESSION, DeskTap.stop(two).at(2).refused());
    assertInstanceOf(Answer.Stopped.class, DeskTap.stop(two).at(1).answer());
  }

  @Test
  void lapsesAGrantThatIsStoppedBeforeACarCame() {
    new DeskTap(bed).grantedAndGone();
    Answer.Stopped stopped = (Answer.Stopped) DeskTap.stop(bed).answer();
    SessionRecord receipt = Receipts.of(stopped);
    assertEquals(StopReason.LAPSED, receipt.ending().reason());
    assertEquals(0, receipt.costMinor());
  }

  @Test
  void remembersAStopThatComesWhileStartIsOnItsWayToFlash() {
    new DeskTap(bed).grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.STARTING, 3);
    DeskTap.stop(bed).decide().poll(bed.nowNanos());
    bed.until(SessionPhase.FREE, 5);
    SessionRecord end = Receipts.of((Answer.Stopped) DeskTap.stop(bed).answer());
    assertEquals(StopReason.TAP, end.ending().reason());
    assertEquals(0, bed.edges().stream().filter("contactor.main 1"::equals).count());
  }

  @Test
  void answersStoppingWhenItTakesLongerThanEightSeconds() {
    charging();
    bed.bench().contactor().contacts(SimContactor.Contacts.WELDED);
    PendingAnswer pending = DeskTap.stop(bed).decide();
    long since = bed.nowNanos();
    assertNull(pending.poll(since));
    bed.run(8 * Testbed.S);
    assertNull(pending.poll(since + 8 * Testbed.S - 1));
    assertInstanceOf(Answer.Stopping.class, pending.poll(since + 8 * Testbed.S));
    bed.until(SessionPhase.FREE, 5);
    Answer.Stopped late = (Answer.Stopped) DeskTap.stop(bed).answer();
    assertEquals(true, Receipts.of(late).ending().contactorDidNotOpen());
  }

  private Answer.Granted charging() {
    Answer.Granted granted = new DeskTap(bed).grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 3);
    bed.bench().ready(true);
    bed.must(() -> bed.bench().contactor().mainClosed(), 10, "closing");
    bed.run(2 * Testbed.S);
    return granted;
  }

  private Bytes receiptOnFlash() {
    return Bytes.of(bed.last(RecordType.STOP).payload());
  }
}
