package faraday.firmware.session;

/**
 * The charging profile of one session as the pilot needs it: amperes per phase over time (E7, E8,
 * OCPP 2.0.1 TxProfile). Immutable.
 */
public final class LoadSchedule {

  /** No profile: the local limits alone count. */
  public static final LoadSchedule NONE = new LoadSchedule(new int[0], new int[0], 0);

  private final int[] startsS;
  private final int[] limitsMa;
  private final long durationS;

  private LoadSchedule(int[] startsS, int[] limitsMa, long durationS) {
    this.startsS = startsS;
    this.limitsMa = limitsMa;
    this.durationS = durationS;
  }

  /**
   * A profile whose periods begin at the given seconds.
   *
   * @param startsS ascending, the first 0
   * @param limitsMa per phase, one for each start
   * @param durationS after which the profile no longer applies; 0 means without end
   */
  public static LoadSchedule of(int[] startsS, int[] limitsMa, long durationS) {
    if (startsS.length != limitsMa.length || startsS.length == 0 || startsS[0] != 0) {
      throw new IllegalArgumentException("periods out of shape");
    }
    return new LoadSchedule(startsS.clone(), limitsMa.clone(), durationS);
  }

  /**
   * The profile's limit.
   *
   * @param elapsedS seconds since the profile began
   * @param otherwiseMa answer when no profile applies at that moment
   * @return mA per phase
   */
  public int limitMa(long elapsedS, int otherwiseMa) {
    if (startsS.length == 0 || elapsedS < 0 || (durationS > 0 && elapsedS >= durationS)) {
      return otherwiseMa;
    }
    int limit = limitsMa[0];
    for (int i = 1; i < startsS.length && startsS[i] <= elapsedS; i++) {
      limit = limitsMa[i];
    }
    return limit;
  }

  /** Watts over all phases to milliamperes per phase, rounded down so that nothing is promised. */
  public static int wattsToMa(long watts, int phases, int phaseVoltageV) {
    return (int) Math.min(Integer.MAX_VALUE, watts * 1000 / ((long) phases * phaseVoltageV));
  }
}
