package faraday.rig.car;

import faraday.hal.ProximitySense;
import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.CpCircuit;
import org.jspecify.annotations.Nullable;

/**
 * The cable between socket and car. Plugging makes earth and PP first and CP last, pulling breaks
 * CP first and the others last; contacts can bounce; a bolt that is not withdrawn holds the plug in
 * the socket, but nobody can keep the other end from being pulled out of a car without a lock.
 *
 * <p>Signal: {@code pp.ohm}, −1 for open.
 */
public final class PlugConnection implements ProximitySense, Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int STANDARD_LEAD_MS = 30;

  private final VirtualClock clock;
  private final CpCircuit circuit;
  private final SimLock lock;
  private final SimProbe probe;
  private final Bounce pilotBounce = new Bounce();
  private final Bounce proximityBounce = new Bounce();
  private @Nullable Cable cable;
  private boolean joined;
  private long leadNanos = STANDARD_LEAD_MS * NANOS_PER_MS;
  private long joinsAtNanos = NEVER;
  private long cableLeavesAtNanos = NEVER;
  private boolean proximityBroken;
  private boolean proximityOff;
  private boolean earthBroken;
  private int shownOhm = OPEN_OHM;

  /** An empty socket. */
  public PlugConnection(VirtualClock clock, CpCircuit circuit, SimLock lock, SimProbe probe) {
    this.clock = clock;
    this.circuit = circuit;
    this.lock = lock;
    this.probe = probe;
  }

  /** Plugs both ends in. Earth and PP make at once, CP after the lead. */
  public void plugIn(Cable newCable) {
    proximityOff = false;
    setCable(newCable);
    proximityBounce.begin(clock.nowNanos());
    cableLeavesAtNanos = NEVER;
    joinsAtNanos = clock.nowNanos() + leadNanos;
  }

  /** How long earth and PP make before CP and break after it; 10 … 50 ms are usual [U]. */
  public void leadMs(int newLeadMs) {
    if (newLeadMs < 0) {
      throw new IllegalArgumentException("CP makes last: " + newLeadMs);
    }
    leadNanos = newLeadMs * NANOS_PER_MS;
  }

  /**
   * Makes the next joining or parting of CP bounce.
   *
   * @param times breaks of the contact
   * @param eachMs length of a break and of the time to the next
   */
  public void bounceNext(int times, int eachMs) {
    pilotBounce.prepare(times, eachMs);
  }

  /**
   * Makes the next joining or parting bounce on CP, and the next plugging on PP too, in bursts of 1
   * … 10 ms.
   *
   * @param spanMs how long, 20 … 100 ms
   */
  public void bounceNext(SeededRandom random, int spanMs) {
    pilotBounce.prepare(random, spanMs);
    proximityBounce.prepare(random, spanMs);
  }

  /**
   * Pulls the plug out of the socket.
   *
   * @return false when the bolt holds it; nothing has happened then
   */
  public boolean pullAtSocket() {
    if (lock.holdsPlug()) {
      return false;
    }
    part();
    cableLeavesAtNanos = clock.nowNanos() + leadNanos;
    return true;
  }

  /** Pulls the plug out of the car; the cable stays in the socket, and its code with it. */
  public void pullAtCar() {
    part();
  }

  /** Plugs the cable that hangs in the socket into the car again. */
  public void plugAtCar() {
    if (cable == null) {
      throw new IllegalStateException("no cable in the socket");
    }
    join(clock.nowNanos());
  }

  /** The code of the cable in the socket becomes another, as of a contact that ages. */
  public void codeOhm(int newOhm) {
    if (cable == null) {
      throw new IllegalStateException("no cable in the socket");
    }
    setCable(new Cable(newOhm, cable.ampacityMa()));
  }

  /** Breaks or mends the PP contact. */
  public void proximityBroken(boolean broken) {
    proximityBroken = broken;
    reportProximity();
  }

  /** Breaks or mends the cable's earth wire: without it the pilot has no way back. */
  public void earthBroken(boolean broken) {
    earthBroken = broken;
    circuit.connected(joined && !earthBroken);
  }

  /** True while power and pilot are joined. */
  public boolean joined() {
    return joined;
  }

  /** True while the car is joined to protective earth: before everything else, and after it. */
  public boolean earthed() {
    boolean present = joined || joinsAtNanos != NEVER || cableLeavesAtNanos != NEVER;
    return present && !earthBroken;
  }

  /** True while the plug is on its way out of the socket. */
  public boolean leaving() {
    return cableLeavesAtNanos != NEVER;
  }

  /** The cable in the socket, if any. */
  public @Nullable Cable cable() {
    return cable;
  }

  @Override
  public int resistanceOhm() {
    Cable present = cable;
    return present == null || proximityBroken || proximityOff ? OPEN_OHM : present.codeOhm();
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos < nextDeadlineNanos()) {
      return;
    }
    if (nowNanos >= joinsAtNanos) {
      joinsAtNanos = NEVER;
      join(nowNanos);
    } else if (pilotBounce.flips(nowNanos)) {
      setJoined(!joined);
    }
    if (nowNanos >= cableLeavesAtNanos) {
      cableLeavesAtNanos = NEVER;
      setCable(null);
    }
    if (proximityBounce.flips(nowNanos)) {
      proximityOff = !proximityOff;
      reportProximity();
    }
  }

  @Override
  public long nextDeadlineNanos() {
    long bounceNanos = Math.min(pilotBounce.nextNanos(), proximityBounce.nextNanos());
    return Math.min(bounceNanos, Math.min(joinsAtNanos, cableLeavesAtNanos));
  }

  private void join(long nowNanos) {
    setJoined(true);
    pilotBounce.begin(nowNanos);
  }

  private void part() {
    joinsAtNanos = NEVER;
    if (joined || pilotBounce.bouncing()) {
      setJoined(false);
      pilotBounce.begin(clock.nowNanos());
    }
  }

  private void setJoined(boolean newJoined) {
    joined = newJoined;
    circuit.connected(newJoined && !earthBroken);
  }

  private void setCable(@Nullable Cable newCable) {
    cable = newCable;
    reportProximity();
  }

  private void reportProximity() {
    int ohm = resistanceOhm();
    if (ohm != shownOhm) {
      shownOhm = ohm;
      probe.level(clock.nowNanos(), "pp.ohm", ohm == OPEN_OHM ? -1 : ohm);
    }
  }
}
