package faraday.pilot.connector;

import faraday.hal.LockMotor;
import faraday.hal.Ticked;
import faraday.pilot.band.PilotBand;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotMachine;
import faraday.pilot.state.PilotState;
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
  private final LockControl lock;
  private final PowerOffer offer;
  private final PlugWatch plug;
  private final Supervisor supervisor;
  private final SensorSupervisor sensors;
  private final Situation situation = new Situation();
  private final ClosingSequence closing;
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
    output = new OutputStage(ports);
    contactor = new ContactorControl(config.timing(), output, readings, events);
    lock = new LockControl(events);
    offer = new PowerOffer(config, orders, events);
    plug = new PlugWatch(config.timing(), readings, offer, events);
    supervisor = new Supervisor(config, readings, output, faults);
    sensors = new SensorSupervisor(config, ports.sensors(), faults);
    closing = new ClosingSequence(config, readings, contactor, events);
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
      output.feed();
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
    if (lateNanos > config.timing().lateMs() * NANOS_PER_MS || lateNanos < 0) {
      openLate(nowNanos, lateNanos);
    }
    readings.take(nowNanos, output.dutyPermille());
    sensors.watchService(nowNanos, offer.poll(), offer.wanted());
    output.check(nowNanos, readings, orders.limitMa());
    lock.observe(nowNanos, readings.bolt());
    contactor.follow(nowNanos, faults, offer.offeredMa());
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
        nowNanos, readings.cable().limitMa(), sensors.thermalMa(), sensors.mainsMa(nowNanos));
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
    boolean unavailable = faults.ofCharger() || (!orders.available() && contactor.confirmedOpen());
    PilotState before = state;
    state =
        PilotMachine.step(before, readings.band(), PowerOffer.supply(unavailable, power(nowNanos)));
    if (state != before) {
      events.add(nowNanos, SafetyEvent.PILOT_STATE, before.ordinal(), state.ordinal());
    }
    plug.observe(nowNanos, state, contactor.confirmedOpen(), faults);
  }

  /** Everything slow stands before the signal: self-test, acceptance, cable, lock. */
  private boolean power(long nowNanos) {
    return selfTest.passed()
        && !faults.stops()
        && offer.stands(nowNanos)
        && lock.shut()
        && !closing.stopping()
        && (state.offering() ? sensors.mayGoOn(nowNanos, situation) : mayStart(nowNanos))
        && ventilationSuffices();
  }

  private boolean mayStart(long nowNanos) {
    return offer.mayStart(nowNanos) && sensors.mayStart(nowNanos);
  }

  private boolean ventilationSuffices() {
    return config.ventilated() || readings.band() != PilotBand.D;
  }

  private void act(long nowNanos) {
    output.drivePilot(offer.dutyFor(nowNanos, state, output.dutyPermille()));
    boolean dead = contactor.orderedClosed() || !sensors.outputLive();
    boolean healthy = selfTest.passed() && !faults.opensAtOnce() && dead;
    closing.decide(nowNanos, state, healthy);
    output.driveLock(lock.towards(nowNanos, boltGoal(), faults));
  }

  /** The bolt's policy. Freeing has one condition above all: the contactor is confirmed open. */
  private LockMotor.Bolt boltGoal() {
    if (orders.hold() && plug.plugged() && readings.cable().present()) {
      return LockMotor.Bolt.SHUT;
    }
    boolean mayFree =
        orders.release()
            && contactor.confirmedOpen()
            && !sensors.outputLive()
            && !faults.isLatched(SafetyFault.CONTACTOR_WELDED)
            && !faults.isLatched(SafetyFault.POLE_WELDED)
            && !faults.isLatched(SafetyFault.FEEDBACK_DISAGREES);
    return mayFree ? LockMotor.Bolt.OPEN : LockMotor.Bolt.BETWEEN;
  }

  private void publish(long nowNanos) {
    draft[StatusBoard.AT] = nowNanos;
    draft[StatusBoard.STATE] = state.ordinal();
    draft[StatusBoard.WANTS_ENERGY] = state.ready() ? 1 : 0;
    draft[StatusBoard.CABLE_LIMIT] = readings.cable().limitMa();
    draft[StatusBoard.OFFERED_LIMIT] = offer.offeredMa();
    draft[StatusBoard.LIMIT] = offer.limits().limitMa();
    draft[StatusBoard.LIMIT_BINDING] = offer.limits().binding().ordinal();
    draft[StatusBoard.RESIDUAL_TESTS] = sensors.residualTestCount();
    draft[StatusBoard.THERMAL_LIMIT] = sensors.thermalMa();
    draft[StatusBoard.MAINS_LIMIT] = sensors.mainsMa(nowNanos);
    draft[StatusBoard.DUTY] = output.dutyPermille();
    draft[StatusBoard.BOLT] = lock.bolt().ordinal();
    draft[StatusBoard.SELF_TEST_PASSED] = selfTest.passed() ? 1 : 0;
    draft[StatusBoard.OFFER_SPENT] = offer.spent() ? 1 : 0;
    draft[StatusBoard.HIGH] = readings.highMv();
    draft[StatusBoard.LOW] = readings.lowMv();
    draft[StatusBoard.CURRENT] = readings.maxCurrentMa();
    draft[StatusBoard.UNDER_LOAD_COUNT] = closing.underLoadCount();
    draft[StatusBoard.LATE_COUNT] = lateCount;
    draft[StatusBoard.COALESCED_COUNT] = orders.coalescedCount();
    plug.publish(draft);
    FaultReports.publish(faults, draft);
    contactor.publish(draft);
    board.write(draft);
  }
}
