package faraday.rig.invariant;

/** What the high plateau of a pilot shows to whoever reads it, and since when. */
final class Shown {

  /** Above this the pilot reads A: no vehicle. */
  private static final int NO_VEHICLE_MV = 11_000;

  /** From here on a plateau is in band B: an open S2 shows (IEC 61851-1 table A.4). */
  private static final int S2_OPEN_MV = 8_250;

  private boolean s2Open;
  private long s2OpenSinceNanos;
  private boolean noVehicle;
  private long noVehicleSinceNanos;

  void high(long nowNanos, long highMv) {
    boolean open = highMv >= S2_OPEN_MV;
    if (open != s2Open) {
      s2Open = open;
      s2OpenSinceNanos = nowNanos;
    }
    boolean alone = highMv >= NO_VEHICLE_MV;
    if (alone != noVehicle) {
      noVehicle = alone;
      noVehicleSinceNanos = nowNanos;
    }
  }

  boolean s2Open() {
    return s2Open;
  }

  /** Since when {@link #s2Open} is as it is, in ns. */
  long s2OpenSinceNanos() {
    return s2OpenSinceNanos;
  }

  boolean noVehicle() {
    return noVehicle;
  }

  /** Since when {@link #noVehicle} is as it is, in ns. */
  long noVehicleSinceNanos() {
    return noVehicleSinceNanos;
  }
}
