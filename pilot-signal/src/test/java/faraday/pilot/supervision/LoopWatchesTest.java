package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import faraday.pilot.proximity.CableSense;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Watches over the loop itself and what it reads, at their limits and one beyond. */
final class LoopWatchesTest {

  private final Witness witness = new Witness();
  private final SupervisionLimits.OtherLimits limits = SupervisionLimits.standard().other();

  @Nested
  final class Clock {
    private final ClockWatch watch = new ClockWatch(limits, witness.faults);

    @Test
    void tellsALateTickOnceAndForgetsItAfterAMinuteInTime() {
      watch.late(S, 41 * MS);
      watch.watch(S);
      watch.late(31 * S, 50 * MS);
      watch.watch(31 * S);
      watch.watch(91 * S - 1);
      witness.told("TICK_LATE 41");
      watch.watch(91 * S);
      witness.told("TICK_LATE 41", "over TICK_LATE");
    }

    @Test
    void takesAMinuteForLateAndMoreForAJump() {
      watch.late(0, 60 * S);
      assertFalse(witness.has(SafetyFault.CLOCK_JUMPED));
      watch.late(0, 60_001 * MS);
      assertTrue(witness.has(SafetyFault.CLOCK_JUMPED));
      witness.told("TICK_LATE 60000", "CLOCK_JUMPED 60001");
    }

    @Test
    void takesEveryStepBackForAJump() {
      watch.late(0, 0);
      witness.told("TICK_LATE 0");
      watch.late(0, -1);
      witness.told("TICK_LATE 0", "CLOCK_JUMPED 0");
    }

    @Test
    void tellsHowFarTheClockWentHoweverFar() {
      watch.late(0, -7 * MS);
      assertEquals(-7, witness.faults.detail(SafetyFault.CLOCK_JUMPED));
      Witness other = new Witness();
      new ClockWatch(limits, other.faults).late(0, Long.MAX_VALUE);
      other.told("CLOCK_JUMPED " + Integer.MAX_VALUE);
    }
  }

  @Nested
  final class Service {
    private final ServiceWatch watch = new ServiceWatch(10_000, witness.faults);

    @Test
    void silentFor10SecondsIsAFaultThatEndsWithTheFirstSignOfLife() {
      watch.watch(0, true, true);
      watch.watch(10 * S - 1, false, true);
      witness.told();
      watch.watch(10 * S, false, true);
      witness.told("SERVICE_SILENT 10000");
      watch.watch(20 * S, true, true);
      witness.told("SERVICE_SILENT 10000", "over SERVICE_SILENT");
    }

    @Test
    void isCountedFromTheFirstLookWhenItNeverLived() {
      watch.watch(5 * S, false, true);
      watch.watch(15 * S - 1, false, true);
      witness.told();
      watch.watch(15 * S, false, true);
      witness.told("SERVICE_SILENT 10000");
    }

    @Test
    void isNoFaultWhileNoPowerIsWanted() {
      watch.watch(0, true, false);
      watch.watch(60 * S, false, false);
      witness.told();
      watch.watch(61 * S, false, true);
      witness.told("SERVICE_SILENT 61000");
    }
  }

  @Nested
  final class Cable {
    private final CableWatch watch = new CableWatch(witness.faults);
    private final CableSense cable = new CableSense(0);
    private boolean wasConnected;
    private long lookedAtNanos;

    @Test
    void aVehicleWithoutACodeForASecondHasNoValidCable() {
      look(0, true, 50);
      look(S - 1, true, 50);
      witness.told();
      look(S, true, 51);
      witness.told("CABLE_INVALID 51");
    }

    @Test
    void aCodeMayComeAfterThePilot() {
      look(0, true, 50);
      look(S - 1, true, 220);
      look(10 * S, true, 220);
      witness.told();
    }

    @Test
    void theSecondCountsAnewForEachVehicle() {
      look(0, true, 50);
      look(S - 1, false, 50);
      look(S, true, 50);
      look(2 * S - 1, true, 50);
      witness.told();
      look(2 * S, true, 50);
      witness.told("CABLE_INVALID 50");
    }

    @Test
    void aCodeThatVanishesIsLostAtOnceAndNotInvalid() {
      look(0, true, 220);
      look(S, true, 9_999);
      look(5 * S, true, 9_999);
      witness.told("PROXIMITY_LOST 9999");
    }

    @Test
    void nobodyMissesACodeWithoutAVehicle() {
      look(0, false, 220);
      look(S, false, 9_999);
      look(5 * S, false, 9_999);
      witness.told();
    }

    /** A plug that left unseen in a stall was called invalid by the one look behind it. */
    @Test
    void theSecondCountsAnewBehindAStall() {
      look(0, true, 9_999);
      look(S - 1, true, 9_999);
      lookOnce(2 * S, true, 9_999);
      look(3 * S - 1, true, 9_999);
      witness.told();
      look(3 * S, true, 9_999);
      witness.told("CABLE_INVALID 9999");
    }

    /** Ticks every 10 ms with the reading before, and one with this. */
    private void look(long nowNanos, boolean connected, int ohm) {
      for (long at = lookedAtNanos + 10 * MS; at < nowNanos; at += 10 * MS) {
        watch.watch(at, wasConnected, cable, ohm);
      }
      lookOnce(nowNanos, connected, ohm);
    }

    private void lookOnce(long nowNanos, boolean connected, int ohm) {
      cable.observe(nowNanos, ohm);
      watch.watch(nowNanos, connected, cable, ohm);
      wasConnected = connected;
      lookedAtNanos = nowNanos;
    }
  }

  @Nested
  final class ShortToEarth {
    private final ShortWatch watch = new ShortWatch(witness.faults);

    @Test
    void standsFor50MsBeforeItIsOne() {
      watch.watch(0, true, false, 266);
      watch.watch(50 * MS - 1, true, false, 266);
      watch.watch(50 * MS - 1, false, false, 266);
      watch.watch(50 * MS, true, false, 266);
      watch.watch(100 * MS - 1, true, false, 266);
      witness.told();
      watch.watch(100 * MS, true, false, 266);
      witness.told("PILOT_SHORT 266");
    }

    @Test
    void isTheGeneratorsFaultWhenItReadsNegative() {
      watch.watch(0, true, true, 1_000);
      watch.watch(50 * MS, true, true, 1_000);
      witness.told("PILOT_GENERATOR 1000");
    }
  }
}
