package faraday.pilot.connector;

import faraday.hal.Ticked;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotMachine;
import faraday.pilot.state.PilotState;
import faraday.pilot.state.Supply;
import faraday.pilot.state.SupplyPlan;
import faraday.pilot.state.Wish;
import faraday.pilot.supervision.Situation;

/**
 * The safety loop of one connector: reads pilot, proximity, mirror and bolt, decides, and drives
 * the pilot, the contactor and the lock. Orders come through {@link #orders()}, knowledge leaves
 * through {@link #status()} and {@link #events()}; nothing else connects it with the service loop.
 *
 * <p>Allocates nothing, waits for nobody, reads no clock. A tick that comes more than 40 ms late,
 * or that ends in an exception, opens the contactor at once; the exception then leaves {@link
 * #tick}.
 */
@SuppressWarnings("EnumOrdinal") // ordinals travel to status and events of this run only
public final class ConnectorSafety implements Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long NOT_STARTED = Long.MIN_VALUE;

  private final ConnectorConfig config;
  private final SafetyOrders orders = new SafetyOrders();
  private final StatusBoard board = new StatusBoard();
  private final SafetyStatus status = new SafetyStatus(board);
  private final SafetyEventRing events = new SafetyEventRing();
  private final long[] draft = new long[StatusBoard.WORDS];

  private final Readings readings;
  private final FaultLatch faults;
  private final OutputStage output;
  private final ContactorControl contactor;
  private final LockStage lock;
  private final PowerOffer offer;
  private final PlugWatch plug;
  private final Supervisor supervisor;
  private final SensorSupervisor sensors;
  private final Situation situation = new Situation();
  private final ClosingSequence closing;
  private final SupplyPlan plan;
  private final KeyTest keys;
  private final SelfTest selfTest = new SelfTest();

  private PilotState state = PilotState.START;
  private long dueNanos = NOT_STARTED;
  private long lastNanos = NOT_STARTED;
  private int lateCount;
  private int abortedCount;

  /** A connector at power-on: contactor open, bolt as found, +12 V, self-test not passed. */
  public ConnectorSafety(ConnectorConfig config, ConnectorPorts ports) {
    this.config = config;
    readings = new Readings(config, ports);
    faults = new FaultLatch(readings, new FaultReports(events, readings));
    output = new OutputStage(config, ports);
    contactor = new ContactorControl(config.timing(), output, readings, events);
    lock = new LockStage(config, readings, ports.sensors(), orders, faults, events);
    offer = new PowerOffer(config, orders, events);
    plug = new PlugWatch(config, readings, offer, events);
    supervisor = new Supervisor(config, readings, output, faults);
    sensors = new SensorSupervisor(config, ports.sensors(), faults);
    plan = new SupplyPlan(config.vehicles(), config.ventilated());
    keys = new KeyTest(config.timing(), output);
    closing = new ClosingSequence(config, readings, contactor, keys, faults, events);
  }

  /** Where the service loop says what it wants. */
  public SafetyOrders orders() {
    return orders;
  }

  /** Where the service loop reads what is; confined to it. */
  public SafetyStatus status() {
    return status;
  }

  /** What has happened; drained by the service loop. */
  public SafetyEventRing events() {
    return events;
  }

  /**
   * One safety tick when it is due, nothing before.
   *
   * @throws RuntimeException whatever a port or a bug throws; the contactor is open then and stays
   *     so until a restart
   */
  @Override
  public void tick(long nowNanos) {
    boolean jumpedBack = nowNanos < lastNanos;
    if (dueNanos != NOT_STARTED && nowNanos < dueNanos && !jumpedBack) {
      return;
    }
    long lateNanos = jumpedBack ? nowNanos - lastNanos : lateness(nowNanos);
    lastNanos = nowNanos;
    schedule(nowNanos, lateNanos);
    boolean complete = false;
    try {
      run(nowNanos, lateNanos);
      output.feed(nowNanos);
      complete = true;
    } finally {
      if (!complete) {
        abort(nowNanos);
      }
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return dueNanos;
  }

  private long lateness(long nowNanos) {
    return dueNanos == NOT_STARTED ? 0 : nowNanos - dueNanos;
  }

  private void schedule(long nowNanos, long lateNanos) {
    long periodNanos = config.periodMs() * NANOS_PER_MS;
    boolean inStep = lateNanos >= 0 && lateNanos < periodNanos;
    dueNanos = (inStep ? nowNanos - lateNanos : nowNanos) + periodNanos;
  }

  private void abort(long nowNanos) {
    abortedCount++;
    faults.raise(nowNanos, SafetyFault.TICK_ABORTED, abortedCount);
    contactor.open(nowNanos);
    publish(nowNanos);
  }

  private void run(long nowNanos, long lateNanos) {
    faults.beginTick();
    boolean late = lateNanos > config.timing().lateMs() * NANOS_PER_MS || lateNanos < 0;
    if (late || output.starved()) {
      openLate(nowNanos, lateNanos);
    }
    readings.take(nowNanos, output.dutyPermille());
    sensors.watchService(nowNanos, offer.poll(), offer.wanted());
    output.check(nowNanos, readings, orders.limitMa());
    lock.observe(nowNanos);
    contactor.follow(nowNanos, faults, offer.offeredMa(), sensors.outputLive());
    test(nowNanos);
    supervise(nowNanos);
    if (faults.endsSession()) {
      offer.spend();
    }
    advance(nowNanos);
    act(nowNanos);
    publish(nowNanos);
  }

  private void supervise(long nowNanos) {
    supervisor.watch(nowNanos, state, lock.shut(), offer.offeredMa());
    supervisor.note(nowNanos, state, closing.underLoadCount());
    situation.ordered = output.closed();
    situation.mirrorClosed = readings.mirrorClosed();
    situation.offering = state.offering();
    situation.wanted = offer.wanted();
    situation.plugged = plug.plugged();
    situation.tested = selfTest.passed();
    situation.dutyPermille = output.dutyPermille();
    situation.offeredMa = offer.offeredMa();
    int testsBefore = sensors.residualTestCount();
    sensors.watch(nowNanos, situation);
    if (sensors.residualTestCount() != testsBefore) {
      events.add(nowNanos, SafetyEvent.RESIDUAL_TESTED, testsBefore + 1, 0);
    }
    offer.limit(
        nowNanos,
        plan.limitMa(readings.cable().limitMa()),
        sensors.thermalMa(),
        sensors.mainsMa(nowNanos));
  }

  private void openLate(long nowNanos, long lateNanos) {
    contactor.open(nowNanos);
    offer.holdOff(nowNanos);
    closing.restart();
    lateCount++;
    sensors.late(nowNanos, lateNanos);
    events.add(nowNanos, SafetyEvent.LATE_TICK, (int) (lateNanos / NANOS_PER_MS), lateCount);
  }

  private void test(long nowNanos) {
    if (!selfTest.passed()) {
      selfTest.step(nowNanos, readings, output, events);
      if (selfTest.failed(nowNanos)) {
        faults.raise(nowNanos, SafetyFault.SELF_TEST_FAILED, selfTest.stage());
      }
    }
  }

  private void advance(long nowNanos) {
    PilotState before = state;
    Supply supply = plan.choose(nowNanos, before, readings.band(), wish(nowNanos));
    state = PilotMachine.step(before, readings.band(), supply);
    if (state != before) {
      events.add(nowNanos, SafetyEvent.PILOT_STATE, before.ordinal(), state.ordinal());
    }
    plug.observe(nowNanos, state, contactor.confirmedOpen(), faults);
  }

  /** Everything slow stands before the signal: self-test, acceptance, cable, lock. */
  private Wish wish(long nowNanos) {
    if (faults.ofCharger() || (!orders.available() && contactor.confirmedOpen())) {
      return Wish.UNAVAILABLE;
    }
    boolean may =
        selfTest.passed()
            && !faults.stops()
            && offer.stands(nowNanos)
            && lock.shut()
            && !lock.forced()
            && !closing.stopping()
            && (state.offering()
                ? sensors.mayGoOn(nowNanos, situation)
                : sensors.mayStart(nowNanos));
    if (!may) {
      return Wish.NONE;
    }
    if (plan.wakeUp().dwelt(nowNanos)) {
      offer.startAnyTime();
    }
    return offer.mayStart(nowNanos) ? Wish.POWER : Wish.KEEP;
  }

  private void act(long nowNanos) {
    output.drivePilot(offer.dutyFor(nowNanos, state, output.dutyPermille()));
    boolean live = sensors.outputLive();
    boolean dead = contactor.orderedClosed() || keys.running() || !live;
    boolean healthy = selfTest.passed() && !faults.opensAtOnce() && dead;
    if (closing.decide(nowNanos, state, healthy, live)) {
      plan.ignored(nowNanos);
    }
    output.driveLock(lock.act(nowNanos, contactor.confirmedOpen(), keys.running(), plug));
  }

  private void publish(long nowNanos) {
    draft[StatusBoard.AT] = nowNanos;
    draft[StatusBoard.STATE] = state.ordinal();
    draft[StatusBoard.WANTS_ENERGY] = state.ready() ? 1 : 0;
    draft[StatusBoard.CABLE_LIMIT] = readings.cable().limitMa();
    draft[StatusBoard.DUTY] = output.dutyPermille();
    draft[StatusBoard.SELF_TEST_PASSED] = selfTest.passed() ? 1 : 0;
    draft[StatusBoard.HIGH] = readings.highMv();
    draft[StatusBoard.LOW] = readings.lowMv();
    draft[StatusBoard.CURRENT] = readings.maxCurrentMa();
    draft[StatusBoard.UNDER_LOAD_COUNT] = closing.underLoadCount();
    draft[StatusBoard.WAKE_TRIES] = plan.wakeUp().tries();
    draft[StatusBoard.WAKING] = plan.wakeUp().cutting() ? 1 : 0;
    draft[StatusBoard.LATE_COUNT] = lateCount;
    draft[StatusBoard.COALESCED_COUNT] = orders.coalescedCount();
    lock.publish(draft);
    offer.publish(draft);
    sensors.publish(nowNanos, draft);
    plug.publish(draft);
    FaultReports.publish(faults, draft);
    contactor.publish(draft);
    board.write(draft);
  }
}
