package faraday.firmware.session;

/** Why a session ended; the code stands in the session record (SPEC §5, key 21). */
public enum StopReason {
  /** The driver tapped again. */
  DRIVER(0),
  /** The plug was pulled. */
  UNPLUGGED(1),
  /** The token's energy limit. */
  ENERGY_LIMIT(2),
  /** The token's time limit. */
  TIME_LIMIT(3),
  /** The token's cost limit. */
  COST_LIMIT(4),
  /** The safety loop latched a fault. */
  FAULT(5),
  /** The charger lost power and could not go on. */
  POWER_LOSS(6),
  /** No car came within the time after the grant. */
  LAPSED(7),
  /** The vehicle is full. */
  VEHICLE_FULL(8),
  /** Staff ended it. */
  STAFF(9);

  private final int code;

  StopReason(int code) {
    this.code = code;
  }

  /** The number in the record. */
  public int code() {
    return code;
  }
}
