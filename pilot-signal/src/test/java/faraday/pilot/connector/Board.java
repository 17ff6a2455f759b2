package faraday.pilot.connector;

import faraday.hal.LockMotor;
import faraday.hal.PilotOutput;
import faraday.hal.PilotSampler;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A safety loop on a board whose pilot, cable code and generator a test sets by hand. */
final class Board implements SimProbe, PilotSampler, PilotOutput, ProximitySense {

  static final long MS = 1_000_000L;
  private static final LockMotor.Drive[] DRIVES = LockMotor.Drive.values();

  final VirtualClock clock = new VirtualClock();
  final SimContactor contactor = new SimContactor(clock, SimContactor.Timing.standard(), this);
  final SimLock lock = new SimLock(clock, 300, this);
  final SimSensors sensors = new SimSensors(clock, this::dutyNow, contactor::mainClosed);
  final ConnectorSafety safety;
  final SafetyStatus status;
  final SafetyOrders orders;
  final List<String> events = new ArrayList<>();
  private final int periodMs;

  int highMv = 12_000;
  int lowMv = -12_000;
  int ohm = OPEN_OHM;
  int duty = STEADY_HIGH_PERMILLE;
  int readBackOffset;
  boolean silent;
  boolean serviceSilent;
  boolean throwing;
  boolean commanded;
  LockMotor.Drive drive = LockMotor.Drive.OFF;

  Board() {
    this(ConnectorConfig.standard());
  }

  Board(ConnectorConfig config) {
    periodMs = config.periodMs();
    ConnectorPorts ports =
        new ConnectorPorts(this, this, this, contactor, lock, SafetySensors.of(sensors));
    safety = new ConnectorSafety(config, ports);
    status = safety.status();
    orders = safety.orders();
  }

  /** One safety tick, one period later. */
  void tick() {
    tickAfterMs(periodMs);
  }

  /** One safety tick so much later. */
  void tickAfterMs(int ms) {
    clock.advanceTo(clock.nowNanos() + ms * MS);
    if (!serviceSilent) {
      orders.alive();
    }
    try {
      safety.tick(clock.nowNanos());
    } finally {
      status.refresh();
      safety.events().drain((at, event, a, b) -> events.add(event + " " + a + " " + b));
    }
  }

  Board runMs(int ms) {
    for (int i = 0; i < ms / periodMs; i++) {
      tick();
    }
    return this;
  }

  /** Self-test, and that of the residual-current monitor. */
  Board booted() {
    return runMs(2_500);
  }

  /** Boots, plugs a 32 A cable and lets it settle in B1. */
  Board plugged() {
    booted();
    ohm = 220;
    highMv = 9_000;
    return runMs(500);
  }

  /** Plugged, locked and offered: B2. */
  Board offered(int limitMa) {
    plugged();
    orders.holdPlug();
    runMs(500);
    orders.offer(limitMa);
    return runMs(100);
  }

  /** Offered and closed: C2. */
  Board charging(int limitMa) {
    offered(limitMa);
    highMv = 6_000;
    return runMs(1_000);
  }

  long nowMs() {
    return clock.nowNanos() / MS;
  }

  boolean saw(SafetyEvent event) {
    return count(event) > 0;
  }

  int count(SafetyEvent event) {
    return (int) events.stream().filter(e -> e.startsWith(event + " ")).count();
  }

  private int dutyNow() {
    return duty;
  }

  @Override
  public int drain(int[] intoMv) {
    if (throwing) {
      throw new IllegalStateException("planted");
    }
    if (silent) {
      return 0;
    }
    int highs = duty == STEADY_LOW_PERMILLE ? 0 : 4;
    int lows = duty == STEADY_HIGH_PERMILLE ? 0 : 4;
    Arrays.fill(intoMv, 0, highs, highMv);
    Arrays.fill(intoMv, highs, highs + lows, lowMv);
    return highs + lows;
  }

  @Override
  public void drive(int dutyPermille) {
    duty = dutyPermille;
  }

  @Override
  public int readBackPermille() {
    return duty + readBackOffset;
  }

  @Override
  public int resistanceOhm() {
    return ohm;
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    if (signal.equals("contactor.command")) {
      commanded = value == 1;
    } else if (signal.equals("lock.drive")) {
      drive = DRIVES[(int) value];
    }
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
}
