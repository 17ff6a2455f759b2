package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.CourierQuestion.Kind;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.frame.Intent;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkServer;
import faraday.firmware.wire.peer.SampleItem;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which records travel with whom, in which form, and which acknowledgement counts (E21, TH-16). */
class CourierRightsTest {

  private final Testbed bed = Testbed.ready();

  @BeforeEach
  void twoDriversHaveCharged() {
    session("first", SampleToken.WALLET_ID);
    session("second", DemoKeys.bytes("other wallet", 8));
  }

  @Test
  void givesAWalletItsOwnRecordAsItStandsOnFlash() {
    DeskTap tap = DeskTap.stop(bed);
    tap.answer();
    long[] seqs = bed.desk().recordsFor(tap.context());
    assertEquals(1, seqs.length, "it does not store for others");
    CourierQuestion.Carry item = item(tap, seqs[0]);
    assertEquals(Kind.OWN, item.kind());
    assertArrayEquals(bed.book().recordBytes(seqs[0]), item.item().toArray());
  }

  @Test
  void givesOwnRecordsFirstAndThoseOfOthersSealedToTheServer() throws Exception {
    DeskTap tap = DeskTap.stop(bed).stores();
    tap.answer();
    long[] seqs = bed.desk().recordsFor(tap.context());
    assertEquals(2, seqs.length);
    assertEquals(Kind.OWN, item(tap, seqs[0]).kind());
    CourierQuestion.Carry other = item(tap, seqs[1]);
    assertEquals(Kind.SEALED, other.kind());
    byte[] opened =
        new JdkServer(DemoKeys.scalar("server seal"))
            .open(SampleToken.CHARGER_ID, other.item().toArray());
    assertArrayEquals(bed.book().recordBytes(seqs[1]), opened);
  }

  @Test
  void sealsEverythingForAPhoneThatHasNotShownItsKey() {
    for (Intent intent : new Intent[] {Intent.READ, Intent.COURIER}) {
      DeskTap tap = new DeskTap(bed).intent(intent).stores().token(new byte[0]);
      tap.answer();
      long[] seqs = bed.desk().recordsFor(tap.context());
      assertEquals(2, seqs.length);
      for (long seq : seqs) {
        assertEquals(Kind.SEALED, item(tap, seq).kind());
      }
    }
  }

  @Test
  void givesNothingToAStrangerThatDoesNotStoreForOthers() {
    DeskTap tap = new DeskTap(bed).intent(Intent.READ).token(new byte[0]);
    tap.answer();
    assertEquals(0, bed.desk().recordsFor(tap.context()).length);
  }

