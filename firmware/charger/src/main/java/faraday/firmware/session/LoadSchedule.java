package faraday.firmware.session;

/**
 * The charging profile of one session as the pilot needs it: amperes per phase over time (E7, E8,
 * OCPP 2.0.1 TxProfile). Immutable.
 *
 * <p>A profile may speak in UTC: an Absolute schedule begins at a moment, and any profile may have
 * a window of validity. {@link #placed} turns that into seconds of the session once, when the
 * session starts; from then on only monotonic time counts.
 */
public final class LoadSchedule {

  /** No profile: the local limits alone count. */
  public static final LoadSchedule NONE = new LoadSchedule(new int[0], new int[0], 0, Place.FREE);

  private final int[] startsS;
  private final int[] limitsMa;
  private final long durationS;
  private final Place place;

  /**
   * Where a profile lies: in UTC before it is placed, in seconds of the session afterwards.
   *
   * @param inUtc whether the numbers below are UTC
   * @param startS when its first period begins; {@link #WITH_SESSION} means with the session
   * @param fromS it says nothing before
   * @param toS nor from here on
   */
  private record Place(boolean inUtc, long startS, long fromS, long toS) {
    static final long WITH_SESSION = Long.MIN_VALUE;
    static final Place FREE = new Place(false, 0, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private LoadSchedule(int[] startsS, int[] limitsMa, long durationS, Place place) {
    this.startsS = startsS;
    this.limitsMa = limitsMa;
    this.durationS = durationS;
    this.place = place;
  }

  /**
   * A profile whose periods begin at the given seconds of the session.
   *
   * @param startsS ascending, the first 0
   * @param limitsMa per phase, one for each start
   * @param durationS after which the profile no longer applies; 0 means without end
   */
  public static LoadSchedule of(int[] startsS, int[] limitsMa, long durationS) {
    if (startsS.length != limitsMa.length || startsS.length == 0 || startsS[0] != 0) {
      throw new IllegalArgumentException("periods out of shape");
    }
    return new LoadSchedule(startsS.clone(), limitsMa.clone(), durationS, Place.FREE);
  }

  /** The same with periods that count from a moment in UTC (kind Absolute). */
  public LoadSchedule startingAt(long epochS) {
    return new LoadSchedule(
        startsS, limitsMa, durationS, new Place(true, epochS, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /** The same, saying nothing before {@code fromEpochS} nor from {@code toEpochS} on. */
  public LoadSchedule validFor(long fromEpochS, long toEpochS) {
    long startS = place.inUtc ? place.startS : Place.WITH_SESSION;
    return new LoadSchedule(
        startsS, limitsMa, durationS, new Place(true, startS, fromEpochS, toEpochS));
  }

  /** Whether it can only be honoured by who knows UTC. */
  public boolean needsTime() {
    return place.inUtc;
  }

  /** The same in seconds of a session that began at this moment. */
  public LoadSchedule placed(long sessionStartEpochS) {
    if (!place.inUtc) {
      return this;
    }
    boolean withSession = place.startS == Place.WITH_SESSION;
    long startS = withSession ? 0 : place.startS - sessionStartEpochS;
    long fromS = Math.max(0, place.fromS) - sessionStartEpochS;
    long toS = place.toS == Long.MAX_VALUE ? place.toS : place.toS - sessionStartEpochS;
    return new LoadSchedule(startsS, limitsMa, durationS, new Place(false, startS, fromS, toS));
  }

  /** What to keep to when a profile in UTC cannot be placed: its lowest limit, without end. */
  public LoadSchedule lowest() {
    if (startsS.length == 0) {
      return this;
    }
    int lowestMa = limitsMa[0];
    for (int limit : limitsMa) {
      lowestMa = Math.min(lowestMa, limit);
    }
    return of(new int[] {0}, new int[] {lowestMa}, 0);
  }

  /**
   * The profile's limit; of a profile in UTC only once it is placed.
   *
   * @param elapsedS seconds since the session began
   * @param otherwiseMa answer when no profile applies at that moment
   * @return mA per phase
   */
  public int limitMa(long elapsedS, int otherwiseMa) {
    if (place.inUtc) {
      throw new IllegalStateException("a profile in UTC has not been placed");
    }
    long profileS = elapsedS - place.startS;
    boolean valid = elapsedS >= place.fromS && elapsedS < place.toS;
    boolean over = durationS > 0 && profileS >= durationS;
    if (startsS.length == 0 || !valid || profileS < 0 || over) {
      return otherwiseMa;
    }
    int limit = limitsMa[0];
    for (int i = 1; i < startsS.length && startsS[i] <= profileS; i++) {
      limit = limitsMa[i];
    }
    return limit;
  }

  /** Watts over all phases to milliamperes per phase, rounded down so that nothing is promised. */
  public static int wattsToMa(long watts, int phases, int phaseVoltageV) {
    return (int) Math.min(Integer.MAX_VALUE, watts * 1000 / ((long) phases * phaseVoltageV));
  }
}
