package faraday.pilot.connector;

import faraday.hal.MainsSense;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.supervision.ClockWatch;
import faraday.pilot.supervision.EarthWatch;
import faraday.pilot.supervision.EmergencyWatch;
import faraday.pilot.supervision.HeatWatch;
import faraday.pilot.supervision.LockEnergyWatch;
import faraday.pilot.supervision.MainsWatch;
import faraday.pilot.supervision.MeterWatch;
import faraday.pilot.supervision.OverCurrentWatch;
import faraday.pilot.supervision.PoleWatch;
import faraday.pilot.supervision.ResidualWatch;
import faraday.pilot.supervision.RestartDelay;
import faraday.pilot.supervision.ServiceWatch;
import faraday.pilot.supervision.SignalWatch;
import faraday.pilot.supervision.Situation;
import faraday.pilot.supervision.SupervisionLimits;

/**
 * All watches over what is sensed beside pilot, cable and bolt. What opens at once is looked at in
 * every tick, what takes seconds ten times a second; each watch counts time, not looks.
 */
final class SensorSupervisor {

  private static final long SLOW_NANOS = 100_000_000L;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final SafetySensors sensors;
  private final int phases;

  /** A bit for each phase that is wired. */
  private final int wiredPhases;

  private final int suppliedMv;
  private final int leakMa;
  private final ResidualWatch residual;
  private final EarthWatch earth;
  private final EmergencyWatch emergency;
  private final PoleWatch poles;
  private final MainsWatch mains;
  private final OverCurrentWatch overCurrent;
  private final HeatWatch heat;
  private final MeterWatch meter;
  private final SignalWatch signal;
  private final ClockWatch clock;
  private final LockEnergyWatch energy;
  private final ServiceWatch service;
  private final RestartDelay restart;
  private long slowAtNanos = LONG_AGO;
  private int live;
  private int supplied;

  SensorSupervisor(ConnectorConfig config, SafetySensors sensors, FaultLatch faults) {
    this.sensors = sensors;
    SupervisionLimits limits = config.supervision();
    phases = limits.mains().phases();
    wiredPhases = (1 << phases) - 1;
    suppliedMv = limits.poles().suppliedMv();
    leakMa = limits.poles().leakMa();
    residual =
        new ResidualWatch(limits.residualTest(), limits.reclose(), sensors.residual(), faults);
    earth = new EarthWatch(limits.other(), faults);
    emergency = new EmergencyWatch(faults);
    poles = new PoleWatch(limits.poles(), faults);
    mains = new MainsWatch(limits.mains(), sensors.mains(), faults);
    overCurrent = new OverCurrentWatch(limits.overCurrent(), faults);
    heat = new HeatWatch(limits.heat(), sensors.heat(), config.siteLimitMa(), faults);
    meter = new MeterWatch(limits.meter(), faults);
    signal = new SignalWatch(limits.signal(), sensors.capture(), faults);
    clock = new ClockWatch(limits.other(), faults);
    energy = new LockEnergyWatch(limits.other(), faults);
    service = new ServiceWatch(config.timing().serviceSilentMs(), faults);
    restart = new RestartDelay(limits.other(), faults);
  }

  /** A tick came late, or before the last one. */
  void late(long nowNanos, long lateNanos) {
    clock.late(nowNanos, lateNanos);
  }

  /** The service loop's life, once per tick. */
  void watchService(long nowNanos, boolean lives, boolean wanted) {
    service.watch(nowNanos, lives, wanted);
  }

  /** Once per tick. */
  void watch(long nowNanos, Situation now) {
    MainsSense mainsSense = sensors.mains();
    emergency.watch(nowNanos, sensors.emergency().pressed());
    mains.watchPresence(nowNanos);
    residual.watch(nowNanos, now);
    earth.watch(nowNanos, mainsSense.earthGood());
    live = mainsSense.outputLivePhases() & wiredPhases;
    poles.watch(nowNanos, now, live, supplied);
    if (nowNanos - slowAtNanos >= SLOW_NANOS || nowNanos < slowAtNanos) {
      slowAtNanos = nowNanos;
      watchSlow(nowNanos, now);
    }
    restart.watch(nowNanos);
  }

  private void watchSlow(long nowNanos, Situation now) {
    mains.watchQuality(nowNanos);
    heat.watch(nowNanos);
    meter.watch(nowNanos, now, sensors.load().readAtNanos());
    signal.watch(nowNanos, now);
    clock.watch(nowNanos);
    energy.watch(nowNanos, sensors.energy().chargePermille());
    supplied = 0;
    int loaded = 0;
    int highestMa = 0;
    for (int phase = 0; phase < phases; phase++) {
      int currentMa = sensors.load().currentMa(phase);
      highestMa = Math.max(highestMa, currentMa);
      loaded |= currentMa > leakMa ? 1 << phase : 0;
      supplied |= sensors.mains().voltageMv(phase) >= suppliedMv ? 1 << phase : 0;
    }
    poles.watchCurrent(nowNanos, now, loaded, sensors.load().readAtNanos());
    overCurrent.watch(nowNanos, now, highestMa, meter.fresh());
  }

  /** True when nothing here keeps power from being offered. */
  boolean mayStart(long nowNanos) {
    return residual.mayStart(nowNanos)
        && meter.fresh()
        && energy.enough()
        && restart.over(nowNanos);
  }

  /** True when nothing here ends an offer that stands; faults apart. */
  boolean mayGoOn(long nowNanos, Situation now) {
    return residual.mayGoOn(nowNanos, now);
  }

  /** True while any phase is live behind the contactor. */
  boolean outputLive() {
    return live != 0;
  }

  int thermalMa() {
    return heat.limitMa();
  }

  int mainsMa(long nowNanos) {
    return mains.limitMa(nowNanos);
  }

  int residualTestCount() {
    return residual.testCount();
  }

  void publish(long nowNanos, long[] draft) {
    draft[StatusBoard.RESIDUAL_TESTS] = residual.testCount();
    draft[StatusBoard.THERMAL_LIMIT] = heat.limitMa();
    draft[StatusBoard.MAINS_LIMIT] = mains.limitMa(nowNanos);
  }
}
