package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.EndPolicy;
import faraday.firmware.session.LockRelease;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.LockMotor;
import faraday.hal.sim.SimContactor;
import org.junit.jupiter.api.Test;

/** Staff end what is not theirs: with a right, with a proof, and without the driver's record. */
final class StaffStopTest {

  private static final long S = Testbed.S;
  private static final SigningKey STAFF = SigningKey.of(DemoKeys.scalar("staff"));
  private static final SigningKey STRANGER = SigningKey.of(DemoKeys.scalar("stranger"));

  private final Testbed bed =
      new Testbed(
              1, 64, SessionSettings.standard().with(EndPolicy.standard().with(LockRelease.BY_TAP)))
          .booted();

  @Test
  void endsTheSessionOfADriverWhosePhoneIsDead() {
    Answer.Granted granted = charging();
    Answer.Stopped stopped = assertInstanceOf(Answer.Stopped.class, staff().answer());
    assertEquals(granted.sessionId(), stopped.sessionId());
    assertEquals(Bytes.EMPTY, stopped.receipt(), "the record is the driver's");
    bed.run(2 * S);
    assertEquals(LockMotor.Bolt.OPEN, bed.bench().lock().trueBolt());
    Answer.Stopped told = (Answer.Stopped) DeskTap.stop(bed).answer();
    assertEquals(
        StopReason.STAFF, Receipts.of(told).ending().reason(), "he gets it at a later tap");
  }

  @Test
  void writesWhoItWasIntoTheAuditLog() {
    charging();
    staff().answer();
    byte[] audit = bed.last(RecordType.AUDIT).payload();
    assertEquals(4, audit[0] & 0x1F, "evse, act, token id, session id");
    assertEquals(1, audit[1]);
    assertEquals(1, audit[2]);
    byte[] tokenId = DemoKeys.bytes("staff token", 16);
    for (int i = 0; i < tokenId.length; i++) {
      assertEquals(tokenId[i], audit[4 + i]);
    }
  }

  @Test
  void maySaySoAgainAndAgainWithOneToken() {
    charging();
    staff().answer();
    bed.until(SessionPhase.FREE, 5);
    assertInstanceOf(Answer.Served.class, staff().answer());
  }

  @Test
  void freesThePlugThatAnEndedSessionHolds() {
    charging();
    bed.bench().unplugCarEnd();
    bed.until(SessionPhase.HOLDING, 5).run(60 * S);
    assertEquals(LockMotor.Bolt.SHUT, bed.bench().lock().trueBolt());
    assertInstanceOf(Answer.Served.class, staff().answer());
    bed.run(2 * S);
    assertEquals(LockMotor.Bolt.OPEN, bed.bench().lock().trueBolt());
  }

  @Test
  void cannotFreeAPlugUnderAWeld() {
    charging();
    bed.bench().contactor().contacts(SimContactor.Contacts.WELDED);
    assertInstanceOf(Answer.Stopping.class, staff().answer());
    bed.must(() -> bed.session().grant() == null, 20, "the record");
    assertEquals(Reason.NOT_AVAILABLE, staff().refused());
    bed.run(10 * S);
    assertEquals(LockMotor.Bolt.SHUT, bed.bench().lock().trueBolt());
  }

  @Test
  void needsTheProofOfItsOwnKey() {
    charging();
    assertEquals(Reason.REFUSED, staff().by(STRANGER).refused());
    assertEquals(Reason.REFUSED, staff().withoutProof().refused());
    assertEquals(Reason.REFUSED, staff().flippedProof().refused());
    assertEquals(
        Reason.REFUSED, staff().proofOverHash(DemoKeys.bytes("another tap", 32)).refused());
    assertEquals(SessionPhase.RUNNING, bed.session().phase());
  }

  @Test
  void needsATokenOfTheIssuer() {
    charging();
    DeskTap forged = staff();
    byte[] bytes = SampleToken.sign(STAFF, forged.token.payload());
    assertEquals(Reason.REFUSED, forged.token(bytes).refused());
    DeskTap damaged = staff();
    byte[] flipped = damaged.signed();
    flipped[flipped.length - 1] ^= 1;
    assertEquals(Reason.REFUSED, damaged.token(flipped).refused());
    assertEquals(SessionPhase.RUNNING, bed.session().phase());
  }

  @Test
  void isNobodyWithADriversToken() {
    charging();
    DeskTap driver = staff();
    driver.token.grant.put(22L, 0);
    assertEquals(Reason.NOT_YOURS, driver.refused());
    DeskTap unnamed = staff();
    unnamed.token.grant.remove(22L);
    assertEquals(Reason.NOT_YOURS, unnamed.refused());
  }

  @Test
  void worksHereAndNowOrNotAtAll() {
    charging();
    DeskTap elsewhere = staff();
    elsewhere.token.claims.put(3L, "AAAAAAAAAAA");
    assertEquals(Reason.WRONG_CHARGER, elsewhere.refused());
    long nowS = bed.chargerClock().epochSeconds();
    DeskTap over = staff();
    over.token.claims.put(4L, nowS);
    assertEquals(Reason.EXPIRED, over.refused());
    DeskTap early = staff();
    early.token.claims.put(5L, nowS + 1);
    assertEquals(Reason.NOT_YET_VALID, early.refused());
    DeskTap revoked = staff();
    revoked.token.grant.put(17L, 4);
    assertEquals(Reason.REVOKED, revoked.refused());
    assertEquals(Reason.WRONG_CONNECTOR, staff().at(2).refused());
    assertEquals(SessionPhase.RUNNING, bed.session().phase());
  }

  @Test
  void needsATrustedClockUnlessTheTokenSaysOtherwise() {
    charging();
    bed.wallClock().loseBattery();
    assertEquals(Reason.TIME_NEEDED, staff().refused());
    DeskTap timeless = staff();
    timeless.token.grant.put(16L, true);
    assertInstanceOf(Answer.Stopped.class, timeless.answer());
  }

  @Test
  void chargesToo() {
    DeskTap start = new DeskTap(bed).by(STAFF).boundTo(STAFF);
    start.token.grant.put(22L, 1);
    start.grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 5);
  }

  private DeskTap staff() {
    return DeskTap.staff(bed, STAFF);
  }

  private Answer.Granted charging() {
    Answer.Granted granted = new DeskTap(bed).grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 3);
    bed.bench().ready(true);
    bed.must(() -> bed.bench().contactor().mainClosed(), 10, "closing");
    bed.run(2 * S);
    assertTrue(bed.session().healthy());
    return granted;
  }
}
