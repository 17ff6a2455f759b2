package faraday.firmware.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.Ticked;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the session layer may rely on while the medium is sound. */
final class JournalTest {

  private static final byte[] NOTHING = new byte[0];

  @Test
  void replaysAcrossARestartWhatBecameDurable() {
    JournalRig rig = JournalRig.ready(8);
    byte[] grant = JournalRig.payload(300, 1);
    byte[] stop = JournalRig.payload(1024, 2);
    rig.appendDurably(RecordType.GRANT, grant);
    rig.appendDurably(RecordType.START, NOTHING);
    rig.appendDurably(RecordType.STOP, stop);

    rig.boot();

    assertEquals(JournalState.READY, rig.journal.state());
    List<JournalRecord> records = rig.records();
    assertEquals(
        List.of(RecordType.GRANT, RecordType.START, RecordType.STOP),
        records.stream().map(JournalRecord::type).toList());
    assertEquals(List.of(1L, 2L, 3L), records.stream().map(JournalRecord::seq).toList());
    assertArrayEquals(grant, records.get(0).payload());
    assertArrayEquals(stop, records.get(2).payload());
    assertEquals(JournalRig.STAMP, records.get(1).stamp());
    assertEquals(4, rig.journal.nextSeq());
    assertArrayEquals(records.get(2).link(), rig.journal.tipLink());
  }

  @Test
  void chainsEveryRecordToTheOneBefore() {
    JournalRig rig = JournalRig.ready(8);
    for (int i = 0; i < 30; i++) {
      rig.appendDurably(RecordType.METER, JournalRig.payload(50 + 7 * i, i));
    }
    byte[] before = new byte[16];
    for (JournalRecord found : rig.records()) {
      assertArrayEquals(before, found.previousLink(), "record " + found.seq());
      before = found.link();
    }
    assertArrayEquals(before, rig.journal.tipLink());
  }

  @Test
  void knowsNumberAndLinkAtOnceButSaysDurableOnlyAfterReadingBack() {
    JournalRig rig = JournalRig.ready(8);
    rig.idle();
    byte[] expectedLink = rig.journal.tipLink();
    AppendResult.Queued queued =
        assertInstanceOf(
            AppendResult.Queued.class,
            rig.journal.append(RecordType.START, NOTHING, JournalRig.STAMP));
    assertEquals(1, queued.seq());
    assertArrayEquals(queued.link(), rig.journal.linkAt(1));
    assertArrayEquals(queued.link(), rig.journal.tipLink());
    assertFalse(Arrays.equals(expectedLink, queued.link()));
    assertFalse(rig.journal.durable(1));
    assertNull(rig.journal.recordBytes(1));
    assertTrue(rig.runUntil(() -> rig.journal.durable(1), JournalRig.SECOND_NANOS));
    assertArrayEquals(queued.link(), rig.journal.linkAt(1));
  }

  @Test
  void handsOutTheVeryBytesOfTheFlash() {
    JournalRig rig = JournalRig.ready(8);
    byte[] payload = JournalRig.payload(333, 3);
    rig.appendDurably(RecordType.STOP, payload);
    byte[] bytes = rig.journal.recordBytes(1);
    assertNotNull(bytes);
    assertEquals(64 + 333, bytes.length);
    assertArrayEquals(
        RecordFormat.encode(RecordType.STOP, 1, JournalRig.STAMP, new byte[16], payload), bytes);
    int at = JournalImage.of(rig.flash.image()).addressOf(1);
    assertArrayEquals(bytes, Arrays.copyOfRange(rig.flash.image(), at, at + bytes.length));
    assertNull(rig.journal.recordBytes(2));
    assertNull(rig.journal.recordBytes(0));
  }

  @Test
  void takesTheLongestPayloadAndRefusesOneByteMore() {
    JournalRig rig = JournalRig.ready(8);
    rig.appendDurably(RecordType.STOP, new byte[1024]);
    assertRefused(AppendResult.Reason.TOO_LARGE, rig, RecordType.STOP, new byte[1025]);
    assertEquals(2, rig.journal.nextSeq());
  }

