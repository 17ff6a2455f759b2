package faraday.pilot.connector;

import faraday.hal.LockMotor;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.lock.LockConfig;
import faraday.pilot.lock.LockControl;
import faraday.pilot.lock.LockFacts;
import faraday.pilot.lock.LockGoal;
import faraday.pilot.lock.LockPolicy;
import faraday.pilot.lock.LockRow;

/**
 * Joins the lock's policy and its motor with the connector: gathers the facts, drives, and makes
 * faults of what the bolt did not do.
 */
@SuppressWarnings("EnumOrdinal") // ordinals travel to events and status of this run only
final class LockStage {

  private static final long NANOS_PER_MS = 1_000_000L;

  private final LockConfig config;
  private final Readings readings;
  private final SafetySensors sensors;
  private final SafetyOrders orders;
  private final FaultLatch faults;
  private final SafetyEventRing events;
  private final LockControl control;
  private final LockFacts facts = new LockFacts();
  private LockRow row = LockRow.AS_FOUND;
  private final int energyMinPermille;
  private boolean forced;
  private long mainsAtNanos = Long.MIN_VALUE;

  LockStage(
      ConnectorConfig config,
      Readings readings,
      SafetySensors sensors,
      SafetyOrders orders,
      FaultLatch faults,
      SafetyEventRing events) {
    this.config = config.lock();
    this.energyMinPermille = config.supervision().other().energyMinPermille();
    this.readings = readings;
    this.sensors = sensors;
    this.orders = orders;
    this.faults = faults;
    this.events = events;
    this.control = new LockControl(this.config);
    facts.tethered = this.config.tethered();
    facts.policy = this.config.policy();
  }

  /** Takes the switches, once per tick. */
  void observe(long nowNanos) {
    if (control.observe(nowNanos, readings.bolt())) {
      events.add(nowNanos, SafetyEvent.BOLT, control.bolt().ordinal(), control.tries());
    }
  }

  /** True while the plug is held. */
  boolean shut() {
    return control.shut();
  }

  /** True while a forced unlocking stands: nothing is offered beside it. */
  boolean forced() {
    return forced;
  }

  /**
   * Asks the policy and moves the bolt.
   *
   * @param open order and mirror say open
   * @param testing a key of the contactor is turned alone: nothing moves meanwhile
   * @return what to drive now
   */
  LockMotor.Drive act(long nowNanos, boolean open, boolean testing, PlugWatch plug) {
    boolean dead = open && !OutputStage.outputLive(sensors.mains());
    facts.contactsOpen = dead && !testing;
    facts.welded =
        faults.isLatched(SafetyFault.CONTACTOR_WELDED)
            || faults.isLatched(SafetyFault.POLE_WELDED)
            || faults.isLatched(SafetyFault.FEEDBACK_DISAGREES);
    facts.mainsLost = mainsLost(nowNanos);
    facts.order = orders.plug();
    facts.reason = orders.reason();
    facts.plugIn = plug.inSocket();
    facts.vehicleGone = plug.goneForMs(nowNanos) >= config.freeAfterMs();
    takeForced(nowNanos, dead && !facts.welded);
    enter(nowNanos, LockPolicy.rowFor(facts));
    LockMotor.Drive drive = control.towards(nowNanos, row.goal(), powered());
    watch(nowNanos);
    return drive;
  }

  /** Ignored unless it meets open contacts (design §3); stands until another order for the plug. */
  private void takeForced(long nowNanos, boolean may) {
    if (orders.plugOrderChanged()) {
      forced = false;
    }
    if (orders.forcedNow()) {
      forced = may;
      events.add(nowNanos, SafetyEvent.FORCED_UNLOCK, forced ? 1 : 0, 0);
    }
    facts.forced = forced;
  }

  private void enter(long nowNanos, LockRow newRow) {
    if (newRow != row) {
      events.add(nowNanos, SafetyEvent.LOCK_ROW, row.ordinal(), newRow.ordinal());
      row = newRow;
    }
  }

  private boolean mainsLost(long nowNanos) {
    if (sensors.mains().present() || mainsAtNanos == Long.MIN_VALUE) {
      mainsAtNanos = nowNanos;
    }
    return nowNanos - mainsAtNanos >= config.mainsLostMs() * NANOS_PER_MS;
  }

  /** Without mains there is only what is stored: now or never. */
  private boolean powered() {
    return row == LockRow.MAINS_LOST || sensors.energy().chargePermille() >= energyMinPermille;
  }

  private void watch(long nowNanos) {
    if (control.exhausted()) {
      boolean shutting = row.goal() == LockGoal.SHUT;
      SafetyFault fault = shutting ? SafetyFault.LOCK_NOT_SHUT : SafetyFault.LOCK_NOT_OPEN;
      faults.raise(nowNanos, fault, control.tries());
    }
    if (control.bolt() == LockMotor.Bolt.OPEN) {
      faults.recover(nowNanos, SafetyFault.LOCK_NOT_OPEN);
    }
    if (control.moved()) {
      faults.raise(nowNanos, SafetyFault.LOCK_MOVED, readings.highMv());
    } else {
      faults.recover(nowNanos, SafetyFault.LOCK_MOVED);
    }
  }

  void publish(long[] draft) {
    draft[StatusBoard.BOLT] = control.bolt().ordinal();
    draft[StatusBoard.LOCK_ROW] = row.ordinal();
    draft[StatusBoard.LOCK_TRIES] = control.tries();
  }
}
