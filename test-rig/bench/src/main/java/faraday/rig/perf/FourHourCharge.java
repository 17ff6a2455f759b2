package faraday.rig.perf;

import faraday.rig.car.Cable;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;
import java.util.List;

/**
 * Four hours of charging with the whole world ticking: every safety tick, every poll of the NFC
 * chip, every meter reading, every record, and the trace of it all.
 */
final class FourHourCharge implements Measurement {

  private static final double SPEEDUP_MIN = 1000;
  private static final long CHARGE_S = 4 * 3600;
  private static final long TOKEN_S = 6 * 3600;
  private static final long TOKEN_WH = 80_000;
  private static final long TOKEN_MINOR = 9_000;

  /**
   * What one charge took.
   *
   * @param virtualNanos length of the charge
   * @param wallNanos wall time of the loop meanwhile
   * @param cpuNanos processor time of the loop's thread meanwhile
   * @param energyMwh what the meter counted
   * @param traceHash of the whole world
   */
  record Result(
      long virtualNanos, long wallNanos, long cpuNanos, long energyMwh, String traceHash) {

    double wallSpeedup() {
      return (double) virtualNanos / Math.max(1, wallNanos);
    }

    double cpuSpeedup() {
      return (double) virtualNanos / Math.max(1, cpuNanos);
    }
  }

  @Override
  public String what() {
    return "four hours of charging";
  }

  /** The best of several: a loop on one thread is only ever slowed down by others. */
  @Override
  public List<Figure> measure(Scale scale) {
    double bestWall = 0;
    double bestCpu = 0;
    for (int i = 0; i < scale.repeats(); i++) {
      Result result = run(scale.seed());
      bestWall = Math.max(bestWall, result.wallSpeedup());
      bestCpu = Math.max(bestCpu, result.cpuSpeedup());
    }
    return figures(Rounded.to(0, bestWall), Rounded.to(0, bestCpu));
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(double wall, double cpu) {
    return List.of(
        Figure.atLeast("fourHourChargeSpeedup", wall, "x real time", SPEEDUP_MIN),
        Figure.info("fourHourChargeCpuSpeedup", cpu, "x cpu time"));
  }

  /** Plugs, taps, charges for four hours. */
  static Result run(long seed) {
    return run(new PerfWorld(seed, dialogue -> dialogue), CHARGE_S);
  }

  /** The same in a world of the caller's for so many seconds. */
  static Result run(PerfWorld world, long chargeS) {
    boolean up = world.boot();
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * PerfWorld.NANOS_PER_S);
    WalletPhone driver = world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR);
    boolean granted = up && world.tap(driver, Intent.START);
    world.run(10 * PerfWorld.NANOS_PER_S);
    if (!granted || !world.board().plant(1).live()) {
      throw new NotMeasuredException("the charge to be measured did not begin");
    }
    long chargeNanos = chargeS * PerfWorld.NANOS_PER_S;
    long cpuNanos = ThreadCosts.cpuNanos();
    long wallNanos = System.nanoTime();
    world.run(chargeNanos);
    wallNanos = System.nanoTime() - wallNanos;
    cpuNanos = ThreadCosts.cpuNanos() - cpuNanos;
    if (!world.board().plant(1).live()) {
      throw new NotMeasuredException("the charge to be measured ended early");
    }
    long energyMwh = world.board().plant(1).meter().registerMwh();
    return new Result(chargeNanos, wallNanos, cpuNanos, energyMwh, world.trace().hash());
  }
}
