package faraday.hal.sim;

import faraday.hal.ResidualCurrentMonitor;
import faraday.hal.Ticked;

/**
 * A residual-current monitor between the outgoing wires and the contactor's coil: two detections,
 * each with its trip curve, a test winding, and a latch that interrupts the coil's current by
 * itself. Short pulses (inrush, 100 µs) do not reach the time their curve asks for.
 *
 * <p>Signals: {@code residual.dcMa}, {@code residual.acMa} (what the world lets flow), {@code
 * residual.dc}, {@code residual.ac} (the outputs), {@code residual.latch}, {@code residual.test}.
 */
public final class SimResidualMonitor implements ResidualCurrentMonitor, Ticked {

  /** How a monitor can be broken. */
  public enum Failure {
    /** Works. */
    NONE,
    /** Never answers, neither to a current nor to the test. */
    DEAD,
    /** Its direct-current output stands for ever. */
    STUCK_DC,
    /** Its alternating-current output stands for ever. */
    STUCK_AC,
    /** Answers everything late, by {@link Times#lateMs}. */
    LATE
  }

  /**
   * Times of the test winding's answer.
   *
   * @param leastPulseMs a shorter pulse is no test
   * @param dcAfterMs beginning of the pulse to the direct-current output
   * @param acAfterMs from that output to the other
   * @param releaseAfterMs beginning of the pulse until both outputs are released
   * @param lateMs what {@link Failure#LATE} adds to every answer
   */
  public record Times(
      int leastPulseMs, int dcAfterMs, int acAfterMs, int releaseAfterMs, int lateMs) {

    /** Refuses times that run backwards. */
    public Times {
      boolean order = leastPulseMs >= 1 && dcAfterMs >= leastPulseMs && acAfterMs >= 0;
      if (!order || releaseAfterMs <= dcAfterMs + acAfterMs || lateMs < 0) {
        throw new IllegalArgumentException("impossible test times");
      }
    }

    /** 740 ms, 660 ms later, released after 2.4 s; late by 5 s. */
    public static Times standard() {
      return new Times(200, 740, 660, 2_400, 5_000);
    }
  }

  private static final long NANOS_PER_MS = 1_000_000L;

  private final VirtualClock clock;
  private final SimContactor contactor;
  private final SimProbe probe;
  private final Times times;
  private final ResidualOutput dc;
  private final ResidualOutput ac;
  private Failure failure = Failure.NONE;
  private boolean latched;
  private boolean dcShown;
  private boolean acShown;
  private boolean testing;
  private long testedAtNanos;
  private int burstMa;
  private int steadyAcMa;
  private long burstEndsAtNanos = NEVER;
  private long nextNanos = NEVER;

  /**
   * A monitor in the coil's chain, slowest direct-current and typical alternating-current curve.
   */
  public SimResidualMonitor(VirtualClock clock, SimContactor contactor, SimProbe probe) {
    this(clock, contactor, probe, TripCurve.slowestDc(), TripCurve.typicalAc(), Times.standard());
  }

  /** A monitor in the coil's chain. */
  public SimResidualMonitor(
      VirtualClock clock,
      SimContactor contactor,
      SimProbe probe,
      TripCurve dcCurve,
      TripCurve acCurve,
      Times times) {
    this.clock = clock;
    this.contactor = contactor;
    this.probe = probe;
    this.times = times;
    this.dc = new ResidualOutput(dcCurve);
    this.ac = new ResidualOutput(acCurve);
  }

  // ---- the charger's side

  @Override
  public boolean dcOutput() {
    settle(clock.nowNanos());
    return dcShown;
  }

  @Override
  public boolean acOutput() {
    settle(clock.nowNanos());
    return acShown;
  }

  @Override
  public boolean tripped() {
    settle(clock.nowNanos());
    return latched;
  }

  @Override
  public void rearm() {
    settle(clock.nowNanos());
    if (latched && !dcShown && !acShown) {
      latch(clock.nowNanos(), false);
    }
  }

  /** A pulse that lasts long enough is answered by its times, counted from its beginning. */
  @Override
  public void test(boolean on) {
    long nowNanos = clock.nowNanos();
    settle(nowNanos);
    if (on == testing) {
      return;
    }
    testing = on;
    probe.level(nowNanos, "residual.test", on ? 1 : 0);
    if (on) {
      testedAtNanos = nowNanos;
    } else if (nowNanos - testedAtNanos >= times.leastPulseMs * NANOS_PER_MS) {
      answerTest(nowNanos);
      show(nowNanos);
    }
  }

