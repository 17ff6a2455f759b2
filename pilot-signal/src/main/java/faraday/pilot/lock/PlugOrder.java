package faraday.pilot.lock;

/** What the service loop last said about the plug. */
public enum PlugOrder {
  /** Nothing since boot. */
  NONE,
  /** Accepted: hold it. */
  HOLD,
  /** Free it. */
  RELEASE
}
