package faraday.pilot.state;

/**
 * How the charger meets vehicles that are not quite like the standard's. Times in ms.
 *
 * @param simplifiedLimitMa most that is offered to a vehicle that has not shown B since it was
 *     plugged in and so may have no S2 (seq 1.2); 80000 for no such limit
 * @param ventilationRestMs no offer for this long after a vehicle asked in vain for ventilation
 *     (practice: 30 s)
 * @param ignoredRestMs no offer for this long after a vehicle ignored steady +12 V and was cut off
 *     under load (practice: 30 … 60 s)
 * @param unavailableMs least length of F (practice: 300 ms)
 * @param wakeAfterMs a vehicle that has left an offer alone for so long may be asleep (A.5.3;
 *     practice: 30 … 90 s)
 * @param wakeTries how often it is woken, per plug-in or since it last asked for energy; 0 for
 *     never
 * @param wakeByF whether the last try is made with F, which wakes more vehicles; some old hybrids
 *     latch off on it
 * @param wakeMs length of a try (A.5.3: 4 s)
 * @param wakeDwellMs steady +12 V between F and the new offer (500 … 1000 ms, practice 750)
 */
public record VehicleConfig(
    int simplifiedLimitMa,
    int ventilationRestMs,
    int ignoredRestMs,
    int unavailableMs,
    int wakeAfterMs,
    int wakeTries,
    boolean wakeByF,
    int wakeMs,
    int wakeDwellMs) {

  /** Refuses what would break a vehicle's idea of the standard. */
  public VehicleConfig {
    boolean times =
        ventilationRestMs >= 0
            && ignoredRestMs >= 0
            && unavailableMs >= 300
            && wakeAfterMs >= 1_000
            && wakeMs >= unavailableMs
            && wakeDwellMs >= 500;
    if (simplifiedLimitMa < 0 || wakeTries < 0 || !times) {
      throw new IllegalArgumentException("impossible times for vehicles");
    }
  }

  /** No limit for simplified vehicles, two tries to wake, the second with F. */
  public static VehicleConfig standard() {
    return new VehicleConfig(80_000, 30_000, 30_000, 300, 30_000, 2, true, 4_000, 750);
  }

  /** The same with a limit for vehicles that may have no S2. */
  public VehicleConfig withSimplifiedLimitMa(int newLimitMa) {
    return new VehicleConfig(
        newLimitMa,
        ventilationRestMs,
        ignoredRestMs,
        unavailableMs,
        wakeAfterMs,
        wakeTries,
        wakeByF,
        wakeMs,
        wakeDwellMs);
  }

  /** The same with another way to wake. */
  public VehicleConfig withWaking(int newAfterMs, int newTries, boolean newByF) {
    return new VehicleConfig(
        simplifiedLimitMa,
        ventilationRestMs,
        ignoredRestMs,
        unavailableMs,
        newAfterMs,
        newTries,
        newByF,
        wakeMs,
        wakeDwellMs);
  }
}