  private void answerTest(long nowNanos) {
    long dcNanos = testedAtNanos + times.dcAfterMs * NANOS_PER_MS + lateNanos();
    long acNanos = dcNanos + times.acAfterMs * NANOS_PER_MS;
    long endNanos = testedAtNanos + times.releaseAfterMs * NANOS_PER_MS + lateNanos();
    long leastNanos = nowNanos + NANOS_PER_MS;
    dc.testPulse(Math.max(leastNanos, dcNanos), Math.max(leastNanos + 1, endNanos));
    ac.testPulse(Math.max(leastNanos, acNanos), Math.max(leastNanos + 1, endNanos));
  }

  // ---- the world's side

  /** A residual current that stands until the next call, in mA. */
  public void residual(int dcMa, int acMa) {
    if (dcMa < 0 || acMa < 0) {
      throw new IllegalArgumentException("a residual current has no sign");
    }
    long nowNanos = clock.nowNanos();
    settle(nowNanos);
    if (dcMa != dc.currentMa()) {
      dc.current(nowNanos, dcMa, lateNanos());
      probe.level(nowNanos, "residual.dcMa", dcMa);
    }
    steadyAcMa = acMa;
    setAc(nowNanos);
    show(nowNanos);
  }

  /**
   * An alternating residual current for a short time, on top of what stands: inrush, filters that
   * discharge. A second one while the first lasts replaces it.
   *
   * @param acMa in mA
   * @param micros how long, in µs
   */
  public void burst(int acMa, long micros) {
    long nowNanos = clock.nowNanos();
    settle(nowNanos);
    burstMa = acMa;
    burstEndsAtNanos = nowNanos + micros * 1_000;
    setAc(nowNanos);
    show(nowNanos);
  }

  /** Breaks or mends the monitor. */
  public void failure(Failure newFailure) {
    long nowNanos = clock.nowNanos();
    settle(nowNanos);
    failure = newFailure;
    show(nowNanos);
  }

  /** Without supply it forgets a test that it has not answered yet. */
  public void supplyLost() {
    test(false);
    dc.forgetTest();
    ac.forgetTest();
    show(clock.nowNanos());
  }

  @Override
  public void tick(long nowNanos) {
    settle(nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    return nextNanos;
  }

  private void settle(long nowNanos) {
    while (nextNanos <= nowNanos) {
      long atNanos = nextNanos;
      dc.settle(atNanos);
      ac.settle(atNanos);
      show(atNanos);
      if (atNanos >= burstEndsAtNanos) {
        burstEndsAtNanos = NEVER;
        burstMa = 0;
        setAc(atNanos);
      }
      show(atNanos);
    }
  }

  private void setAc(long nowNanos) {
    int acMa = steadyAcMa + burstMa;
    if (acMa != ac.currentMa()) {
      ac.current(nowNanos, acMa, lateNanos());
      probe.level(nowNanos, "residual.acMa", acMa);
    }
  }

  private long lateNanos() {
    return failure == Failure.LATE ? times.lateMs * NANOS_PER_MS : 0;
  }

  /** Brings the outputs to the pins, with what they set off, and looks for what comes next. */
  private void show(long nowNanos) {
    boolean works = failure != Failure.DEAD;
    boolean newDc = failure == Failure.STUCK_DC || (works && dc.on());
    boolean newAc = failure == Failure.STUCK_AC || (works && ac.on());
    if (newDc != dcShown) {
      dcShown = newDc;
      probe.level(nowNanos, "residual.dc", newDc ? 1 : 0);
    }
    if (newAc != acShown) {
      acShown = newAc;
      probe.level(nowNanos, "residual.ac", newAc ? 1 : 0);
    }
    if ((newDc || newAc) && !latched) {
      latch(nowNanos, true);
    }
    nextNanos = Math.min(burstEndsAtNanos, Math.min(dc.nextNanos(), ac.nextNanos()));
  }

  private void latch(long nowNanos, boolean newLatched) {
    latched = newLatched;
    probe.level(nowNanos, "residual.latch", newLatched ? 1 : 0);
    contactor.chain(SimContactor.Link.RESIDUAL, newLatched);
  }
}
