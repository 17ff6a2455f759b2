package faraday.hal.sim;

import faraday.hal.MainsSense;

/**
 * The mains before the contactor, protective earth, and the charger's senses of both and of what
 * stands behind the contactor. A phase is live from half its nominal voltage; the supply is present
 * while any phase is.
 *
 * <p>Signals: {@code mains.l1Mv} … {@code mains.l3Mv}, {@code mains.milliHz} (0 while no phase is
 * live), {@code mains.earth}: the truth and not what is sensed.
 */
public final class SimMains implements MainsSense {

  /**
   * How fast the charger sees a change.
   *
   * @param presentMs supply lost or back; at most 10 ms
   * @param voltageMs window of the RMS voltage; at most 100 ms
   * @param frequencyMs window of the frequency; at most 200 ms
   * @param outputMs voltage behind the contactor; at most 20 ms
   * @param earthMs protective earth; at most 100 ms
   */
  public record Senses(int presentMs, int voltageMs, int frequencyMs, int outputMs, int earthMs) {

    /** 8, 100, 200, 15 and 80 ms. */
    public static Senses standard() {
      return new Senses(8, 100, 200, 15, 80);
    }
  }

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int LIVE_MV = 115_000;
  private static final int NOMINAL_MILLI_HZ = 50_000;
  private static final String[] SIGNALS = {"mains.l1Mv", "mains.l2Mv", "mains.l3Mv"};

  private final VirtualClock clock;
  private final SimProbe probe;
  private final LaggedLevel[] voltage = new LaggedLevel[PHASES_MAX];
  private final LaggedFlag[] output = new LaggedFlag[PHASES_MAX];
  private final LaggedLevel frequency;
  private final LaggedFlag present;
  private final LaggedFlag earth;
  private int livePhases;
  private long changes;
  private long turnedAtNanos;
  private int milliHz = NOMINAL_MILLI_HZ;

  /** Healthy mains of this voltage per phase, in mV; nothing behind the contactor. */
  public SimMains(VirtualClock clock, int voltageMv, Senses senses, SimProbe probe) {
    this.clock = clock;
    this.probe = probe;
    boolean live = voltageMv >= LIVE_MV;
    for (int phase = 0; phase < PHASES_MAX; phase++) {
      voltage[phase] = new LaggedLevel(voltageMv, senses.voltageMs * NANOS_PER_MS);
      livePhases |= live ? 1 << phase : 0;
      output[phase] = new LaggedFlag(false, senses.outputMs * NANOS_PER_MS);
    }
    frequency = new LaggedLevel(milliHz, senses.frequencyMs * NANOS_PER_MS);
    present = new LaggedFlag(live, senses.presentMs * NANOS_PER_MS);
    earth = new LaggedFlag(true, senses.earthMs * NANOS_PER_MS);
  }

  // ---- the charger's side

  @Override
  public boolean present() {
    return present.at(clock.nowNanos());
  }

  @Override
  public int voltageMv(int phase) {
    return voltage[phase].at(clock.nowNanos());
  }

  @Override
  public int frequencyMilliHz() {
    return present() ? frequency.at(clock.nowNanos()) : 0;
  }

  @Override
  public boolean outputLive(int phase) {
    return output[phase].at(clock.nowNanos());
  }

  @Override
  public int outputLivePhases() {
    long nowNanos = clock.nowNanos();
    int live = 0;
    for (int phase = 0; phase < PHASES_MAX; phase++) {
      live |= output[phase].at(nowNanos) ? 1 << phase : 0;
    }
    return live;
  }

  @Override
  public boolean earthGood() {
    return earth.at(clock.nowNanos());
  }

  // ---- the world's side

  /** Voltage of one phase, from 0, in mV; 0 is a phase that failed. */
  public void phaseMv(int phase, int newMv) {
    if (newMv < 0) {
      throw new IllegalArgumentException("an RMS voltage has no sign: " + newMv);
    }
    if (newMv == voltage[phase].now()) {
      return;
    }
    long nowNanos = clock.nowNanos();
    voltage[phase].set(nowNanos, newMv);
    changes++;
    int bit = 1 << phase;
    livePhases = newMv >= LIVE_MV ? livePhases | bit : livePhases & ~bit;
    probe.level(nowNanos, SIGNALS[phase], newMv);
    if (live() != present.now()) {
      present.set(nowNanos, live());
      turnedAtNanos = nowNanos;
      frequency.jump(milliHz);
      probe.level(nowNanos, "mains.milliHz", live() ? milliHz : 0);
    }
  }

  /** Mains frequency while there is voltage, in mHz. */
  public void milliHz(int newMilliHz) {
    if (newMilliHz == milliHz) {
      return;
    }
    milliHz = newMilliHz;
    frequency.set(clock.nowNanos(), newMilliHz);
    if (live()) {
      probe.level(clock.nowNanos(), "mains.milliHz", newMilliHz);
    }
  }

  /** Loses or mends protective earth. */
  public void earth(boolean good) {
    if (good != earth.now()) {
      earth.set(clock.nowNanos(), good);
      probe.level(clock.nowNanos(), "mains.earth", good ? 1 : 0);
    }
  }

  /** Joins or parts one phase, from 0, behind the contactor. */
  public void joined(int phase, boolean closed) {
    output[phase].set(clock.nowNanos(), closed && phaseLive(phase));
  }

  /** True voltage of a phase now, in mV, without any window. */
  public int trueMv(int phase) {
    return voltage[phase].now();
  }

  /** True while this phase has voltage. */
  public boolean phaseLive(int phase) {
    return (livePhases & (1 << phase)) != 0;
  }

  /** The phases that have voltage, a bit for each, L1 lowest. */
  public int livePhases() {
    return livePhases;
  }

  /** When the last phase failed or the first came back; 0 when mains were there all the time. */
  public long turnedAtNanos() {
    return turnedAtNanos;
  }

  /** Rises with every change of a voltage. */
  public long changes() {
    return changes;
  }

  /** True while any phase has voltage. */
  public boolean live() {
    return livePhases != 0;
  }
}
