package faraday.pilot.connector;

import faraday.pilot.band.PilotBand;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;

/** Looks for what must not be, and latches it as a typed fault. Decides nothing else. */
final class Supervisor {

  /** The generator may report a new duty this late. */
  private static final int MISMATCH_MS = 50;

  /** A vehicle without a valid cable code for this long has none. */
  private static final int CABLE_MS = 1_000;

  /** A short must stand this long; the contactor opens before. */
  private static final int SHORT_MS = 50;

  private final SafetyTiming timing;
  private final boolean ventilated;
  private final Readings readings;
  private final OutputStage output;
  private final FaultLatch faults;
  private int underLoadSeen;
  private long notShortAtNanos = Long.MIN_VALUE;
  private long cableFineAtNanos = Long.MIN_VALUE;

  Supervisor(ConnectorConfig config, Readings readings, OutputStage output, FaultLatch faults) {
    this.timing = config.timing();
    this.ventilated = config.ventilated();
    this.readings = readings;
    this.output = output;
    this.faults = faults;
  }

  /** Once per tick, with the state of the last one. */
  void watch(long nowNanos, PilotState state, boolean boltShut, int offeredMa) {
    watchConverter(nowNanos);
    watchPilot(nowNanos, state);
    watchCable(nowNanos, state);
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
    if (state != PilotState.E || notShortAtNanos == Long.MIN_VALUE) {
      notShortAtNanos = nowNanos;
    }
    if (nowNanos - notShortAtNanos >= SHORT_MS * 1_000_000L) {
      boolean negative = readings.band() == PilotBand.F;
      faults.raise(
          nowNanos,
          negative ? SafetyFault.PILOT_GENERATOR : SafetyFault.PILOT_SHORT,
          output.dutyPermille());
    }
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

  private void watchCable(long nowNanos, PilotState state) {
    boolean fine = !state.connected() || readings.cable().present();
    if (fine || cableFineAtNanos == Long.MIN_VALUE) {
      cableFineAtNanos = nowNanos;
    }
    if (state.connected() && readings.cable().lost()) {
      faults.raise(nowNanos, SafetyFault.PROXIMITY_LOST, readings.resistanceOhm());
    } else if (nowNanos - cableFineAtNanos >= CABLE_MS * 1_000_000L) {
      faults.raise(nowNanos, SafetyFault.CABLE_INVALID, readings.resistanceOhm());
    }
  }
}
