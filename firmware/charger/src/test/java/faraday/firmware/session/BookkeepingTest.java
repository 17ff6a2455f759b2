package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleToken;
import faraday.pilot.fault.SafetyFault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Spent tokens, fault notes, erases that wait, and payloads that come back as they went. */
class BookkeepingTest {

  private static final long HOUR_NANOS = 3_600 * Testbed.S;

  private final Testbed bed = Testbed.ready();

  @Test
  void remembersATokenUntilItHasCertainlyExpired() {
    SpentTokens spent = new SpentTokens();
    Id16 token = Id16.of(DemoKeys.bytes("t", 16));
    spent.add(token, 1_000);
    spent.forgetBefore(1_000);
    assertTrue(spent.contains(token), "its last second may not be over");
    spent.forgetBefore(1_001);
    assertFalse(spent.contains(token));
    assertEquals(0, spent.size());
  }

  @Test
  void writesAFaultOnceAndTheSameAgainOnlyAfterAnHour() {
    FaultJournal faults = new FaultJournal(1, bed.book());
    faults.raised(0, note(3));
    faults.raised(1, note(3));
    faults.raised(HOUR_NANOS - 1, note(3));
    faults.raised(2, new FaultNote(4, 9_000, -9_000, -5, 16_000));
    assertEquals(2, faults.waiting());
    faults.raised(HOUR_NANOS, note(3));
    assertEquals(3, faults.waiting());
    faults.flush();
    bed.run(Testbed.S);
    assertEquals(0, faults.waiting());
    assertEquals(3, bed.types().stream().filter(type -> type == RecordType.FAULT).count());
  }

  private static FaultNote note(int code) {
    return new FaultNote(code, 0, 0, 0, 0);
  }

  @Test
  void writesTheEvidenceOfTheMomentHoweverLateItIsRead() {
    bed.bench().plug();
    bed.run(Testbed.S);
    bed.bench().sensors().emergencyPressed = true;
    bed.stallService(Testbed.S);
    bed.bench().shortPilot();
    bed.stallService(Testbed.S);
    bed.bench().mendPilot();
    bed.stallService(Testbed.S);
    bed.run(Testbed.S);
    FaultReader second = FaultReader.of(bed.last(RecordType.FAULT));
    assertEquals(SafetyFault.PILOT_SHORT.code(), second.code());
    assertEquals(0, second.highMv(), "not what is seen now");
  }

  @Test
  void keepsEightFaultsWaitingAndNoMore() {
    bed.powerOff();
    bed.powerOnWithoutFlash(1);
    FaultJournal faults = new FaultJournal(1, bed.book());
    for (int code = 1; code <= 9; code++) {
      faults.raised(0, note(code));
    }
    faults.flush();
    assertEquals(FaultJournal.WAITING_MAX, faults.waiting());
  }

  @Test
  void numbersEveryFaultOfTheSafetyLoopDifferently() {
    Set<Integer> codes = new HashSet<>();
    for (SafetyFault fault : SafetyFault.values()) {
      int code = fault.code();
      assertTrue(codes.add(code) && code < FaultCode.LIMIT, fault.name());
    }
    assertTrue(codes.add(FaultCode.JOURNAL_DEAD));
  }

  @Test
  void beginsNoEraseWhileAPhoneIsThereNorBetweenGrantAndStart() {
    SessionScene scene = new SessionScene(bed);
    bed.run(5 * Testbed.S);
    bed.book().phonePresent(true);
    fillASector(scene);
    long before = bed.journal().stats().erases();
    bed.run(10 * Testbed.S);
    assertEquals(before, bed.journal().stats().erases(), "a phone is there");
    bed.book().phonePresent(false);
    scene.granted();
    bed.run(10 * Testbed.S);
    assertEquals(before, bed.journal().stats().erases(), "START is expected");
    bed.run(60 * Testbed.S);
    assertTrue(bed.journal().stats().erases() > before, "lapsed: now there is time");
  }

  private void fillASector(SessionScene scene) {
    byte[] payload = new byte[1000];
    for (int i = 0; i < 5; i++) {
      assertTrue(bed.book().append(RecordType.AUDIT, payload) != RecordBook.REFUSED);
      bed.run(Testbed.S);
    }
    assertEquals(SessionPhase.FREE, scene.session().phase());
  }

  @Test
  void readsBackEveryGrantItWrites() {
    SessionScene scene = new SessionScene(bed);
    for (SessionLimits limits :
        new SessionLimits[] {
          SessionScene.WIDE, new SessionLimits(1, 1, 0), new SessionLimits(9, 9, 12_345)
        }) {
      SessionGrant grant = scene.grant(limits);
      Decoded<SessionGrant> back = SessionCodec.grant(SessionCodec.encode(grant));
      assertEquals(new Decoded.Value<>(grant), back);
    }
  }

  @Test
  void readsNothingOutOfDamagedGrants() {
    byte[] good = SessionCodec.encode(new SessionScene(bed).grant(SessionScene.WIDE));
    for (int length = 0; length < good.length; length++) {
      assertInstanceOf(
          Decoded.Malformed.class, SessionCodec.grant(Arrays.copyOf(good, length)), "" + length);
    }
    assertInstanceOf(
        Decoded.Malformed.class, SessionCodec.grant(Arrays.copyOf(good, good.length + 1)));
  }

  @Test
  void readsBackEveryMark() {
    SessionCodec.Mark mark =
        new SessionCodec.Mark(Id8.of(SampleToken.WALLET_ID), (1L << 53) - 1, 99, 32_000);
    assertEquals(new Decoded.Value<>(mark), SessionCodec.mark(SessionCodec.encode(mark)));
  }
}
