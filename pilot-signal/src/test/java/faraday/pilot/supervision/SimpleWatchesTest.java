package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
  final class HowLong {
    private final Standing standing = new Standing();

    @Test
    void countsFromTheFirstLookThatFindsItSo() {
      assertEquals(Standing.NOT, standing.lookMs(0, false));
      assertEquals(0, standing.lookMs(5 * S, true));
      assertEquals(0, standing.lookMs(5 * S + MS - 1, true));
      assertEquals(1, standing.lookMs(5 * S + MS, true));
      assertEquals(Standing.NOT, standing.lookMs(6 * S, false));
      assertEquals(0, standing.lookMs(7 * S, true));
      standing.restart();
      assertEquals(0, standing.lookMs(8 * S, true));
      assertEquals(Integer.MAX_VALUE, standing.lookMs(Long.MAX_VALUE, true));
    }

    @Test
    void setsOneThingAndLeavesTheOthers() {
      SupervisionLimits standard = SupervisionLimits.standard();
      ReclosePolicy france = ReclosePolicy.of("FR");
      MainsLimits onePhase = MainsLimits.standard().withPhases(1);
      HeatLimits heat = standard.heat();
      HeatLimits cautious =
          new HeatLimits(heat.enclosure(), heat.contacts(), 600_000, 1_000, 6_000, 60_000);
      SupervisionLimits own = standard.withReclose(france).withMains(onePhase).withHeat(cautious);
      assertEquals(france, own.reclose());
      assertEquals(onePhase, own.mains());
      assertEquals(cautious, own.heat());
      assertEquals(
          standard, own.withReclose(standard.reclose()).withMains(standard.mains()).withHeat(heat));
    }
  }

  @Nested
  final class Cable {
    private final CableWatch watch = new CableWatch(witness.faults);

    @Test
    void aVehicleWithoutACodeForASecondHasNoValidCable() {
      watch.watch(0, true, false, false, 50);
      watch.watch(S - 1, true, false, false, 50);
      witness.told();
      watch.watch(S, true, false, false, 51);
      witness.told("CABLE_INVALID 51");
    }

    @Test
    void aCodeMayComeAfterThePilot() {
      watch.watch(0, true, false, false, 50);
      watch.watch(S - 1, true, true, false, 220);
      watch.watch(S, true, false, false, 50);
      watch.watch(2 * S - 1, true, false, false, 50);
      witness.told();
    }

    @Test
    void aCodeThatVanishesIsLostAtOnceAndNotInvalid() {
      watch.watch(0, true, false, true, 9_999);
      watch.watch(S, true, false, true, 9_999);
      witness.told("PROXIMITY_LOST 9999");
    }

    @Test
    void nobodyMissesACodeWithoutAVehicle() {
      watch.watch(0, false, false, true, 9_999);
      watch.watch(S, false, false, true, 9_999);
      witness.told();
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
