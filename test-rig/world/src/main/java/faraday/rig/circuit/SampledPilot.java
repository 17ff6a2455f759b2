package faraday.rig.circuit;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.VirtualClock;

/**
 * The faithful model: a converter at its own rate looks at a node that charges and discharges, with
 * noise, ripple and now and then a wild sample. Every sample is computed from the circuit as it was
 * at the sample's own moment; most find the node settled and cost no more than a comparison.
 */
public final class SampledPilot implements PilotPort {

  /**
   * How the converter behaves, and what disturbs it.
   *
   * @param rateHz samples per second, not a multiple of 1 kHz
   * @param noiseMv each sample is off by up to so much, evenly spread
   * @param noisePermille and by up to so much of its value
   * @param wildOneIn one sample in so many, on average, is anything at all; 0 for never
   * @param rippleMv amplitude of a power-line modem's ripple; 0 for none
   * @param rippleHz its rate, 36 … 91 kHz
   */
  public record Converter(
      int rateHz, int noiseMv, int noisePermille, int wildOneIn, int rippleMv, int rippleHz) {

    private static final int MODEM_HZ = 63_000;

    /** Refuses rates that would always meet the same phases. */
    public Converter {
      if (rateHz < 2_000 || rateHz > 200_000 || rateHz % 1000 == 0) {
        throw new IllegalArgumentException("rate must not be a multiple of 1 kHz: " + rateHz);
      }
      if (noiseMv < 0 || noisePermille < 0 || wildOneIn < 0 || rippleMv < 0 || rippleHz < 1) {
        throw new IllegalArgumentException("negative noise");
      }
    }

    /** Without noise in proportion and without ripple. */
    public Converter(int rateHz, int noiseMv, int wildOneIn) {
      this(rateHz, noiseMv, 0, wildOneIn, 0, MODEM_HZ);
    }

    /** 13.382 kS/s, ±30 mV, no wild samples. */
    public static Converter standard() {
      return new Converter(13_382, 30, 0);
    }

    /** The same with ±1 % of noise. */
    public static Converter noisy() {
      return new Converter(13_382, 30, 10, 0, 0, MODEM_HZ);
    }

    /** The same beside a power-line modem. */
    public Converter withRipple(int newRippleMv, int newRippleHz) {
      return new Converter(rateHz, noiseMv, noisePermille, wildOneIn, newRippleMv, newRippleHz);
    }
  }

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Samples kept for a reader that is late, a power of two; older ones are overwritten. */
  private static final int FIFO = 1024;

  private static final int FIFO_MASK = FIFO - 1;

  private final VirtualClock clock;
  private final CpCircuit circuit;
  private final Converter converter;
  private final Ripple ripple;
  private final SeededRandom random;
  private final long sampleNanos;
  private final int[] fifoMv = new int[FIFO];
  private int oldest;
  private int waiting;
  private long nextSampleNanos;
  private long changedAtNanos;
  private double changedAtV;

  /** The ports of a circuit, from now on. */
  public SampledPilot(
      VirtualClock clock, CpCircuit circuit, Converter converter, SeededRandom random) {
    this.clock = clock;
    this.circuit = circuit;
    this.converter = converter;
    this.random = random;
    this.ripple = new Ripple(converter.rippleMv, converter.rippleHz);
    this.sampleNanos = NANOS_PER_SECOND / converter.rateHz;
    this.changedAtNanos = clock.nowNanos();
    this.changedAtV = circuit.node().settledV(true);
    this.nextSampleNanos = clock.nowNanos() + 1 + random.nextInt((int) sampleNanos);
    circuit.beforeChange(this::liveUpToNow);
  }

  @Override
  public int drain(int[] intoMv) {
    sampleUpTo(clock.nowNanos());
    int count = Math.min(waiting, intoMv.length);
    for (int i = 0; i < count; i++) {
      intoMv[i] = fifoMv[(oldest + i) & FIFO_MASK];
    }
    oldest = (oldest + count) & FIFO_MASK;
    waiting -= count;
    return circuit.converterDead() ? 0 : count;
  }

  @Override
  public void drive(int dutyPermille) {
    if (dutyPermille != circuit.orderedPermille()) {
      circuit.order(dutyPermille);
    }
  }

  @Override
  public int readBackPermille() {
    return circuit.orderedPermille();
  }

