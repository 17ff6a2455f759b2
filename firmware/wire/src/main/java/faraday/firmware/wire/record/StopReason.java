package faraday.firmware.wire.record;

import faraday.firmware.wire.WireCode;

/** Why a session ended (SPEC §5, key 21). */
public enum StopReason implements WireCode {
  /** The driver's tap. */
  TAP(0),
  /** The car was unplugged. */
  UNPLUGGED(1),
  /** The energy limit. */
  ENERGY_LIMIT(2),
  /** The time limit. */
  TIME_LIMIT(3),
  /** The cost limit. */
  COST_LIMIT(4),
  /** A fault. */
  FAULT(5),
  /** Power was lost. */
  POWER_LOSS(6),
  /** No car came within the grant. */
  LAPSED(7),
  /** The car is full. */
  CAR_FULL(8),
  /** Staff ended it. */
  STAFF(9),
  /** The token's window, and with it the reserved slot, is over. */
  SLOT_END(10);

  private final int code;

  StopReason(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
