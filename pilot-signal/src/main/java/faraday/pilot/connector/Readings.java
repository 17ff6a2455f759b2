package faraday.pilot.connector;

import faraday.hal.LockMotor;
import faraday.hal.MainsSense;
import faraday.hal.PilotOutput;
import faraday.pilot.band.BandTracker;
import faraday.pilot.band.PilotBand;
import faraday.pilot.fault.FaultEvidence;
import faraday.pilot.proximity.CableSense;
import faraday.pilot.sample.PlateauWindow;

/** Everything the safety loop reads in one tick, filtered. */
final class Readings implements FaultEvidence {

  /** Least span of the sampling window: ten periods of the pilot, in ms. */
  static final int WINDOW_MS = 10;

  /** The same for a rare low side: at 96 % and 5.5 nF some 20 µs of a period are settled. */
  static final int RARE_WINDOW_MS = 25;

  /** Above this the low side is rare. */
  private static final int RARE_PERMILLE = 880;

  private static final int BATCH_SAMPLES = 256;

  /** Batches taken in one tick at most; what is left comes with the next. */
  private static final int BATCHES_MAX = 8;

  private static final int CABLE_STEADY_MS = 100;

  private final ConnectorPorts ports;
  private final int[] batchMv = new int[BATCH_SAMPLES];
  private final PlateauWindow window;
  private final BandTracker bands;
  private final CableSense cable;
  private final LowSide lowSide;
  private long sampledAtNanos = Long.MIN_VALUE;
  private int resistanceOhm;
  private boolean mirrorClosed;
  private int maxCurrentMa;
  private LockMotor.Bolt bolt = LockMotor.Bolt.BETWEEN;

  Readings(ConnectorConfig config, ConnectorPorts ports) {
    this.ports = ports;
    int slots = (WINDOW_MS + config.periodMs() - 1) / config.periodMs();
    int rareSlots = (RARE_WINDOW_MS + config.periodMs() - 1) / config.periodMs();
    this.window = new PlateauWindow(slots, rareSlots);
    SafetyTiming timing = config.timing();
    this.cable =
        config.lock().tethered()
            ? CableSense.tethered(config.lock().tetheredLimitMa())
            : new CableSense(CABLE_STEADY_MS);
    this.bands = new BandTracker(timing.leaveReadyMs(), timing.confirmMs());
    this.lowSide = new LowSide(rareSlots * config.periodMs());
  }

  /**
   * Reads all ports.
   *
   * @param dutyPermille what is driven since the last tick
   */
  void take(long nowNanos, int dutyPermille) {
    window.lowIsRare(
        dutyPermille > RARE_PERMILLE && dutyPermille < PilotOutput.STEADY_HIGH_PERMILLE);
    sample(nowNanos);
    if (window.known()) {
      bands.observe(nowNanos, window.highMv());
      lowSide.observe(nowNanos, dutyPermille, window.highMv(), window.lowMv());
    }
    resistanceOhm = ports.proximity().resistanceOhm();
    cable.observe(nowNanos, resistanceOhm);
    mirrorClosed = ports.contactor().mirrorClosed();
    bolt = ports.lock().bolt();
    maxCurrentMa = 0;
    for (int phase = 0; phase < MainsSense.PHASES_MAX; phase++) {
      maxCurrentMa = Math.max(maxCurrentMa, ports.sensors().load().currentMa(phase));
    }
  }

  private void sample(long nowNanos) {
    window.beginTick();
    int count = BATCH_SAMPLES;
    boolean delivered = false;
    for (int i = 0; i < BATCHES_MAX && count == BATCH_SAMPLES; i++) {
      count = ports.sampler().drain(batchMv);
      window.add(batchMv, count);
      delivered |= count > 0;
    }
    boolean renewed = window.endTick();
    if ((delivered && renewed) || sampledAtNanos == Long.MIN_VALUE) {
      sampledAtNanos = nowNanos;
    }
  }

  @Override
  public int highMv() {
    return window.known() ? window.highMv() : 0;
  }

  @Override
  public int lowMv() {
    return window.known() ? window.lowMv() : 0;
  }

  /** Confirmed band. */
  PilotBand band() {
    return bands.confirmed();
  }

  /** Band of this tick alone. */
  PilotBand bandNow() {
    return bands.reading();
  }

  LowSide lowSide() {
    return lowSide;
  }

  CableSense cable() {
    return cable;
  }

  int resistanceOhm() {
    return resistanceOhm;
  }

  @Override
  public int maxCurrentMa() {
    return maxCurrentMa;
  }

  boolean mirrorClosed() {
    return mirrorClosed;
  }

  LockMotor.Bolt bolt() {
    return bolt;
  }

  /** Time since the converter last delivered enough for a plateau, in ms; 0 in such a tick. */
  int silentMs(long nowNanos) {
    return (int) Math.min((nowNanos - sampledAtNanos) / 1_000_000L, Integer.MAX_VALUE);
  }
}
