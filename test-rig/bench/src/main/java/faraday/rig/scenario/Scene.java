package faraday.rig.scenario;

import faraday.hal.Ticked;
import faraday.hal.sim.FlashFaults;
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
import faraday.rig.invariant.Circumstances;
import faraday.rig.invariant.FlashReader;
import faraday.rig.invariant.FrameWire;
import faraday.rig.invariant.NonceWatch;
import faraday.rig.invariant.SafetyWatch;
import faraday.rig.invariant.Wire;
import faraday.rig.invariant.Wires;
import faraday.rig.office.BackOffice;
import java.util.List;
import java.util.function.Supplier;
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
  private final BackOffice office;
  private final VirtualBoard board;
  private final long startEpochS;
  private final Phones phones;
  private final Supplier<List<byte[]>> said;
  private final Monitors monitors;
  private final Follower process = new Follower();
  private Zero zero = Zero.WORLD;
  private boolean lives = true;
  private boolean flashBad;
  private final boolean[] feedLineBad;
  private int evse = 1;
  private long stalledUntilNanos;
  private @Nullable FlashReader journal;
  private long journalOperations = -1;

  /** A world with power on. */
  Scene(BoardSpec spec, long seed, SimProbe trace) {
    FrameWire wire = new FrameWire(trace);
    watch = new SafetyWatch(wire);
    startEpochS = spec.startEpochS();
    office = new BackOffice(seed, this::epochS);
    board = new VirtualBoard(world, clock, office, watch, spec, seed);
    feedLineBad = new boolean[spec.plants().size()];
    watch.watch(board, feedLineBad.length);
    for (int i = 1; i <= feedLineBad.length; i++) {
      watch.circumstances(i).siteLimitMa(spec.connector().siteLimitMa());
      watch.circumstances(i).tethered(spec.connector().lock().tetheredLimitMa());
    }
    phones = new Phones(seed, office, board, watch);
    watch.sealedTwice(() -> NonceWatch.breaches(wire.frames(), phones.keys()));
    watch.writtenByStrangers(phones::writtenByStrangers);
    said =
        () -> wire.frames().stream().filter(f -> !f.toPhone()).map(FrameWire.Seen::bytes).toList();
    watch.listenToBytes(this::passed);
    monitors = new Monitors(this);
    observe();
  }

  /** Those who watch are ticked last, behind whatever has just been switched on. */
  private void observe() {
    world.remove(process);
    world.add(process);
    world.remove(phones);
    world.remove(watch);
    world.remove(monitors);
    world.add(phones);
    world.add(watch);
    world.add(monitors);
  }

  /** Sees processes come and go. */
  private final class Follower implements Ticked {
    @Override
    public void tick(long atNanos) {
      followProcess();
    }

    @Override
    public long nextDeadlineNanos() {
      return NEVER;
    }
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

  /** True time, seconds UTC. */
  long epochS() {
    return startEpochS + clock.nowNanos() / NANOS_PER_S;
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

  BackOffice office() {
    return office;
  }

  /** Turns to a connector, from 1: all that follows is about it. */
  void turnTo(int newEvse) {
    evse = newEvse;
  }

  /** The connector it is about. */
  int evse() {
    return evse;
  }

  /** How many there are. */
  int connectors() {
    return feedLineBad.length;
  }

  VirtualBoard board() {
    return board;
  }

  SafetyWatch watch() {
    return watch;
  }

  /** What phones have said so far, whole frames. */
  Supplier<List<byte[]>> said() {
    return said;
  }

  Phones phones() {
    return phones;
  }

  Wires wires() {
    return watch.wires(evse);
  }

  Plant plant() {
    return board.plant(evse);
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
    return board.charger().connectors().get(evse - 1).status();
  }

  SafetyOrders orders() {
    return board.charger().connectors().get(evse - 1).orders();
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
    watch.plugged(evse);
  }

  boolean powered() {
    return board.powered();
  }

  /** Whether a process runs, standing still or not. */
  boolean processLives() {
    return board.processLives();
  }

  void powerOff() {
    board.powerOff();
    followProcess();
  }

  void powerOn() {
    board.powerOn();
    followProcess();
    observe();
  }

  void kill() {
    board.kill();
    followProcess();
  }

  /** Processes also end and begin with the mains. */
  private void followProcess() {
    if (board.processLives() != lives) {
      lives = board.processLives();
      if (lives) {
        stalledUntilNanos = nowNanos();
        watch.allowDeadMedium(flashBad);
      }
      judgeFeeds();
    }
  }

  /** A journal that has given its medium up takes a mended one only with the next start. */
  void flash(FlashFaults.Outcome outcome) {
    flashBad = outcome != FlashFaults.Outcome.GOOD;
    if (flashBad) {
      watch.allowDeadMedium(true);
    }
    board.flash().inject((erase, address, operation) -> outcome);
  }

  void stall(long nanos) {
    board.stall(nanos);
    stalledUntilNanos = Math.max(stalledUntilNanos, nowNanos() + nanos);
    judgeFeeds();
    monitors.at(stalledUntilNanos, this::judgeFeeds);
  }

  void feedLine(SimContactor.Line line) {
    contactor().feedLine(line);
    feedLineBad[evse - 1] = line != SimContactor.Line.GOOD;
    judgeFeeds();
  }

  /** What the world does to the connector it is about. */
  Circumstances circumstances() {
    return watch.circumstances(evse);
  }

  void circumstancesChanged() {
    watch.circumstancesChanged(evse, nowNanos());
  }

  /** Tells the watch whether feeds reach the contactors. */
  private void judgeFeeds() {
    boolean loopRuns = lives && nowNanos() >= stalledUntilNanos;
    for (int i = 1; i <= feedLineBad.length; i++) {
      if (loopRuns && !feedLineBad[i - 1]) {
        watch.circumstances(i).feed();
      } else {
        watch.circumstances(i).starve(nowNanos());
      }
      watch.circumstancesChanged(i, nowNanos());
    }
  }
}
