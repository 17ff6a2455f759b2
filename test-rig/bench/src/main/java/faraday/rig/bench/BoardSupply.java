package faraday.rig.bench;

import faraday.hal.Ticked;
import faraday.hal.sim.SimMains;
import faraday.rig.car.Plant;
import java.util.List;

/**
 * The supply of the charger's own electronics, fed by every connector's mains. When all of them
 * have failed it holds for some time by what it has stored, then the electronics die; some time
 * after mains came back they start. The times are the mains' own, however late it is ticked.
 */
final class BoardSupply implements Ticked {

  /** Mains back to electronics running [U]. */
  private static final long START_UP_NANOS = 200_000_000L;

  private final List<Plant> plants;
  private final long holdUpNanos;
  private final Runnable powerOff;
  private final Runnable powerOn;
  private boolean dead;

  BoardSupply(List<Plant> plants, long holdUpNanos, Runnable powerOff, Runnable powerOn) {
    this.plants = plants;
    this.holdUpNanos = holdUpNanos;
    this.powerOff = powerOff;
    this.powerOn = powerOn;
  }

  /** True after the stored energy has run out and before mains are back. */
  boolean dead() {
    return dead;
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos < nextDeadlineNanos()) {
      return;
    }
    dead = !dead;
    (dead ? powerOff : powerOn).run();
  }

  @Override
  public long nextDeadlineNanos() {
    long lostAtNanos = 0;
    long backAtNanos = NEVER;
    for (int i = 0; i < plants.size(); i++) {
      SimMains mains = plants.get(i).mains();
      if (mains.live()) {
        backAtNanos = Math.min(backAtNanos, mains.turnedAtNanos());
      } else {
        lostAtNanos = Math.max(lostAtNanos, mains.turnedAtNanos());
      }
    }
    boolean live = backAtNanos != NEVER;
    if (live == dead) {
      return live ? backAtNanos + START_UP_NANOS : lostAtNanos + holdUpNanos;
    }
    return NEVER;
  }
}
