package faraday.pilot.supervision;

import faraday.pilot.supervision.HeatLimits.Thresholds;

/**
 * Every threshold of the supervision. Numbers of the standards were not verified against their
 * text, and practice differs: all of them can be set, and each names its source.
 *
 * @param residualTest self-test of the residual-current monitor
 * @param reclose closing again after a residual-current trip
 * @param poles feedback of the contactor's poles
 * @param mains voltage and frequency, and the way back
 * @param overCurrent current above the offer
 * @param heat derating by temperature
 * @param meter readings of the meter
 * @param signal measured pilot signal
 * @param other what is one number each
 */
public record SupervisionLimits(
    ResidualTestLimits residualTest,
    ReclosePolicy reclose,
    PoleLimits poles,
    MainsLimits mains,
    OverCurrentLimits overCurrent,
    HeatLimits heat,
    MeterLimits meter,
    SignalLimits signal,
    OtherLimits other) {

  /** The defaults: three phases of 230 V, 50 Hz, closing again allowed. */
  public static SupervisionLimits standard() {
    return new SupervisionLimits(
        ResidualTestLimits.standard(),
        ReclosePolicy.standard(),
        new PoleLimits(1_000, 500, 400, 1_000, 115_000),
        MainsLimits.standard(),
        new OverCurrentLimits(500, 1_100, 7_000, 5_000),
        new HeatLimits(
            Thresholds.standard(), Thresholds.standard(), 300_000, 1_000, 10_000, 60_000),
        new MeterLimits(5_000, 2_000, 5_000),
        new SignalLimits(995_000, 1_005_000, 5_000, 1_000, 300),
        new OtherLimits(100, 60_000, 60_000, 60_000, 1_000, 10_000, 5_000, 30_000));
  }

  /** The same with another self-test of the residual-current monitor. */
  public SupervisionLimits withResidualTest(ResidualTestLimits newTest) {
    return new SupervisionLimits(
        newTest, reclose, poles, mains, overCurrent, heat, meter, signal, other);
  }

  /** The same with another policy of closing again. */
  public SupervisionLimits withReclose(ReclosePolicy newReclose) {
    return new SupervisionLimits(
        residualTest, newReclose, poles, mains, overCurrent, heat, meter, signal, other);
  }

  /** The same with other mains. */
  public SupervisionLimits withMains(MainsLimits newMains) {
    return new SupervisionLimits(
        residualTest, reclose, poles, newMains, overCurrent, heat, meter, signal, other);
  }

  /** The same with other heat limits. */
  public SupervisionLimits withHeat(HeatLimits newHeat) {
    return new SupervisionLimits(
        residualTest, reclose, poles, mains, overCurrent, newHeat, meter, signal, other);
  }

  /**
   * Self-test of the residual-current monitor. Practice (WARP): a pulse of 250 ms brings the 6 mA
   * output after 740 ms and the other 660 ms later, both released within 3 s; the windows around
   * that are chosen.
   *
   * @param pulseMs length of the test pulse
   * @param dcFromMs earliest 6 mA output after the pulse began
   * @param dcToMs latest
   * @param acFromMs earliest alternating-current output after the other one
   * @param acToMs latest
   * @param releasedMs both released by then, from the pulse's begin
   * @param everyH longest time between two tests, in h (practice: WARP, Easee)
   */
  public record ResidualTestLimits(
      int pulseMs, int dcFromMs, int dcToMs, int acFromMs, int acToMs, int releasedMs, int everyH) {

    /** Practice, with windows around it. */
    public static ResidualTestLimits standard() {
      return new ResidualTestLimits(250, 500, 1_000, 400, 1_000, 3_000, 24);
    }

    /** The same at least so often, in h. */
    public ResidualTestLimits withEveryH(int newEveryH) {
      return new ResidualTestLimits(
          pulseMs, dcFromMs, dcToMs, acFromMs, acToMs, releasedMs, newEveryH);
    }
  }

  /**
   * Feedback of the poles. Practice: WARP reports a mismatch after 250 ms, OpenEVSE after 1 s.
   *
   * @param weldedMs how long a phase may be live although the contacts are open
   * @param openMs how long a phase may be dead although the contacts are closed and it is supplied
   * @param feedbackMs how long the mirror may say open while all phases are live; shorter than the
   *     time a closing may take, so that it is told apart from a contactor that did not close
   * @param leakMa what may flow through open contacts by measuring error
   * @param suppliedMv from here on a phase counts as supplied (chosen: half of 230 V)
   */
  public record PoleLimits(int weldedMs, int openMs, int feedbackMs, int leakMa, int suppliedMv) {}

  /**
   * Current above the offer: more than (limit + margin) × factor. Practice: EVerest 0.5 A, 1.10, 7
   * s; some cars draw 8 % more than offered.
   *
   * @param marginMa added to the limit
   * @param factorPermille then multiplied
   * @param standMs how long it must stand, never less than 6000
   * @param followMs time for the vehicle after the limit fell (table A.6 seq 6: 5 s)
   */
  public record OverCurrentLimits(int marginMa, int factorPermille, int standMs, int followMs) {

    /** Refuses a time in which a vehicle that is at work could be cut off. */
    public OverCurrentLimits {
      if (standMs < 6_000 || factorPermille < 1_000 || marginMa < 0) {
        throw new IllegalArgumentException("over-current after " + standMs + " ms");
      }
    }
  }

  /**
   * Readings of the meter. Practice: EVerest waits 5 s for a first value; WARP takes one older than
   * 1 s for none (here 2 s, chosen).
   *
   * @param silentMs without a reading under power for so long: a fault
   * @param staleMs a reading older than this allows no new offer
   * @param backMs readings must come for so long before it is over
   */
  public record MeterLimits(int silentMs, int staleMs, int backMs) {}

  /**
   * The measured pilot signal (IEC 61851-1 Annex A): 1 kHz ± 0.5 %, ± 5 µs; the times are chosen.
   *
   * @param frequencyMinMilliHz lowest frequency
   * @param frequencyMaxMilliHz highest frequency
   * @param dutyErrorNanos how far the time at +12 V may be off
   * @param standMs how long it must be wrong
   * @param settleMs not judged for so long after a change of the duty: the capture averages
   */
  public record SignalLimits(
      int frequencyMinMilliHz,
      int frequencyMaxMilliHz,
      int dutyErrorNanos,
      int standMs,
      int settleMs) {}

  /**
   * One number each; chosen where no source is named.
   *
   * @param earthLostMs how long protective earth may be missing: one reading is none
   * @param earthSoundMs how long it must be sound before that is over
   * @param onTimeMs ticks must come in time for so long before lateness is over
   * @param clockJumpMs a step of the clock beyond this, or any back, is a jump
   * @param energyMinPermille least stored energy, in permille of one travel of the bolt
   * @param energyLowMs how long it may be less: a capacitor charges in 5 s (practice)
   * @param energyBackMs how long it must be there again before that is over
   * @param restartMs no offer for so long after a fault ended by recovery (practice: WARP 30 s)
   */
  public record OtherLimits(
      int earthLostMs,
      int earthSoundMs,
      int onTimeMs,
      int clockJumpMs,
      int energyMinPermille,
      int energyLowMs,
      int energyBackMs,
      int restartMs) {}
}
