package faraday.pilot.supervision;

import faraday.hal.HeatSense;
import faraday.pilot.duty.DutyLaw;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/**
 * Temperatures: less current when it gets hot, none when it gets too hot, little when nobody knows.
 */
@SuppressWarnings("EnumOrdinal") // ordinals index arrays of this run only
public final class HeatWatch {

  private static final HeatSense.Point[] POINTS = HeatSense.Point.values();

  private final HeatLimits limits;
  private final HeatSense heat;
  private final FaultLatch faults;
  private final int halfMa;
  private final Derating[] deratings = new Derating[POINTS.length];
  private final Standing[] silent = new Standing[POINTS.length];
  private final Standing allAnswer = new Standing();
  private int step;

  /**
   * A watch that raises OVER_TEMPERATURE and HEAT_SENSOR_FAILED.
   *
   * @param fullMa what the site carries, in mA
   */
  public HeatWatch(HeatLimits limits, HeatSense heat, int fullMa, FaultLatch faults) {
    this.limits = limits;
    this.heat = heat;
    this.faults = faults;
    this.halfMa = Math.max(fullMa / 2, DutyLaw.LIMIT_MIN_MA);
    for (int i = 0; i < POINTS.length; i++) {
      deratings[i] = new Derating(thresholds(POINTS[i]), limits);
      silent[i] = new Standing();
    }
  }

  private HeatLimits.Thresholds thresholds(HeatSense.Point point) {
    return switch (point) {
      case ENCLOSURE -> limits.enclosure();
      case CONTACTS -> limits.contacts();
    };
  }

  /** Looks now and then. */
  public void watch(long nowNanos) {
    int highestStep = Derating.FULL;
    int hottestMilliC = Integer.MIN_VALUE;
    boolean answered = true;
    for (int i = 0; i < POINTS.length; i++) {
      int milliC = heat.temperatureMilliC(POINTS[i]);
      boolean plausible = plausible(milliC);
      if (silent[i].lookMs(nowNanos, !plausible) >= limits.standMs()) {
        faults.raise(nowNanos, SafetyFault.HEAT_SENSOR_FAILED, i);
      }
      answered &= plausible;
      int one = plausible ? deratings[i].look(nowNanos, milliC) : deratings[i].keep();
      highestStep = Math.max(highestStep, one);
      hottestMilliC = Math.max(hottestMilliC, milliC);
    }
    if (allAnswer.lookMs(nowNanos, answered) >= limits.sensorBackMs()) {
      faults.recover(nowNanos, SafetyFault.HEAT_SENSOR_FAILED);
    }
    take(nowNanos, highestStep, hottestMilliC);
  }

  private static boolean plausible(int milliC) {
    return milliC >= HeatLimits.PLAUSIBLE_MIN_MILLI_C && milliC <= HeatLimits.PLAUSIBLE_MAX_MILLI_C;
  }

  private void take(long nowNanos, int newStep, int hottestMilliC) {
    step = newStep;
    if (step == Derating.STOP) {
      faults.raise(nowNanos, SafetyFault.OVER_TEMPERATURE, hottestMilliC);
    } else {
      faults.recover(nowNanos, SafetyFault.OVER_TEMPERATURE);
    }
  }

  /** What may be drawn at these temperatures, in mA. */
  public int limitMa() {
    int byStepMa =
        switch (step) {
          case Derating.FULL -> MainsWatch.NO_LIMIT_MA;
          case Derating.HALF -> halfMa;
          default -> DutyLaw.LIMIT_MIN_MA;
        };
    boolean blind = faults.isLatched(SafetyFault.HEAT_SENSOR_FAILED);
    return blind ? Math.min(byStepMa, limits.sensorLostMa()) : byStepMa;
  }
}