  @Test
  void queuesSixteenRecordsAndRefusesTheNextUntilOneIsDurable() {
    JournalRig rig = JournalRig.ready(8);
    for (int i = 0; i < 16; i++) {
      rig.append(RecordType.METER, NOTHING);
    }
    assertRefused(AppendResult.Reason.QUEUE_FULL, rig, RecordType.STOP, NOTHING);
    rig.runUntil(() -> rig.journal.durable(1), JournalRig.SECOND_NANOS);
    rig.append(RecordType.STOP, NOTHING);
    assertTrue(rig.runUntil(() -> rig.journal.durable(17), JournalRig.SECOND_NANOS));
  }

  @Test
  void becomesDurableInTheOrderOfNumbers() {
    JournalRig rig = JournalRig.ready(8);
    for (int i = 0; i < 16; i++) {
      rig.append(RecordType.METER, JournalRig.payload(200, i));
    }
    long[] seen = {0};
    rig.runUntil(
        () -> {
          long last = rig.journal.lastDurableSeq();
          assertTrue(last == seen[0] || last == seen[0] + 1);
          seen[0] = last;
          return last == 16;
        },
        JournalRig.SECOND_NANOS);
    assertEquals(16, seen[0]);
  }

  @Test
  void refusesBeforeRecoveryIsOver() {
    JournalRig rig = new JournalRig(8);
    assertEquals(JournalState.RECOVERING, rig.journal.state());
    assertRefused(AppendResult.Reason.NOT_READY, rig, RecordType.BOOT, NOTHING);
    assertFalse(rig.journal.replay(found -> {}));
    assertFalse(rig.journal.hasRoomForSession(0));
    assertNull(rig.journal.recoveryReport());
  }

  @Test
  void refusesToWriteATypeItHasNoNameFor() {
    JournalRig rig = JournalRig.ready(8);
    assertThrows(
        IllegalArgumentException.class,
        () -> rig.journal.append(RecordType.UNKNOWN, NOTHING, JournalRig.STAMP));
  }

  /** Design §5: one erased sector always ahead, so START and STOP never wait for an erase. */
  @Test
  void neverWaitsForAnEraseWhenIdleTimeAllowedOneBefore() {
    JournalRig rig = JournalRig.ready(16);
    rig.idle();
    int before = rig.flash.image().length;
    for (int i = 0; i < 30; i++) {
      long tookNanos = rig.appendDurably(RecordType.METER, JournalRig.payload(900, i));
      assertTrue(tookNanos <= 10_000_000L, "record " + i + " took " + tookNanos + " ns");
      rig.idle();
    }
    assertEquals(before, rig.flash.image().length);
    assertTrue(rig.flash.eraseCount(8) > 0);
  }

  @Test
  void holdsErasesWhileAsked() {
    JournalRig rig = JournalRig.ready(16);
    rig.journal.holdErases(true);
    rig.idle();
    assertEquals(0, rig.journal.stats().erases());
    rig.appendDurably(RecordType.START, NOTHING);
    assertEquals(1, rig.journal.stats().erases());
    rig.idle();
    assertEquals(1, rig.journal.stats().erases());
    rig.journal.holdErases(false);
    rig.idle();
    assertEquals(JournalSettings.ERASED_AHEAD + 1, rig.journal.stats().erases());
  }

  /** TH-17: a full journal refuses new sessions, and a running one can always end. */
  @Test
  void keepsRoomForTheEndOfARunningSessionWhenNewOnesAreRefused() {
    JournalRig rig = JournalRig.ready(16);
    byte[] full = new byte[1024];
    while (rig.journal.hasRoomForSession(0)) {
      rig.appendDurably(RecordType.GRANT, full);
    }
    rig.appendDurably(RecordType.GRANT, full);
    fillWith(rig, RecordType.METER);
    assertRefused(AppendResult.Reason.FULL, rig, RecordType.GRANT, full);
    rig.appendDurably(RecordType.START, full);
    rig.appendDurably(RecordType.GAP, full);
    rig.appendDurably(RecordType.ACK, full);
    fillWith(rig, RecordType.GAP);
    assertRefused(AppendResult.Reason.FULL, rig, RecordType.START, full);
    rig.appendDurably(RecordType.STOP, full);
    fillWith(rig, RecordType.CLOSE);
    assertRefused(AppendResult.Reason.FULL, rig, RecordType.STOP, full);
    assertEquals(JournalState.READY, rig.journal.state());

    List<JournalRecord> before = rig.records();
    rig.boot();
    assertEquals(before.size(), rig.records().size());
    assertEquals(0, rig.flash.overprograms());
  }

