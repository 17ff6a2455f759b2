package faraday.firmware.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.PilotOutput;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.connector.ConnectorPorts;
import faraday.pilot.connector.ConnectorSafety;
import faraday.pilot.connector.SafetySensors;
import faraday.pilot.fault.SafetyFault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** One loop for all connectors: what breaks one does not keep the others waiting (design §2). */
class SafetyLoopTest {

  private static final long PERIOD_NANOS = 5_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private boolean broken;
  private final ConnectorSafety first = connector(true);
  private final ConnectorSafety second = connector(false);
  private final SafetyLoop loop = new SafetyLoop(new ConnectorSafety[] {first, second});

  @Test
  void ticksEveryConnectorWhenItIsDue() {
    run(100);
    assertTrue(first.status().selfTestPassed());
    assertTrue(second.status().selfTestPassed());
    assertEquals(clock.nowNanos() + PERIOD_NANOS, loop.nextDeadlineNanos());
    assertEquals(0, loop.abortedTicks());
  }

  @Test
  void latchesTheFaultOfTheOneAndGoesOnWithTheOther() {
    run(100);
    broken = true;
    long before = second.status().atNanos();
    run(10);
    assertEquals(10, loop.abortedTicks());
    assertEquals(SafetyFault.TICK_ABORTED, first.status().fault());
    assertEquals(SafetyFault.NONE, second.status().fault());
    assertEquals(before + 10 * PERIOD_NANOS, second.status().atNanos());
    broken = false;
    run(100);
    assertEquals(SafetyFault.TICK_ABORTED, first.status().fault(), "until a restart");
    assertFalse(first.status().selfTestPassed() && first.status().fault() == SafetyFault.NONE);
  }

  private void run(int ticks) {
    for (int i = 0; i < ticks; i++) {
      clock.advanceTo(clock.nowNanos() + PERIOD_NANOS);
      loop.tick(clock.nowNanos());
      first.status().refresh();
      second.status().refresh();
    }
  }

  private ConnectorSafety connector(boolean breakable) {
    SimContactor contactor = new SimContactor(clock, SimContactor.Timing.standard(), SimProbe.NONE);
    SteadyPilot pilot = new SteadyPilot();
    ConnectorPorts ports =
        new ConnectorPorts(
            into -> drain(into, breakable),
            pilot,
            () -> ProximitySense.OPEN_OHM,
            contactor,
            new SimLock(clock, 300, SimProbe.NONE),
            SafetySensors.of(
                new SimSensors(clock, pilot::readBackPermille, contactor::mainClosed)));
    return new ConnectorSafety(ConnectorConfig.standard(), ports);
  }

  private int drain(int[] into, boolean breakable) {
    if (broken && breakable) {
      throw new IllegalStateException("planted");
    }
    Arrays.fill(into, 0, 4, 12_000);
    return 4;
  }

  private static final class SteadyPilot implements PilotOutput {
    private int duty = STEADY_HIGH_PERMILLE;

    @Override
    public void drive(int dutyPermille) {
      duty = dutyPermille;
    }

    @Override
    public int readBackPermille() {
      return duty;
    }
  }
}
