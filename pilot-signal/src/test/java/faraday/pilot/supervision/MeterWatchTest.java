package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import org.junit.jupiter.api.Test;

final class MeterWatchTest {

  private final Witness witness = new Witness();
  private final MeterWatch watch =
      new MeterWatch(SupervisionLimits.standard().meter(), witness.faults);
  private final Situation now = new Situation();

  @Test
  void wantsAFirstReadingBeforeAnythingStarts() {
    watch.watch(0, now, Long.MIN_VALUE);
    assertFalse(watch.fresh());
    watch.watch(S, now, S);
    assertTrue(watch.fresh());
  }

  @Test
  void takesAReadingOlderThan2SecondsForNone() {
    watch.watch(10 * S, now, 8 * S);
    assertTrue(watch.fresh());
    watch.watch(10 * S + MS, now, 8 * S);
    assertFalse(watch.fresh());
  }

  @Test
  void silentFor5SecondsUnderPowerIsAFault() {
    now.offering = true;
    watch.watch(0, now, 0);
    watch.watch(10 * S, now, 10 * S);
    watch.watch(15 * S - 1, now, 10 * S);
    witness.told();
    watch.watch(15 * S, now, 10 * S);
    watch.watch(16 * S, now, 10 * S);
    witness.told("METER_SILENT 5000");
  }

  @Test
  void underPowerIsOfferedOrderedOrClosed() {
    for (int i = 0; i < 4; i++) {
      MeterWatchTest own = new MeterWatchTest();
      own.now.offering = i == 0;
      own.now.ordered = i == 1;
      own.now.mirrorClosed = i == 2;
      own.now.wanted = i == 3;
      own.watch.watch(0, own.now, 0);
      own.watch.watch(5 * S, own.now, 0);
      assertTrue(own.witness.has(SafetyFault.METER_SILENT));
    }
  }

  @Test
  void isNoFaultWhileNobodyNeedsIt() {
    watch.watch(0, now, 0);
    watch.watch(60 * S, now, 0);
    witness.told();
  }

  @Test
  void getsItsTimeWhenItIsNeededForTheFirstTime() {
    watch.watch(60 * S, now, Long.MIN_VALUE);
    now.wanted = true;
    watch.watch(61 * S, now, Long.MIN_VALUE);
    watch.watch(66 * S - 1, now, Long.MIN_VALUE);
    witness.told();
    watch.watch(66 * S, now, Long.MIN_VALUE);
    witness.told("METER_SILENT " + Integer.MAX_VALUE);
  }

  @Test
  void readingsFor5SecondsWithoutABreakEndIt() {
    silentFor5SecondsUnderPowerIsAFault();
    watch.watch(20 * S, now, 20 * S);
    watch.watch(22 * S + MS, now, 20 * S);
    watch.watch(23 * S, now, 23 * S);
    watch.watch(25 * S, now, 24 * S);
    watch.watch(28 * S - 1, now, 27 * S);
    assertTrue(witness.has(SafetyFault.METER_SILENT));
    watch.watch(28 * S, now, 28 * S);
    witness.told("METER_SILENT 5000", "over METER_SILENT");
  }
}
