package faraday.rig.car;

import faraday.hal.ProximitySense;
import faraday.hal.Ticked;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.CpCircuit;
import org.jspecify.annotations.Nullable;

/**
 * The cable between socket and car. Plugging makes PP first and CP last, pulling breaks CP first
 * and PP last; contacts can bounce; a bolt that is not withdrawn holds the plug in the socket, but
 * nobody can keep the other end from being pulled out of a car without a lock.
 *
 * <p>Signal: {@code pp.ohm}, −1 for open.
 */
public final class PlugConnection implements ProximitySense, Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;

  /** PP makes this long before CP and breaks this long after it. */
  private static final long LEAD_NANOS = 30 * NANOS_PER_MS;

  private final VirtualClock clock;
  private final CpCircuit circuit;
  private final SimLock lock;
  private final SimProbe probe;
  private @Nullable Cable cable;
  private boolean joined;
  private long joinsAtNanos = NEVER;
  private long cableLeavesAtNanos = NEVER;
  private int bouncesLeft;
  private long bounceNanos;
  private long bouncesAtNanos = NEVER;
  private boolean proximityBroken;

  /** An empty socket. */
  public PlugConnection(VirtualClock clock, CpCircuit circuit, SimLock lock, SimProbe probe) {
    this.clock = clock;
    this.circuit = circuit;
    this.lock = lock;
    this.probe = probe;
  }

  /** Plugs both ends in. PP makes at once, CP 30 ms later. */
  public void plugIn(Cable newCable) {
    setCable(newCable);
    cableLeavesAtNanos = NEVER;
    joinsAtNanos = clock.nowNanos() + LEAD_NANOS;
  }

  /**
   * Makes the next joining or parting of CP bounce.
   *
   * @param times breaks of the contact
   * @param eachMs length of a break and of the time to the next
   */
  public void bounceNext(int times, int eachMs) {
    bouncesLeft = 2 * times;
    bounceNanos = eachMs * NANOS_PER_MS;
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
    cableLeavesAtNanos = clock.nowNanos() + LEAD_NANOS;
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

  /** True while power, earth and pilot are joined. */
  public boolean joined() {
    return joined;
  }

  /** The cable in the socket, if any. */
  public @Nullable Cable cable() {
    return cable;
  }

  @Override
  public int resistanceOhm() {
    Cable present = cable;
    return present == null || proximityBroken ? OPEN_OHM : present.codeOhm();
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos >= joinsAtNanos) {
      joinsAtNanos = NEVER;
      join(nowNanos);
    }
    if (nowNanos >= cableLeavesAtNanos) {
      cableLeavesAtNanos = NEVER;
      setCable(null);
    }
    if (nowNanos >= bouncesAtNanos) {
      bounce(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.min(bouncesAtNanos, Math.min(joinsAtNanos, cableLeavesAtNanos));
  }

  private void join(long nowNanos) {
    setJoined(true);
    startBouncing(nowNanos);
  }

  private void part() {
    joinsAtNanos = NEVER;
    if (joined) {
      setJoined(false);
      startBouncing(clock.nowNanos());
    }
  }

  private void startBouncing(long nowNanos) {
    bouncesAtNanos = bouncesLeft > 0 ? nowNanos + bounceNanos : NEVER;
  }

  private void bounce(long nowNanos) {
    setJoined(!joined);
    bouncesLeft--;
    startBouncing(nowNanos);
  }

  private void setJoined(boolean newJoined) {
    joined = newJoined;
    circuit.connected(newJoined);
  }

  private void setCable(@Nullable Cable newCable) {
    cable = newCable;
    reportProximity();
  }

  private void reportProximity() {
    int ohm = resistanceOhm();
    probe.level(clock.nowNanos(), "pp.ohm", ohm == OPEN_OHM ? -1 : ohm);
  }
}
