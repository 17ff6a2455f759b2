package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Register, phase currents and emergency loop: what they say when they fail. */
final class SimMeteringTest {

  private static final int[] SOME = {6_000, 7_000, 8_000};

  private final Recorder probe = new Recorder();
  private final SimLoadCurrent load = new SimLoadCurrent(probe);
  private final SimMeter meter = new SimMeter(1_000, probe);

  @Test
  void readsEachPhase() {
    assertEquals(Long.MIN_VALUE, load.readAtNanos());
    load.read(5, SOME);
    assertEquals(5, load.readAtNanos());
    assertEquals(7_000, load.currentMa(1));
    load.read(6, SOME);
    assertEquals(3, probe.lines.size());
  }

  @Test
  void agesWhenItIsSilent() {
    load.read(5, SOME);
    load.failure(SimLoadCurrent.Failure.SILENT);
    load.read(6, new int[3]);
    assertEquals(5, load.readAtNanos());
    assertEquals(6_000, load.currentMa(0));
  }

  @Test
  void staysYoungWhenItIsFrozen() {
    load.read(5, SOME);
    load.failure(SimLoadCurrent.Failure.FROZEN);
    load.read(6, new int[3]);
    assertEquals(6, load.readAtNanos());
    assertEquals(6_000, load.currentMa(0));
  }

  @Test
  void leapsOnOnePhaseAndNeverBelowNothing() {
    load.leap(2, 40_000);
    load.leap(0, -7_000);
    load.read(1, SOME);
    assertEquals(48_000, load.currentMa(2));
    assertEquals(0, load.currentMa(0));
    load.leap(2, 0);
    load.read(2, SOME);
    assertEquals(8_000, load.currentMa(2));
  }

  @Test
  void registerLeapsForwardOnly() {
    meter.leap(500);
    meter.publish(1, 1_000, 0, 0, 230_000);
    assertEquals(1_500, meter.registerMwh());
    assertThrows(IllegalArgumentException.class, () -> meter.leap(-1));
    assertThrows(IllegalArgumentException.class, () -> meter.publish(2, 999, 0, 0, 230_000));
  }

  @Test
  void registerCatchesUpAfterASilence() {
    meter.publish(1, 1_000, 0, 0, 230_000);
    meter.failure(SimMeter.Failure.SILENT);
    meter.publish(2, 2_000, 10_000, 6_900, 230_000);
    assertEquals(1, meter.readAtNanos());
    assertEquals(1_000, meter.registerMwh());
    meter.failure(SimMeter.Failure.FROZEN);
    meter.publish(3, 3_000, 10_000, 6_900, 230_000);
    assertEquals(3, meter.readAtNanos());
    assertEquals(0, meter.powerW());
    meter.failure(SimMeter.Failure.NONE);
    meter.publish(4, 4_000, 10_000, 6_900, 230_000);
    assertEquals(4_000, meter.registerMwh());
  }

  @Test
  void emergencyLoopDropsTheCoilAndIsReportedOnce() {
    VirtualClock clock = new VirtualClock();
    SimContactor contactor = new SimContactor(clock, SimContactor.Timing.standard(), probe);
    SimEmergency emergency = new SimEmergency(clock, contactor, probe);
    contactor.command(true);
    contactor.feed();
    emergency.press(true);
    emergency.press(true);
    assertTrue(emergency.pressed());
    assertFalse(contactor.coilOn());
    emergency.press(false);
    assertTrue(contactor.coilOn());
    assertEquals(
        List.of("0 emergency.open 1", "0 emergency.open 0"),
        probe.lines.stream().filter(l -> l.contains("emergency")).toList());
  }
}
