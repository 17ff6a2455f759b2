package faraday.pilot.supervision;

/**
 * What a connector does just now, as far as watches must know. Filled once per tick by the safety
 * loop, read by the watches, never kept.
 */
public final class Situation {

  /** The contactor is ordered closed. */
  public boolean ordered;

  /** The mirror shows closed main contacts. */
  public boolean mirrorClosed;

  /** The 1 kHz signal is driven: power is offered. */
  public boolean offering;

  /** Power is ordered by the service loop, offered yet or not. */
  public boolean wanted;

  /** A plug is in. */
  public boolean plugged;

  /** The boot self-test has passed: outputs and mirror are as they should be. */
  public boolean tested;

  /** Duty driven since the last tick, in permille. */
  public int dutyPermille;

  /** Current offered by that duty, in mA; 0 when none. */
  public int offeredMa;

  /** True while order and mirror both say open. */
  public boolean open() {
    return !ordered && !mirrorClosed;
  }

  /** True when power is offered or may flow: what a charge depends on must work. */
  public boolean underPower() {
    return offering || ordered || mirrorClosed;
  }
}
