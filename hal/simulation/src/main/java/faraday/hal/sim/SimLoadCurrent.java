package faraday.hal.sim;

import faraday.hal.LoadCurrent;
import faraday.hal.MainsSense;

/**
 * Currents as the charger's metering chip last read them, and how it can fail. Signals: {@code
 * load.l1Ma} … {@code load.l3Ma}, what it reads.
 */
public final class SimLoadCurrent implements LoadCurrent {

  /** How the reading can fail. */
  public enum Failure {
    /** Works. */
    NONE,
    /** No reading any more; the last one ages. */
    SILENT,
    /** New readings with the old values. */
    FROZEN
  }

  private static final String[] SIGNALS = {"load.l1Ma", "load.l2Ma", "load.l3Ma"};

  private final SimProbe probe;
  private final int[] readMa = new int[MainsSense.PHASES_MAX];
  private final int[] leapMa = new int[MainsSense.PHASES_MAX];
  private Failure failure = Failure.NONE;
  private long readAtNanos = Long.MIN_VALUE;

  /** A chip that has read nothing yet. */
  public SimLoadCurrent(SimProbe probe) {
    this.probe = probe;
  }

  /** The chip completes a reading of what flows, in mA per phase. */
  public void read(long nowNanos, int[] currentMa) {
    if (failure == Failure.SILENT) {
      return;
    }
    readAtNanos = nowNanos;
    for (int phase = 0; failure == Failure.NONE && phase < readMa.length; phase++) {
      int newMa = Math.max(0, currentMa[phase] + leapMa[phase]);
      if (newMa != readMa[phase]) {
        readMa[phase] = newMa;
        probe.level(nowNanos, SIGNALS[phase], newMa);
      }
    }
  }

  /** Breaks or mends the chip. */
  public void failure(Failure newFailure) {
    failure = newFailure;
  }

  /** Adds so much to every reading of a phase, from 0, from the next on; in mA, 0 for the truth. */
  public void leap(int phase, int addedMa) {
    leapMa[phase] = addedMa;
  }

  @Override
  public int currentMa(int phase) {
    return readMa[phase];
  }

  @Override
  public long readAtNanos() {
    return readAtNanos;
  }
}
