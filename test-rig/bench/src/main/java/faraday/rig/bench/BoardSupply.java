package faraday.rig.bench;

import faraday.hal.Ticked;
import faraday.rig.car.Plant;
import java.util.List;

/**
 * The supply of the charger's own electronics, fed by every connector's mains. When all of them
 * have failed it holds for some time by what it has stored, then the electronics die; when mains
 * come back they start. The times are the mains' own, however late it is ticked.
 */
final class BoardSupply implements Ticked {

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
    for (int i = 0; i < plants.size(); i++) {
      if (plants.get(i).mains().live()) {
        return dead ? 0 : NEVER;
      }
      lostAtNanos = Math.max(lostAtNanos, plants.get(i).mains().lostAtNanos());
    }
    return dead ? NEVER : lostAtNanos + holdUpNanos;
  }
}
