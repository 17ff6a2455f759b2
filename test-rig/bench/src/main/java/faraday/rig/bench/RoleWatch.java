package faraday.rig.bench;

import faraday.firmware.app.Charger;
import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;

/** Shows the trace which role the charger's NFC chip has. Looks only. */
final class RoleWatch implements Ticked {

  private static final int UNSEEN = -1;

  private final Charger charger;
  private final SimProbe probe;
  private int shown = UNSEEN;

  /** A watch on a charger that has just started. */
  RoleWatch(Charger charger, SimProbe probe) {
    this.charger = charger;
    this.probe = probe;
  }

  @Override
  public void tick(long nowNanos) {
    int role = charger.reading() ? 0 : 1;
    if (role != shown) {
      shown = role;
      probe.level(nowNanos, "phone.role", role);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return NEVER;
  }
}
