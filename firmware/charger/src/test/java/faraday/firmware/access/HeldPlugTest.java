package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import faraday.firmware.session.EndPolicy;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.LockMotor;
import org.junit.jupiter.api.Test;

/** A plug that outlives its session, and one that was pulled in the midst of it (E19, seq 2.1). */
final class HeldPlugTest {

  private static final long S = Testbed.S;
  private static final SigningKey STRANGER = SigningKey.of(DemoKeys.scalar("stranger"));

  private final Testbed bed = Testbed.ready();

  @Test
  void isFreedByItsDriversStopWhichBringsTheReceipt() {
    holding();
    Answer.Stopped stopped = assertInstanceOf(Answer.Stopped.class, DeskTap.stop(bed).answer());
    assertEquals(StopReason.TIME_LIMIT, Receipts.of(stopped).ending().reason());
    bed.run(2 * S);
    assertEquals(LockMotor.Bolt.OPEN, bed.bench().lock().trueBolt());
    assertEquals(SessionPhase.FREE, bed.session().phase());
  }

  @Test
  void isNotFreedByAStranger() {
    holding();
    assertEquals(Reason.NO_SESSION, DeskTap.stop(bed).by(STRANGER).refused());
    bed.run(10 * S);
    assertEquals(LockMotor.Bolt.SHUT, bed.bench().lock().trueBolt());
  }

  @Test
  void isShownAsHeldAndKeepsOthersOut() {
    holding();
    DeskTap stranger = new DeskTap(bed).tokenId("other").by(STRANGER).boundTo(STRANGER);
    assertEquals(Reason.IN_USE, stranger.refused());
    assertEquals(
        ConnectorState.BUSY,
        bed.desk().credentials(stranger.context().request()).connectors().getFirst());
  }

  @Test
  void chargesAgainWithANewTokenOfItsDriver() {
    holding();
    new DeskTap(bed).tokenId("second").grantedAndGone();
    bed.until(SessionPhase.RUNNING, 5);
    bed.bench().ready(true);
    bed.must(() -> bed.bench().contactor().mainClosed(), 20, "closing");
    assertFalse(bed.edges().contains("lock.bolt 0"), "the bolt never moved");
  }

  @Test
  void wakesByTheSameTokenAfterItWasPulledInTheMidst() {
    Testbed patient =
        new Testbed(1, 64, SessionSettings.standard().with(EndPolicy.byTap())).booted();
    DeskTap tap = new DeskTap(patient);
    tap.grantedAndGone();
    patient.bench().plug();
    patient.until(SessionPhase.RUNNING, 5);
    patient.bench().unplugCarEnd();
    patient.run(30 * S);
    patient.bench().plug();
    patient.bench().ready(true);
    patient.run(30 * S);
    assertFalse(patient.bench().contactor().mainClosed(), "whose car is it?");
    assertInstanceOf(Answer.Already.class, new DeskTap(patient).answer());
    patient.must(() -> patient.bench().contactor().mainClosed(), 20, "closing");
  }

  /** A session that its time limit has ended, the car still plugged. */
  private void holding() {
    new DeskTap(bed).wish(0, 60).grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 5).run(60 * S);
    bed.until(SessionPhase.HOLDING, 5);
    bed.forgetEdges();
  }
}
