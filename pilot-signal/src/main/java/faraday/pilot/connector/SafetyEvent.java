package faraday.pilot.connector;

import faraday.pilot.fault.SafetyFault;

/** What the safety loop reports through its ring, each with two numbers. */
public enum SafetyEvent {
  /** The pilot state changed: ordinal of the old state, ordinal of the new one. */
  PILOT_STATE,
  /** The plug was pulled: high plateau in mV, openings so far. */
  UNPLUGGED,
  /** The cable's ampacity is known: mA, ohm. */
  CABLE,
  /** The limit changed, or who binds: mA, ordinal of {@link faraday.pilot.limit.LimitSource}. */
  LIMIT,
  /** The duty was changed: permille, limit in mA. */
  DUTY,
  /** The contactor was ordered closed: high plateau in mV, low plateau in mV. */
  CLOSE_ORDERED,
  /** The mirror confirmed closed: ms since the order, limit in mA. */
  CLOSED,
  /** The contactor was ordered open: high plateau in mV, low plateau in mV. */
  OPEN_ORDERED,
  /** The mirror confirmed open: ms since the order, 0. */
  OPENED,
  /** The vehicle ignored steady +12 V and was cut off: ms since the withdrawal, count. */
  OPENED_UNDER_LOAD,
  /** The bolt moved to another position: ordinal of {@code LockMotor.Bolt}, try. */
  BOLT,
  /** Another row of the lock's policy applies: ordinals of {@code LockRow}, old and new. */
  LOCK_ROW,
  /** A forced unlocking was ordered: 1 taken, 0 ignored because contacts were not open; 0. */
  FORCED_UNLOCK,
  /** Evidence of the fault that follows: high plateau, low plateau, in mV. */
  FAULT_PLATEAUS,
  /** Evidence of the fault that follows: highest phase current in mA, 0. */
  FAULT_CURRENT,
  /** The first fault: ordinal of {@link SafetyFault}, its detail. */
  FAULT,
  /** A further fault while one was latched: ordinal of {@link SafetyFault}, its detail. */
  FURTHER_FAULT,
  /** A fault that stops nothing: ordinal of {@link SafetyFault}, its detail. */
  NOTICE,
  /** A latched fault ended: ordinal of {@link SafetyFault}, 0. */
  FAULT_CLEARED,
  /** A tick came too late and opened the contactor: ms late, count. */
  LATE_TICK,
  /** The residual-current monitor passed its test: how often since boot, 0. */
  RESIDUAL_TESTED,
  /** Ventilation is asked for and not available: high plateau in mV, 0. */
  VENTILATION_REFUSED,
  /** The boot self-test passed: ms it took, transitions walked. */
  SELF_TEST_PASSED
}
