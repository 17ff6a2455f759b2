package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meters and clocks that show what none should: the service loop lives, and records stay true. */
final class IntegerLimitsTest {

  private static final long S = Testbed.S;
  private static final long LAST_SECOND = 0xFFFF_FFFFL;
  private static final long LAST_MWH = (1L << 53) - 1;

  @ParameterizedTest
  @ValueSource(longs = {LAST_MWH - 1, LAST_MWH, LAST_MWH + 1, Long.MAX_VALUE - 1_000_000})
  void billsNothingOfALeapToTheEndOfTheRegistersRange(long register) {
    Testbed bed = running();
    bed.bench().meter().publish(bed.nowNanos(), register, 16_000, 11_000, 230_000);
    bed.must(() -> bed.session().ended() != null, 20, "the end").run(2 * S);
    SessionRecord record = ended(bed);
    assertEquals(StopReason.FAULT, record.ending().reason());
    assertTrue(record.energy().energyMwh() < 1_000_000, "of 2^53 mWh");
  }

  @ParameterizedTest
  @ValueSource(longs = {LAST_SECOND - 1, LAST_SECOND, LAST_SECOND + 1, 1L << 40})
  void recordsGoOnWhenTheClockShowsTheLastSecondOfItsFourBytes(long epochS) {
    Testbed bed = running();
    bed.wallClock().set(epochS);
    bed.run(10 * S);
    bed.session().stop(StopReason.TAP, bed.nowNanos());
    bed.until(SessionPhase.FREE, 20);
    SessionRecord record = ended(bed);
    long offS = record.span().stopTimeS() - Math.min(epochS + 10, LAST_SECOND);
    assertTrue(Math.abs(offS) <= 5, offS + " s off");
    assertTrue(record.span().durationS() < 60, "duration is monotonic");
  }

  @Test
  void sessionIsBoundedWhenTheOscillatorStopsInTheMidstOfIt() {
    Testbed bed = running();
    bed.wallClock().loseBattery();
    bed.run(10 * S);
    bed.session().stop(StopReason.TAP, bed.nowNanos());
    bed.until(SessionPhase.FREE, 20);
    SessionRecord record = ended(bed);
    assertEquals(ClockQuality.BOUNDED, record.span().clockQuality());
    assertTrue(record.span().durationS() < 60);
  }

  private static Testbed running() {
    Testbed bed = Testbed.ready();
    bed.bench().plug();
    bed.run(S);
    new DeskTap(bed).grantedAndGone();
    bed.bench().ready(true);
    return bed.until(SessionPhase.RUNNING, 5).run(5 * S);
  }

  private static SessionRecord ended(Testbed bed) {
    byte[] stop = bed.last(RecordType.STOP).payload();
    if (SessionRecord.parseSigned(stop) instanceof Decoded.Value<SessionRecord>(var record)) {
      return record;
    }
    throw new AssertionError("the record does not read back");
  }
}
