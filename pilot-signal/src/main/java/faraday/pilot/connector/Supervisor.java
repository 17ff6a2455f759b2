package faraday.pilot.connector;

import faraday.pilot.band.PilotBand;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import faraday.pilot.supervision.CableWatch;
import faraday.pilot.supervision.ShortWatch;

/**
 * Watches over what the loop itself reads and drives: converter, pilot, cable code, bolt and guard.
 * What must not be is latched as a typed fault. Decides nothing else.
 */
final class Supervisor {

  /** The generator may report a new duty this late. */
  private static final int MISMATCH_MS = 50;

  private final SafetyTiming timing;
  private final boolean ventilated;
  private final Readings readings;
  private final OutputStage output;
  private final FaultLatch faults;
  private int underLoadSeen;
  private final ShortWatch shorts;
  private final CableWatch cable;

  Supervisor(ConnectorConfig config, Readings readings, OutputStage output, FaultLatch faults) {
    this.timing = config.timing();
    this.ventilated = config.ventilated();
    this.readings = readings;
    this.output = output;
    this.faults = faults;
    this.shorts = new ShortWatch(faults);
    this.cable = new CableWatch(faults);
  }

  /** Once per tick, with the state of the last one. */
  void watch(long nowNanos, PilotState state, boolean boltShut, int offeredMa) {
    watchConverter(nowNanos);
    watchPilot(nowNanos, state);
    cable.watch(nowNanos, state.connected(), readings.cable(), readings.resistanceOhm());
    if ((state.offering() || output.closed()) && !boltShut) {
      faults.raise(nowNanos, SafetyFault.LOCK_LOST, offeredMa);
    }
    if (output.guardDemandsOpening(nowNanos)) {
      faults.raise(nowNanos, SafetyFault.GUARD_DISAGREED, offeredMa);
    }
  }

  /** What stops nothing, but has to be told. */
  void note(long nowNanos, PilotState state, int underLoadCount) {
    if (state.ventilation() && !ventilated) {
      faults.raise(nowNanos, SafetyFault.VENTILATION_MISSING, readings.highMv());
    }
    if (underLoadCount != underLoadSeen) {
      underLoadSeen = underLoadCount;
      faults.raise(nowNanos, SafetyFault.OPENED_UNDER_LOAD, underLoadCount);
    }
  }

  private void watchConverter(long nowNanos) {
    int silentMs = readings.silentMs(nowNanos);
    if (silentMs >= timing.silentMs()) {
      faults.raise(nowNanos, SafetyFault.SAMPLER_SILENT, silentMs);
    }
  }

  private void watchPilot(long nowNanos, PilotState state) {
    if (output.mismatchMs(nowNanos) >= MISMATCH_MS) {
      faults.raise(nowNanos, SafetyFault.PILOT_GENERATOR, output.readBackPermille());
    }
    boolean negative = readings.band() == PilotBand.F;
    shorts.watch(nowNanos, state == PilotState.E, negative, output.dutyPermille());
    watchLowSide(nowNanos, state);
  }

  private void watchLowSide(long nowNanos, PilotState state) {
    LowSide lowSide = readings.lowSide();
    int patienceMs = output.closed() ? timing.lowSideClosedMs() : timing.lowSideMs();
    if (lowSide.wrongMs(nowNanos) < patienceMs) {
      return;
    }
    if (lowSide.generatorAtFault()) {
      if (readings.bandNow() != PilotBand.E) {
        faults.raise(nowNanos, SafetyFault.PILOT_GENERATOR, output.readBackPermille());
      }
    } else if (state.offering()) {
      faults.raise(nowNanos, SafetyFault.DIODE_MISSING, output.dutyPermille());
    }
  }
}
