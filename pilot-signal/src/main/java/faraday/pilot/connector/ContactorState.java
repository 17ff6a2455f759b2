package faraday.pilot.connector;

/** What the contactor is ordered to do, confirmed or not by its mirror contact. */
public enum ContactorState {
  /** Ordered open and the mirror confirms it. */
  OPEN,
  /** Ordered closed, the mirror still shows open. */
  CLOSING,
  /** Ordered closed and the mirror confirms it. */
  CLOSED,
  /** Ordered open, the mirror still shows closed. */
  OPENING
}
