package faraday.pilot.lock;

/**
 * What the installer sets for the lock of one connector. Times in ms.
 *
 * @param tethered the cable is part of the charger: no bolt, no cable code
 * @param tetheredLimitMa what that cable carries
 * @param policy what becomes of a held cable that is pulled at the vehicle
 * @param freeAfterMs with {@link UnlockPolicy#AUTOMATIC}: how long state A must stand, below the 5
 *     s of table A.6 seq 2.1
 * @param steadyMs the bolt must stand this long at a switch before it counts
 * @param travelMs a travel that takes longer is a jam (motors take 300 … 1000 ms, practice); the
 *     motor never has current for longer
 * @param reverseMs motor off before it turns the other way
 * @param restMs motor off between two tries
 * @param tries to shut before the plug counts as not lockable; opening is tried for ever
 * @param slowRestMs motor off between two tries to open after those
 * @param mainsLostMs shorter dips of the supply free nothing
 * @param energyPatienceMs so long may stored energy be lacking before opening is tried without it;
 *     a capacitor charged through 47 Ω takes some 5 s (practice)
 */
public record LockConfig(
    boolean tethered,
    int tetheredLimitMa,
    UnlockPolicy policy,
    int freeAfterMs,
    int steadyMs,
    int travelMs,
    int reverseMs,
    int restMs,
    int tries,
    int slowRestMs,
    int mainsLostMs,
    int energyPatienceMs) {

  private static final int FREE_AFTER_MAX_MS = 4_000;
  private static final int TRAVEL_MAX_MS = 1_500;

  /** Refuses what could burn a motor, break seq 2.1 or never move. */
  public LockConfig {
    if (tetheredLimitMa < 0 || tetheredLimitMa > 80_000) {
      throw new IllegalArgumentException("cable limit outside 0 … 80000 mA: " + tetheredLimitMa);
    }
    if (freeAfterMs < 0 || freeAfterMs > FREE_AFTER_MAX_MS) {
      throw new IllegalArgumentException("unlocking outside 0 … 4000 ms: " + freeAfterMs);
    }
    if (travelMs < 1 || travelMs > TRAVEL_MAX_MS) {
      throw new IllegalArgumentException("travel outside 1 … 1500 ms: " + travelMs);
    }
    boolean rests = reverseMs >= 0 && restMs >= travelMs / 2 && slowRestMs >= restMs;
    boolean others = steadyMs >= 0 && mainsLostMs >= 0;
    if (tries < 1 || !rests || !others || energyPatienceMs < 0) {
      throw new IllegalArgumentException("impossible lock");
    }
  }

  /** A socket whose cable is kept for its user. */
  public static LockConfig standard() {
    return new LockConfig(
        false, 0, UnlockPolicy.BY_USER, 1_000, 40, 1_500, 100, 1_000, 3, 10_000, 200, 30_000);
  }

  /** The same with a cable of its own. */
  public LockConfig withCable(int limitMa) {
    return new LockConfig(
        true,
        limitMa,
        policy,
        freeAfterMs,
        steadyMs,
        travelMs,
        reverseMs,
        restMs,
        tries,
        slowRestMs,
        mainsLostMs,
        energyPatienceMs);
  }

  /** The same with another policy. */
  public LockConfig with(UnlockPolicy newPolicy) {
    return new LockConfig(
        tethered,
        tetheredLimitMa,
        newPolicy,
        freeAfterMs,
        steadyMs,
        travelMs,
        reverseMs,
        restMs,
        tries,
        slowRestMs,
        mainsLostMs,
        energyPatienceMs);
  }
}