  @Test
  void givesOnlyWhatIsOnFlash() {
    new DeskTap(bed).tokenId("third").grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 3);
    bed.breakFlash();
    DeskTap own = DeskTap.stop(bed);
    own.answer();
    assertEquals(1, bed.desk().recordsFor(own.context()).length);
    DeskTap tap = new DeskTap(bed).intent(Intent.COURIER).stores().token(new byte[0]);
    tap.answer();
    assertEquals(2, bed.desk().recordsFor(tap.context()).length);
  }

  @Test
  void givesNothingOfOneTapToAnother() {
    DeskTap.stop(bed).answer();
    DeskTap other = new DeskTap(bed).intent(Intent.READ).token(new byte[0]);
    assertEquals(0, bed.desk().recordsFor(other.context()).length, "it has shown no key");
  }

  @Test
  void believesAnAcknowledgementOnlyWithItsOwnLink() {
    JournalRecord newest = bed.last(RecordType.LAPSE);
    long seq = newest.seq();
    byte[] link = newest.link();
    assertEquals(Outcome.DOES_NOT_VERIFY, ackBrought(Bytes.of(new byte[] {1})));
    assertEquals(
        Outcome.NOT_FOR_THIS_CHARGER, ackBrought(ack(DemoKeys.bytes("other", 8), seq, link)));
    assertEquals(Outcome.DOES_NOT_VERIFY, ackBrought(forged(seq, link)));
    byte[] otherLink = link.clone();
    otherLink[0] ^= 1;
    assertEquals(Outcome.LINK_DIFFERS, ackBrought(mine(seq, otherLink)));
    assertEquals(Outcome.LINK_DIFFERS, ackBrought(mine(seq + 1, link)), "future");
    assertEquals(Outcome.LINK_DIFFERS, ackBrought(mine(seq - 1, link)), "no money");
    assertEquals(2, bed.book().backlog());

    assertEquals(Outcome.TAKEN, ackBrought(mine(seq, link)));
    assertEquals(0, bed.book().backlog());
    assertEquals(Outcome.OLD, ackBrought(mine(seq, link)));
    assertEquals(Outcome.OLD, ackBrought(mine(1, link)));
    bed.run(Testbed.S);
    assertEquals(1, bed.types().stream().filter(type -> type == RecordType.ACK).count());
  }

  @Test
  void freesOnlyWhatTheServerHolds() {
    JournalRecord first =
        bed.records().stream().filter(r -> r.type() == RecordType.LAPSE).findFirst().orElseThrow();
    assertEquals(Outcome.TAKEN, ackBrought(mine(first.seq(), first.link())));
    assertEquals(1, bed.book().backlog());
  }

  @Test
  void stillKnowsAfterARestart() {
    JournalRecord first =
        bed.records().stream().filter(r -> r.type() == RecordType.LAPSE).findFirst().orElseThrow();
    ackBrought(mine(first.seq(), first.link()));
    bed.run(Testbed.S);
    bed.powerCycled();
    assertEquals(1, bed.book().backlog());
    assertEquals(first.seq(), bed.book().acknowledgedSeq());
    assertEquals(Outcome.OLD, ackBrought(mine(first.seq(), first.link())));
    assertEquals(Reason.USED, new DeskTap(bed).tokenId("first").refused());
  }

  private CourierQuestion.Carry item(DeskTap tap, long seq) {
    return Objects.requireNonNull(bed.desk().item(tap.context(), seq));
  }

  /** A right that nobody used: the shortest way to a record. */
  private void session(String token, byte[] wallet) {
    DeskTap tap = new DeskTap(bed).tokenId(token);
    tap.token.claims.put(2L, Id8.of(wallet).text());
    tap.granted();
    DeskTap.stop(bed).answer();
    bed.until(SessionPhase.FREE, 2);
  }

  @Test
  void whoWasRevokedByACourierStartsNothingAlsoAfterARestart() {
    Bytes item = Bytes.of(SampleItem.revoke(1, 0, SampleToken.WALLET_ID).signed());
    assertEquals(Outcome.TAKEN, bed.desk().brought(3, item, bed.nowNanos()));
    assertEquals(Reason.REVOKED, new DeskTap(bed).refused());
    bed.run(Testbed.S).powerCycled();
    assertEquals(Reason.REVOKED, new DeskTap(bed).tokenId("another").refused());
    Bytes newer = Bytes.of(SampleItem.revoke(2, 5).signed());
    assertEquals(Outcome.TAKEN, bed.desk().brought(3, newer, bed.nowNanos()));
    new DeskTap(bed).granted();
  }

  @Test
  void aTokenBelowTheRaisedEpochIsRevoked() {
    Bytes item = Bytes.of(SampleItem.revoke(1, 6).signed());
    assertEquals(Outcome.TAKEN, bed.desk().brought(3, item, bed.nowNanos()));
    assertEquals(Reason.REVOKED, new DeskTap(bed).refused());
  }

  private Outcome ackBrought(Bytes ack) {
    return bed.desk().brought(1, ack, bed.nowNanos());
  }

  private static Bytes mine(long seq, byte[] link) {
    return ack(SampleToken.CHARGER_ID, seq, link);
  }

  private static Bytes ack(byte[] charger, long seq, byte[] link) {
    byte[] payload =
        TestCbor.encode(TestCbor.map(1, charger, 2, seq, 3, link, 4, SampleToken.NOON_S));
    return Bytes.of(SampleToken.sign(Testbed.ACK, payload));
  }

  private static Bytes forged(long seq, byte[] link) {
    byte[] good = mine(seq, link).toArray();
    good[good.length - 1] ^= 1;
    return Bytes.of(good);
  }
}
