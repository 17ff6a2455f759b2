package faraday.hal.sim;

import faraday.hal.EnergyMeter;

/** A meter whose values the world sets; it refuses to run backwards. */
public final class SimMeter implements EnergyMeter {

  /** How the meter can fail. */
  public enum Failure {
    /** Works. */
    NONE,
    /** No reading any more; the last one ages. */
    SILENT,
    /** New readings with the old values. */
    FROZEN
  }

  private final SimProbe probe;
  private long registerMwh;
  private int maxCurrentMa;
  private int powerW;
  private int minVoltageMv = 230_000;
  private long readAtNanos = Long.MIN_VALUE;
  private Failure failure = Failure.NONE;
  private long leapMwh;

  /**
   * A meter that has counted before.
   *
   * @param registerMwh the register's first value, in mWh
   */
  public SimMeter(long registerMwh, SimProbe probe) {
    this.registerMwh = registerMwh;
    this.probe = probe;
  }

  /** Breaks or mends the meter. What it did not count is in the next good reading. */
  public void failure(Failure newFailure) {
    failure = newFailure;
  }

  /** Makes the register leap forward from the next reading on, in mWh. */
  public void leap(long addedMwh) {
    if (addedMwh < 0) {
      throw new IllegalArgumentException("a meter never runs backwards");
    }
    leapMwh += addedMwh;
  }

  /**
   * Publishes a completed reading.
   *
   * @throws IllegalArgumentException when the register would fall
   */
  public void publish(long nowNanos, long countedMwh, int currentMa, int watts, int voltageMv) {
    long newRegisterMwh = countedMwh + leapMwh;
    if (failure != Failure.NONE) {
      readAtNanos = failure == Failure.FROZEN ? nowNanos : readAtNanos;
      return;
    }
    if (newRegisterMwh < registerMwh) {
      throw new IllegalArgumentException("a meter never runs backwards");
    }
    if (newRegisterMwh != registerMwh) {
      probe.level(nowNanos, "meter.registerMwh", newRegisterMwh);
    }
    if (currentMa != maxCurrentMa) {
      probe.level(nowNanos, "meter.currentMa", currentMa);
    }
    if (watts != powerW) {
      probe.level(nowNanos, "meter.powerW", watts);
    }
    registerMwh = newRegisterMwh;
    maxCurrentMa = currentMa;
    powerW = watts;
    minVoltageMv = voltageMv;
    readAtNanos = nowNanos;
  }

  @Override
  public long registerMwh() {
    return registerMwh;
  }

  @Override
  public int maxCurrentMa() {
    return maxCurrentMa;
  }

  @Override
  public int powerW() {
    return powerW;
  }

  @Override
  public int minVoltageMv() {
    return minVoltageMv;
  }

  @Override
  public long readAtNanos() {
    return readAtNanos;
  }
}
