package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Watches of one number each, at their limits and one beyond. */
final class SimpleWatchesTest {

  private final Witness witness = new Witness();
  private final SupervisionLimits.OtherLimits limits = SupervisionLimits.standard().other();

  @Nested
  final class Earth {
    private final EarthWatch watch = new EarthWatch(limits, witness.faults);

    @Test
    void lostFor100MsIsAFaultAndNotBefore() {
      watch.watch(5 * S, false);
      watch.watch(5 * S + 100 * MS - 1, false);
      witness.told();
      watch.watch(5 * S + 100 * MS, false);
      watch.watch(5 * S + 105 * MS, false);
      witness.told("EARTH_LOST 100");
    }

    @Test
    void oneBadReadingIsNone() {
      for (int i = 0; i < 1_000; i++) {
        watch.watch(i * 95L * MS, i % 2 == 0);
      }
      witness.told();
    }

    @Test
    void soundFor60SecondsWithoutABreakEndsIt() {
      watch.watch(0, false);
      watch.watch(100 * MS, false);
      watch.watch(S, true);
      watch.watch(40 * S, false);
      watch.watch(40 * S + 5 * MS, true);
      watch.watch(100 * S + 4 * MS, true);
      assertTrue(witness.has(SafetyFault.EARTH_LOST));
      watch.watch(100 * S + 5 * MS, true);
      witness.told("EARTH_LOST 100", "over EARTH_LOST");
    }
  }

  @Nested
  final class Emergency {
    private final EmergencyWatch watch = new EmergencyWatch(witness.faults);

    @Test
    void isAFaultInTheSameLook() {
      watch.watch(0, false);
      witness.told();
      watch.watch(5 * MS, true);
      watch.watch(10 * MS, true);
      witness.told("EMERGENCY_STOP 0");
    }

    @Test
    void isNotEndedByUnpluggingWhileItIsPressed() {
      look(0, true);
      witness.faults.clearByUnplugging(0);
      assertTrue(witness.has(SafetyFault.EMERGENCY_STOP));
      look(5 * MS, false);
      assertTrue(witness.has(SafetyFault.EMERGENCY_STOP), "released is not enough");
      witness.faults.clearByUnplugging(5 * MS);
      assertFalse(witness.has(SafetyFault.EMERGENCY_STOP));
    }

    private void look(long nowNanos, boolean pressed) {
      witness.faults.beginTick();
      watch.watch(nowNanos, pressed);
    }
  }

  @Nested
  final class LockEnergy {
    private final LockEnergyWatch watch = new LockEnergyWatch(limits, witness.faults);

    @Test
    void isEnoughFromOneTravel() {
      watch.watch(0, 999);
      assertFalse(watch.enough());
      watch.watch(0, 1_000);
      assertTrue(watch.enough());
    }

    @Test
    void lowFor10SecondsIsAFaultAndEnoughFor5EndsIt() {
      watch.watch(0, 999);
      watch.watch(10 * S - 1, 998);
      witness.told();
      watch.watch(10 * S, 997);
      witness.told("LOCK_ENERGY_LOW 997");
      watch.watch(11 * S, 1_000);
      watch.watch(12 * S, 999);
      watch.watch(13 * S, 1_000);
      watch.watch(18 * S - 1, 1_000);
      assertTrue(witness.has(SafetyFault.LOCK_ENERGY_LOW));
      watch.watch(18 * S, 1_000);
      witness.told("LOCK_ENERGY_LOW 997", "over LOCK_ENERGY_LOW");
    }

    @Test
    void isSpentOnPurposeWhileTheMainsAreLost() {
      witness.faults.raise(0, SafetyFault.MAINS_LOST, 0);
      watch.watch(0, 100);
      watch.watch(60 * S, 100);
      assertFalse(witness.has(SafetyFault.LOCK_ENERGY_LOW));
      assertFalse(watch.enough());
      witness.faults.recover(60 * S, SafetyFault.MAINS_LOST);
      watch.watch(61 * S, 100);
      watch.watch(71 * S, 100);
      assertTrue(witness.has(SafetyFault.LOCK_ENERGY_LOW));
    }
  }

  @Nested
  final class Restart {
    private final RestartDelay delay = new RestartDelay(limits, witness.faults);

    @Test
    void waits30SecondsAfterTheLastFaultThatEndedByItself() {
      delay.watch(0);
      assertTrue(delay.over(0));
      raise(SafetyFault.EARTH_LOST);
      raise(SafetyFault.METER_SILENT);
      delay.watch(S);
      recover(SafetyFault.EARTH_LOST);
      delay.watch(10 * S);
      recover(SafetyFault.METER_SILENT);
      delay.watch(20 * S);
      delay.watch(25 * S);
      assertFalse(delay.over(50 * S - 1));
      assertTrue(delay.over(50 * S));
    }

    @Test
    void waitsForNothingAfterANoticeOrAfterUnplugging() {
      raise(SafetyFault.TICK_LATE);
      raise(SafetyFault.DIODE_MISSING);
      delay.watch(0);
      recover(SafetyFault.TICK_LATE);
      witness.faults.beginTick();
      witness.faults.clearByUnplugging(0);
      delay.watch(S);
      assertTrue(delay.over(S));
    }

    private void raise(SafetyFault fault) {
      witness.faults.raise(0, fault, 0);
    }

    private void recover(SafetyFault fault) {
      witness.faults.recover(0, fault);
    }
  }
}