  @Test
  void countsWhatIsQueuedAgainstTheRoomLeft() {
    JournalRig rig = JournalRig.ready(16);
    byte[] full = new byte[1024];
    int accepted = 0;
    AppendResult result = rig.journal.append(RecordType.METER, full, JournalRig.STAMP);
    while (result instanceof AppendResult.Queued) {
      accepted++;
      if (rig.journal.stats().queuedRecords() == 16) {
        rig.idle();
      }
      result = rig.journal.append(RecordType.METER, full, JournalRig.STAMP);
    }
    rig.idle();
    assertEquals(accepted, rig.journal.lastDurableSeq());
    assertEquals(JournalState.READY, rig.journal.state());
  }

  @Test
  void wearsSectorsInTurnAndRemembersIt() {
    JournalRig rig = JournalRig.ready(8);
    rig.idle();
    rig.appendDurably(RecordType.BOOT, NOTHING);
    rig.idle();
    JournalImage image = JournalImage.of(rig.flash.image());
    assertEquals(1, image.eraseCount(0));
    assertEquals(1, image.eraseCount(1));
    assertEquals(0, image.eraseCount(7));
  }

  @Test
  void readsNoMoreThanAgreedInOneTick() {
    JournalRig rig = JournalRig.ready(1024);
    rig.idle();
    for (int i = 0; i < 100; i++) {
      rig.appendDurably(RecordType.METER, JournalRig.payload(1000, i));
      rig.idle();
    }
    rig.journal = new Journal(rig.flash, rig.settings);
    int ticks = 0;
    while (rig.journal.state() == JournalState.RECOVERING) {
      rig.journal.tick(rig.clock.nowNanos());
      ticks++;
    }
    RecoveryReport report = rig.report();
    assertEquals(100, report.records());
    assertTrue(ticks >= report.bytesRead() / rig.settings.recoveryBytesPerTick());
    // 1024 sector headers and the 34 sectors in use, nothing else
    assertEquals(1024 * 32 + 34 * 4096, report.bytesRead());
  }

  @Test
  void hasNothingToDoWhenAllIsWrittenAndErasedAhead() {
    JournalRig rig = JournalRig.ready(8);
    rig.idle();
    rig.appendDurably(RecordType.BOOT, NOTHING);
    rig.idle();
    assertEquals(Ticked.NEVER, rig.journal.nextDeadlineNanos());
  }

  @Test
  void writesTheSameBytesForTheSameSeed() {
    byte[][] images = new byte[2][];
    for (int run = 0; run < 2; run++) {
      JournalRig rig = JournalRig.ready(8);
      for (int i = 0; i < 10; i++) {
        rig.appendDurably(RecordType.METER, JournalRig.payload(100 * i, i));
      }
      images[run] = rig.flash.image();
    }
    assertArrayEquals(images[0], images[1]);
  }

  private static void fillWith(JournalRig rig, RecordType type) {
    while (rig.journal.append(type, new byte[1024], JournalRig.STAMP)
        instanceof AppendResult.Queued) {
      rig.idle();
    }
  }

  private static void assertRefused(
      AppendResult.Reason reason, JournalRig rig, RecordType type, byte[] payload) {
    AppendResult.Refused refused =
        assertInstanceOf(
            AppendResult.Refused.class, rig.journal.append(type, payload, JournalRig.STAMP));
    assertEquals(reason, refused.reason());
  }
}
