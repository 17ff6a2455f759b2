package faraday.hal.sim;

import faraday.hal.WallClock;

/** A real-time clock chip that counts virtual time and can lose its battery. */
public final class SimWallClock implements WallClock {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final VirtualClock clock;
  private long setToSeconds;
  private long setAtNanos;
  private boolean oscillatorStopped;

  /** A chip that shows {@code epochSeconds} now, with its oscillator-stop flag clear. */
  public SimWallClock(VirtualClock clock, long epochSeconds) {
    this.clock = clock;
    this.setToSeconds = epochSeconds;
    this.setAtNanos = clock.nowNanos();
  }

  /** Empties the battery: the count restarts at zero and the flag is raised. */
  public void loseBattery() {
    setToSeconds = 0;
    setAtNanos = clock.nowNanos();
    oscillatorStopped = true;
  }

  @Override
  public long epochSeconds() {
    return setToSeconds + (clock.nowNanos() - setAtNanos) / NANOS_PER_SECOND;
  }

  @Override
  public boolean oscillatorStopped() {
    return oscillatorStopped;
  }

  @Override
  public void set(long epochSeconds) {
    setToSeconds = epochSeconds;
    setAtNanos = clock.nowNanos();
    oscillatorStopped = false;
  }
}
