package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleItem;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Space comes back for what the server has signed for, and for nothing else (TH-16, TH-17). */
class ReclaimerTest {

  private static final int SECTORS = 16;

  private final SessionScene scene =
      new SessionScene(new Testbed(1, SECTORS, SessionSettings.standard()).booted());
  private final Testbed bed = scene.bed;
  private final List<Id16> tokens = new ArrayList<>();

  @Test
  void goesRoundTheFlashAsLongAsTheServerAcknowledges() {
    long writes = 0;
    for (int round = 0; round < 120; round++) {
      assertTrue(bed.book().hasRoomForSession(), "round " + round);
      lapse();
      assertEquals(Outcome.TAKEN, acknowledge(lastLapse()));
      writes = bed.last(RecordType.LAPSE).seq();
    }
    bed.run(5 * Testbed.S);
    assertTrue(bed.journal().releasedSeq() > writes / 2, "released " + bed.journal().releasedSeq());
    assertTrue(bed.journal().stats().erases() > SECTORS, "wrapped around");
  }

  @Test
  void keepsAllThatOutlivesItsRecords() {
    assertEquals(Outcome.TAKEN, brought(SampleItem.revoke(1, 9)));
    assertEquals(Outcome.TAKEN, brought(SampleItem.revoke(2, 7, SampleToken.WALLET_ID)));
    untilReleased();
    long boundS = bed.chargerClock().lowerBoundEpochS();
    long acknowledged = bed.book().acknowledgedSeq();
    bed.powerCycled();
    for (Id16 token : tokens) {
      assertTrue(bed.book().tokenSpent(token), "a token id came back to life");
    }
    assertEquals(9, bed.items().revocations().minEpoch(), "the epoch of an older list");
    assertTrue(bed.items().revocations().revoked(scene.grant(SessionScene.WIDE).walletId()));
    assertEquals(acknowledged, bed.book().acknowledgedSeq());
    assertTrue(bed.chargerClock().lowerBoundEpochS() >= boundS);
    assertEquals(0, bed.book().backlog());
    assertFalse(bed.book().tokenSpent(Id16.of(DemoKeys.bytes("another", 16))));
  }

  @Test
  void reclaimsNothingWithoutAGoodAcknowledgement() {
    for (int i = 0; i < 40; i++) {
      lapse();
    }
    JournalRecord last = lastLapse();
    byte[] link = last.link();
    byte[] wrong = link.clone();
    wrong[15] ^= 1;
    byte[] foreign = DemoKeys.bytes("another charger", 8);
    assertEquals(Outcome.NOT_FOR_THIS_CHARGER, ack(foreign, last.seq(), link));
    assertEquals(Outcome.LINK_DIFFERS, ack(SampleToken.CHARGER_ID, last.seq(), wrong));
    assertEquals(Outcome.LINK_DIFFERS, ack(SampleToken.CHARGER_ID, last.seq() + 1, link));
    assertEquals(Outcome.LINK_DIFFERS, ack(SampleToken.CHARGER_ID, last.seq() - 1, link));
    byte[] unsigned = signed(SampleToken.CHARGER_ID, last.seq(), link);
    unsigned[unsigned.length - 1] ^= 1;
    assertEquals(Outcome.DOES_NOT_VERIFY, bed.book().acknowledged(Bytes.of(unsigned)));
    bed.run(10 * Testbed.S);
    assertEquals(0, bed.journal().releasedSeq());
    assertEquals(40, bed.book().backlog());
    assertEquals(Outcome.TAKEN, acknowledge(last));
    bed.run(10 * Testbed.S);
    assertTrue(bed.journal().releasedSeq() > 0, "and the good one counts");
  }

  @Test
  void keepsTheRecordsOfAnOpenSession() {
    scene.running(SessionScene.WIDE, LoadSchedule.NONE);
    long grantSeq = bed.last(RecordType.GRANT).seq();
    for (int i = 0; i < 200; i++) {
      bed.book().append(RecordType.AUDIT, new byte[120]);
      bed.run(Testbed.S / 10);
    }
    bed.run(10 * Testbed.S);
    assertTrue(bed.book().memory().releasableSeq() < grantSeq);
    assertTrue(bed.journal().releasedSeq() < grantSeq);
  }

  private void untilReleased() {
    for (int round = 0; round < 60 && bed.journal().releasedSeq() == 0; round++) {
      lapse();
      acknowledge(lastLapse());
      bed.run(3 * Testbed.S);
    }
    assertTrue(bed.journal().releasedSeq() > 10);
  }

  private void lapse() {
    SessionGrant grant = scene.grant(SessionScene.WIDE);
    assertTrue(scene.session().accept(grant, LoadSchedule.NONE, bed.nowNanos()));
    tokens.add(grant.tokenId());
    bed.until(SessionPhase.GRANTED, 2);
    scene.session().told(bed.nowNanos());
    scene.session().tapOver();
    bed.must(() -> scene.session().grant() == null, 90, "lapse");
    bed.run(Testbed.S);
  }

  private JournalRecord lastLapse() {
    return bed.last(RecordType.LAPSE);
  }

  private Outcome acknowledge(JournalRecord last) {
    return ack(SampleToken.CHARGER_ID, last.seq(), last.link());
  }

  private Outcome ack(byte[] charger, long seq, byte[] link) {
    return bed.book().acknowledged(Bytes.of(signed(charger, seq, link)));
  }

  private static byte[] signed(byte[] charger, long seq, byte[] link) {
    Object payload = TestCbor.map(1, charger, 2, seq, 3, link, 4, SampleToken.NOON_S);
    return SampleToken.sign(Testbed.ACK, TestCbor.encode(payload));
  }

  private Outcome brought(SampleItem item) {
    return bed.desk().brought(item.operation(), Bytes.of(item.signed()), bed.nowNanos());
  }
}
