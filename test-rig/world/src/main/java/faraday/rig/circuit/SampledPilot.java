package faraday.rig.circuit;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.VirtualClock;

/**
 * The faithful model: a converter at its own rate looks at a node that charges and discharges, with
 * noise and now and then a wild sample. Every sample is computed from the circuit as it was at the
 * sample's own moment.
 */
public final class SampledPilot implements PilotPort {

  /**
   * How the converter behaves.
   *
   * @param rateHz samples per second, not a multiple of 1 kHz
   * @param noiseMv each sample is off by up to so much, evenly spread
   * @param wildOneIn one sample in so many, on average, is anything at all; 0 for never
   */
  public record Converter(int rateHz, int noiseMv, int wildOneIn) {

    /** Refuses rates that would always meet the same phases. */
    public Converter {
      if (rateHz < 2_000 || rateHz > 200_000 || rateHz % 1000 == 0) {
        throw new IllegalArgumentException("rate must not be a multiple of 1 kHz: " + rateHz);
      }
      if (noiseMv < 0 || wildOneIn < 0) {
        throw new IllegalArgumentException("negative noise");
      }
    }

    /** 13.382 kS/s, ±30 mV, no wild samples. */
    public static Converter standard() {
      return new Converter(13_382, 30, 0);
    }
  }

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Samples kept for a reader that is late; older ones are overwritten. */
  private static final int FIFO = 1024;

  private final VirtualClock clock;
  private final CpCircuit circuit;
  private final Converter converter;
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
      intoMv[i] = fifoMv[oldest];
      oldest = (oldest + 1) % FIFO;
    }
    waiting -= count;
    return count;
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

  private void sampleUpTo(long nowNanos) {
    long missed = (nowNanos - nextSampleNanos) / sampleNanos - FIFO;
    if (missed > 0) {
      nextSampleNanos += missed * sampleNanos;
    }
    while (nextSampleNanos <= nowNanos) {
      push(read(nextSampleNanos));
      nextSampleNanos += sampleNanos;
    }
  }

  private void push(int sampleMv) {
    fifoMv[(oldest + waiting) % FIFO] = sampleMv;
    if (waiting < FIFO) {
      waiting++;
    } else {
      oldest = (oldest + 1) % FIFO;
    }
  }

  private int read(long atNanos) {
    if (converter.wildOneIn > 0 && random.nextInt(converter.wildOneIn) == 0) {
      return random.nextInt(26_001) - 13_000;
    }
    int noiseMv = converter.noiseMv == 0 ? 0 : random.nextInt(2 * converter.noiseMv + 1);
    return CpCircuit.toMv(voltageAt(atNanos)) + noiseMv - converter.noiseMv;
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
    long highNanos = circuit.highNanos();
    if (!circuit.switching()) {
      return changedAtNanos;
    }
    long phaseNanos = Math.floorMod(atNanos, circuit.periodNanos());
    long edgeNanos = atNanos - phaseNanos + (phaseNanos < highNanos ? 0 : highNanos);
    return Math.max(edgeNanos, changedAtNanos);
  }
}
