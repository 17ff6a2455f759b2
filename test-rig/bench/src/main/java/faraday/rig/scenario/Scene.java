package faraday.rig.scenario;

import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;
import faraday.rig.bench.BoardSpec;
import faraday.rig.bench.Simulation;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.car.Cable;
import faraday.rig.car.Car;
import faraday.rig.car.Plant;
import faraday.rig.car.PlugConnection;
import faraday.rig.circuit.CpCircuit;
import faraday.rig.invariant.FlashReader;
import faraday.rig.invariant.SafetyWatch;
import faraday.rig.invariant.Wire;
import faraday.rig.invariant.Wires;
import faraday.rig.office.BackOffice;
import org.jspecify.annotations.Nullable;

/** One world in which a scenario plays: board, car, phones, and those who watch. */
final class Scene {

  static final long NANOS_PER_MS = 1_000_000L;
  static final long NANOS_PER_S = 1_000_000_000L;

  /** What counters stood at when the scenario's own time began. */
  record Zero(
      long atNanos,
      long registerMwh,
      int closings,
      int openings,
      int partedUnderLoad,
      long lastSeq) {
    static final Zero WORLD = new Zero(0, 0, 0, 0, 0, 0);
  }

  private final VirtualClock clock = new VirtualClock();
  private final Simulation world = new Simulation(clock);
  private final SafetyWatch watch;
  private final VirtualBoard board;
  private final Phones phones;
  private final Monitors monitors;
  private SafetyStatus status;
  private SafetyOrders orders;
  private Zero zero = Zero.WORLD;
  private boolean powered = true;
  private boolean lives = true;
  private boolean feedLineGood = true;
  private int stalls;
  private @Nullable FlashReader journal;
  private long journalOperations = -1;

  /** A world with power on. */
  Scene(BoardSpec spec, long seed, SimProbe trace) {
    watch = new SafetyWatch(trace);
    BackOffice office =
        new BackOffice(seed, () -> spec.startEpochS() + clock.nowNanos() / NANOS_PER_S);
    board = new VirtualBoard(world, clock, office, watch, spec, seed);
    watch.watch(board, 1);
    watch.circumstances(1).siteLimitMa(spec.connector().siteLimitMa());
    phones = new Phones(seed, office, board);
    watch.listenToBytes(this::passed);
    monitors = new Monitors(this);
    status = board.charger().connectors().get(0).status();
    orders = board.charger().connectors().get(0).orders();
    observe();
  }

  /** Those who watch are ticked last, behind whatever has just been switched on. */
  private void observe() {
    world.remove(phones);
    world.remove(watch);
    world.remove(monitors);
    world.add(phones);
    world.add(watch);
    world.add(monitors);
  }

  private void passed(String signal) {
    if (signal.startsWith("apdu.")) {
      phones.apdu();
    }
  }

  // ---- time

  long nowNanos() {
    return clock.nowNanos();
  }

  Simulation world() {
    return world;
  }

  Monitors monitors() {
    return monitors;
  }

  /** Lets the scenario's own time begin. */
  void begin() {
    zero =
        new Zero(
            nowNanos(),
            wires().get(Wire.REGISTER),
            watch.closings(),
            watch.openings(),
            plant().partedUnderLoadCount(),
            journal().lastSeq());
  }

  /** Milliseconds since the scenario's own time began. */
  double atMs() {
    return (nowNanos() - zero.atNanos()) / (double) NANOS_PER_MS;
  }

  Zero zero() {
    return zero;
  }

  // ---- what is there

  VirtualBoard board() {
    return board;
  }

  SafetyWatch watch() {
    return watch;
  }

  Phones phones() {
    return phones;
  }

  Wires wires() {
    return watch.wires(1);
  }

  Plant plant() {
    return board.plant(1);
  }

  PlugConnection plug() {
    return plant().plug();
  }

  CpCircuit circuit() {
    return plant().circuit();
  }

  Car car() {
    return plant().car();
  }

  SimContactor contactor() {
    return plant().contactor();
  }

  SimLock lock() {
    return plant().lock();
  }

  /** What the charger reports, as its service loop saw it last. */
  SafetyStatus status() {
    return status;
  }

  SafetyOrders orders() {
    return orders;
  }

  /** What stands on flash; read again only when something was written. */
  FlashReader journal() {
    FlashReader read = journal;
    long operations = board.flash().operations();
    if (read == null || operations != journalOperations) {
      read = new FlashReader(board.flash().image());
      journal = read;
      journalOperations = board.flash().working(nowNanos()) ? -1 : operations;
    }
    return read;
  }

  // ---- what is done to it, where the watch must know

  void plugIn(Cable cable) {
    plug().plugIn(cable);
    watch.plugged(1);
  }

  boolean powered() {
    return powered;
  }

  /** Whether a process runs, standing still or not. */
  boolean processLives() {
    return lives;
  }

  void powerOff() {
    board.powerOff();
    powered = false;
    lives = false;
    judgeFeeds();
  }

  void powerOn() {
    board.powerOn();
    powered = true;
    lives = true;
    stalls = 0;
    status = board.charger().connectors().get(0).status();
    orders = board.charger().connectors().get(0).orders();
    judgeFeeds();
    observe();
  }

  void kill() {
    board.kill();
    lives = false;
    judgeFeeds();
  }

  void stall(long nanos) {
    board.stall(nanos);
    int mine = ++stalls;
    judgeFeeds();
    monitors.at(
        nowNanos() + nanos,
        () -> {
          stalls = stalls == mine ? 0 : stalls;
          judgeFeeds();
        });
  }

  void feedLine(SimContactor.Line line) {
    contactor().feedLine(line);
    feedLineGood = line == SimContactor.Line.GOOD;
    judgeFeeds();
  }

  /** Tells the watch whether feeds reach the contactor. */
  private void judgeFeeds() {
    if (lives && stalls == 0 && feedLineGood) {
      watch.circumstances(1).feed();
    } else {
      watch.circumstances(1).starve(nowNanos());
    }
    watch.circumstancesChanged(1, nowNanos());
  }
}