  /** The circuit is about to change: everything up to now happened in the old one. */
  private void liveUpToNow() {
    long nowNanos = clock.nowNanos();
    sampleUpTo(nowNanos);
    changedAtV = voltageAt(nowNanos);
    changedAtNanos = nowNanos;
  }

  /** Nothing changes in between, so phases follow each other at one distance. */
  private void sampleUpTo(long nowNanos) {
    long missed = (nowNanos - nextSampleNanos) / sampleNanos - FIFO;
    if (missed > 0) {
      nextSampleNanos += missed * sampleNanos;
    }
    int periodNanos = circuit.periodNanos();
    int highNanos = circuit.highNanos();
    long settleNanos = circuit.node().settleNanos();
    int settledHighMv = CpCircuit.toMv(circuit.node().settledV(true));
    int settledLowMv = CpCircuit.toMv(circuit.node().settledV(false));
    long phaseNanos = Math.floorMod(nextSampleNanos, periodNanos);
    while (nextSampleNanos <= nowNanos) {
      boolean high = phaseNanos < highNanos;
      int mv = high ? settledHighMv : settledLowMv;
      if (moving(high ? phaseNanos : phaseNanos - highNanos, settleNanos)) {
        mv = CpCircuit.toMv(voltageAt(nextSampleNanos));
      }
      push(read(nextSampleNanos, mv));
      nextSampleNanos += sampleNanos;
      phaseNanos += sampleNanos;
      phaseNanos = phaseNanos < periodNanos ? phaseNanos : phaseNanos % periodNanos;
    }
  }

  /** True while the node may not have settled since the last edge, or since the last change. */
  private boolean moving(long sinceEdgeNanos, long settleNanos) {
    return (circuit.switching() && sinceEdgeNanos < settleNanos)
        || nextSampleNanos - changedAtNanos < settleNanos;
  }

  private void push(int sampleMv) {
    fifoMv[(oldest + waiting) & FIFO_MASK] = sampleMv;
    if (waiting < FIFO) {
      waiting++;
    } else {
      oldest = (oldest + 1) & FIFO_MASK;
    }
  }

  private int read(long atNanos, int trueMv) {
    if (converter.wildOneIn > 0 && random.nextBelow(converter.wildOneIn) == 0) {
      return random.nextBelow(26_001) - 13_000;
    }
    int sampleMv = trueMv;
    if (converter.rippleMv > 0) {
      sampleMv += ripple.atMv(atNanos);
    }
    int noiseMv = converter.noiseMv + Math.abs(trueMv) * converter.noisePermille / 1000;
    return noiseMv == 0 ? sampleMv : sampleMv + random.nextBelow(2 * noiseMv + 1) - noiseMv;
  }

  /** The node now: settled, or on its way from the last edge, which may lie before a change. */
  private double voltageAt(long atNanos) {
    long edgeNanos = edgeBefore(atNanos);
    boolean high = highAt(atNanos);
    long sinceNanos = atNanos - edgeNanos;
    CpNode node = circuit.node();
    if (sinceNanos >= node.settleNanos()) {
      return node.settledV(high);
    }
    return node.after(voltageAtEdge(edgeNanos), high, sinceNanos);
  }

  /** Two short phases never follow each other: before the edge before, the node was settled. */
  private double voltageAtEdge(long edgeNanos) {
    if (edgeNanos == changedAtNanos) {
      return changedAtV;
    }
    boolean wasHigh = highAt(edgeNanos - 1);
    long beforeNanos = edgeBefore(edgeNanos - 1);
    CpNode node = circuit.node();
    double fromV = beforeNanos == changedAtNanos ? changedAtV : node.settledV(!wasHigh);
    return node.after(fromV, wasHigh, edgeNanos - beforeNanos);
  }

  private boolean highAt(long atNanos) {
    return Math.floorMod(atNanos, circuit.periodNanos()) < circuit.highNanos();
  }

  private long edgeBefore(long atNanos) {
    if (!circuit.switching()) {
      return changedAtNanos;
    }
    long highNanos = circuit.highNanos();
    long phaseNanos = Math.floorMod(atNanos, circuit.periodNanos());
    long edgeNanos = atNanos - phaseNanos + (phaseNanos < highNanos ? 0 : highNanos);
    return Math.max(edgeNanos, changedAtNanos);
  }
}
