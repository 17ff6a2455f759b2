package faraday.firmware.session;

/** Where one connector's session stands. */
public enum SessionPhase {
  /** Nobody has a right here. */
  FREE,
  /** GRANT is on its way to flash; M4 waits for it. */
  GRANTING,
  /** GRANT is durable; the tap is not over, or no plug is in yet. */
  GRANTED,
  /** START is on its way to flash. */
  STARTING,
  /** After a restart: waiting for the safety loop to tell whether the session may go on. */
  RESUMING,
  /** Power is offered. */
  RUNNING,
  /** The offer is withdrawn; the contacts are not confirmed open yet. */
  ENDING,
  /** STOP, CLOSE or LAPSE is on its way to flash; the bolt stays as it is. */
  RECORDING,
  /** The end is recorded; the plug stays held as the policy says. */
  HOLDING
}
