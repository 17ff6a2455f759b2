package faraday.firmware.session;

import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.Ticked;
import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.lock.ReleaseReason;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The session of one connector, as taps, recovery and the service loop see it. It decides nothing
 * about rights and nothing about electricity; {@link SessionFlow} keeps the order. Service loop
 * only.
 */
public final class SessionMachine implements Ticked {

  /** As often as the safety loop speaks; between two looks nothing is seen, whoever ticks. */
  private static final long PERIOD_NANOS = 5_000_000L;

  private final ConnectorView connector;
  private final SafetyOrders orders;
  private final SafetyStatus status;
  private final ConnectorNotes notes;
  private final RunningSession run;
  private final SessionFlow flow;
  private long nowNanos;
  private long dueNanos = Long.MIN_VALUE;

  /** A connector without a session. */
  public SessionMachine(ConnectorView connector, RecordBook book, SessionSettings settings) {
    this.connector = connector;
    this.orders = connector.safety().orders();
    this.status = connector.safety().status();
    this.notes = new ConnectorNotes(connector, book);
    this.run = new RunningSession(connector, book, settings, notes);
    this.flow = new SessionFlow(connector, book, settings, notes, run);
  }

  /** Connector number, from 1. */
  public int evse() {
    return connector.evse();
  }

  /** Where the session stands. */
  public SessionPhase phase() {
    return flow.phase();
  }

  /** The right in use, or null when FREE or HOLDING. */
  public @Nullable SessionGrant grant() {
    SessionProgress now = flow.progress();
    return now == null ? null : now.grant();
  }

  /** The last session that ended here since boot, or null. */
  public @Nullable EndedSession ended() {
    return flow.ended();
  }

  /** The safety loop's state as this machine last saw it. */
  public SafetyStatus status() {
    return status;
  }

  /**
   * Whether a session could begin here: self-test passed, no fault that stops a charge, a meter
   * that can be believed, a journal that writes, and a site that has not taken it out of service.
   */
  public boolean healthy() {
    return run.healthy() && connector.rules().inService();
  }

  /** Inside the enclosure, in thousandths of a degree Celsius; empty when not measured. */
  public OptionalInt temperatureMilliC() {
    return SessionEnd.Surroundings.of(connector.climate()).temperatureMilliC();
  }

  /** Inside the enclosure; empty when not measured. */
  public OptionalInt humidityPermille() {
    return SessionEnd.Surroundings.of(connector.climate()).humidityPermille();
  }

  /** Whether the session is on its way to its record; nothing revives it. */
  public boolean ends() {
    SessionPhase phase = phase();
    return phase == SessionPhase.ENDING || phase == SessionPhase.RECORDING;
  }

  /** Whether nothing but the plug of an ended session stands against a right of this key. */
  public boolean holdsPlugOf(P256PublicKey phoneKey) {
    EndedSession last = ended();
    return phase() == SessionPhase.HOLDING
        && last != null
        && last.grant().phoneKey().equals(phoneKey);
  }

  /** The current a session could be offered at most now, in mA per phase. */
  public int offerableMa() {
    SessionProgress now = flow.progress();
    return now == null ? 0 : run.offerableMa(now, nowNanos);
  }

  /**
   * Accepts a right. The connector must be FREE, or HOLDING.
   *
   * @return false when the journal has no room or takes no writes; nothing changed then
   */
  public boolean accept(SessionGrant grant, LoadSchedule schedule, long atNanos) {
    return flow.accept(grant, schedule, atNanos);
  }

  /** The phone has taken M4. Nothing starts that the driver never heard of. */
  public void told(long atNanos) {
    flow.tap().told(atNanos);
  }

  /** The phone that brought the right has gone, or was let go. */
  public void tapOver() {
    flow.tap().phoneGone();
  }

  /**
   * The driver has tapped again with the right in use: a plug that was pulled and plugged again
   * meanwhile is his (E19).
   */
  public void confirmPlugIn() {
    run.confirmPlugIn();
  }

  /** The driver, the staff or the charger itself ends the session. */
  public void stop(StopReason why, long atNanos) {
    flow.stop(why, atNanos);
  }

  /**
   * Staff or operator want the plug out: a session that waits ends, a plug that is held is freed, a
   * bolt that was found shut is driven open. Nothing happens while the contacts are not confirmed
   * open: who wants a session that charges to end says so first.
   *
   * @return false when it was ignored
   */
  public boolean forceUnlock(long atNanos) {
    return flow.contactsOpen() && flow.endByStaff(atNanos);
  }

  /** As {@link #forceUnlock}, but a session that charges ends too. */
  boolean endByStaff(long atNanos) {
    return flow.endByStaff(atNanos);
  }

  /** Takes up a session that was open when power was lost; called once, before the first tick. */
  void restore(SessionProgress open, boolean mayGoOn, long atNanos) {
    flow.restore(open, mayGoOn, atNanos);
  }

  /** No session was open when power was lost: a bolt found shut holds nobody's cable. */
  void freeAfterRestart() {
    orders.releasePlug(ReleaseReason.RESTARTED);
  }

  /** One look when it is due, nothing before. */
  @Override
  public void tick(long atNanos) {
    if (atNanos < dueNanos) {
      return;
    }
    dueNanos = atNanos + PERIOD_NANOS;
    nowNanos = atNanos;
    status.refresh();
    orders.alive();
    notes.take(flow.progress());
    flow.look(atNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    return dueNanos;
  }
}
