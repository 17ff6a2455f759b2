package faraday.rig.bench;

import faraday.firmware.app.Charger;
import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayList;
import java.util.List;

/** The running firmware as the world sees it: two loops that can stand still, and can die. */
final class FirmwareProcess {

  private final Simulation world;
  private final VirtualClock clock;
  private final SimProbe probe;
  private final List<Ticked> machines = new ArrayList<>();
  private Charger charger;
  private long earlierTicks;
  private Stallable serviceLoop;
  private Stallable safetyLoop;

  /** A process that is not running yet. */
  FirmwareProcess(Simulation world, VirtualClock clock, SimProbe probe, Charger charger) {
    this.world = world;
    this.clock = clock;
    this.probe = probe;
    this.charger = charger;
    this.serviceLoop = new Stallable(charger.serviceLoop());
    this.safetyLoop = new Stallable(charger.safetyLoop());
  }

  /** What runs, or ran last. */
  Charger charger() {
    return charger;
  }

  /** Lets it run behind everything that is in the world now. */
  void run() {
    machines.add(serviceLoop);
    machines.add(safetyLoop);
    for (int evse = 1; evse <= charger.connectors().size(); evse++) {
      machines.add(new ChargerWatch(charger, evse, probe));
    }
    machines.add(new RoleWatch(charger, probe));
    machines.forEach(world::add);
  }

  /** Safety ticks of all processes so far, each of one connector. */
  long safetyTicks() {
    return earlierTicks + safetyLoop.turns() * charger.connectors().size();
  }

  /** Lets another firmware run. */
  void run(Charger fresh) {
    earlierTicks = safetyTicks();
    charger = fresh;
    serviceLoop = new Stallable(fresh.serviceLoop());
    safetyLoop = new Stallable(fresh.safetyLoop());
    run();
  }

  /** Whether it runs, standing still or not. */
  boolean lives() {
    return !machines.isEmpty();
  }

  void kill() {
    machines.forEach(world::remove);
    machines.clear();
  }

  void stallSafety(long nanos) {
    safetyLoop.stallUntil(clock.nowNanos() + nanos);
  }

  void stallService(long nanos) {
    serviceLoop.stallUntil(clock.nowNanos() + nanos);
  }
}
