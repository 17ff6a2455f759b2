package faraday.hal.sim;

import faraday.hal.EmergencyStop;

/**
 * The emergency-stop loop in the chain of the contactor's coil. Signal: {@code emergency.open}, 1
 * while the loop is interrupted.
 */
public final class SimEmergency implements EmergencyStop {

  private final VirtualClock clock;
  private final SimContactor contactor;
  private final SimProbe probe;
  private boolean open;

  /** A closed loop. */
  public SimEmergency(VirtualClock clock, SimContactor contactor, SimProbe probe) {
    this.clock = clock;
    this.contactor = contactor;
    this.probe = probe;
  }

  /** Presses the button or breaks the wire, or releases and mends it. */
  public void press(boolean newOpen) {
    if (newOpen != open) {
      open = newOpen;
      probe.level(clock.nowNanos(), "emergency.open", open ? 1 : 0);
      contactor.chain(SimContactor.Link.EMERGENCY, open);
    }
  }

  @Override
  public boolean pressed() {
    return open;
  }
}
