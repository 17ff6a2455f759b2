package faraday.firmware.session;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import java.util.List;
import java.util.function.Function;

/** The charger side of {@link CommandPort}: reads the order and hands it to its connector. */
public final class SessionCommandPort implements CommandPort {

  private static final Handover TAKEN = laterNanos -> Outcome.TAKEN;
  private static final Handover REFUSED = laterNanos -> Outcome.REFUSED;

  private final List<SessionMachine> sessions;
  private final Function<Bytes, LoadSchedule> schedules;

  /** A port to these connectors; {@code schedules} reads the OCPP command inside. */
  public SessionCommandPort(
      List<SessionMachine> sessions, Function<Bytes, LoadSchedule> schedules) {
    this.sessions = sessions;
    this.schedules = schedules;
  }

  @Override
  public Handover hand(Bytes order, long nowNanos) {
    return taken(order, nowNanos) ? TAKEN : REFUSED;
  }

  private boolean taken(Bytes order, long nowNanos) {
    if (!(ChargeOrder.decode(order) instanceof Decoded.Value<SessionGrant>(SessionGrant grant))
        || grant.evse() > sessions.size()) {
      return false;
    }
    SessionMachine session = sessions.get(grant.evse() - 1);
    boolean free = session.phase() == SessionPhase.FREE || session.phase() == SessionPhase.HOLDING;
    return free && session.accept(grant, schedules.apply(grant.command()), nowNanos);
  }
}
