package faraday.rig.soak;

import faraday.firmware.app.Charger;
import faraday.firmware.session.SessionPhase;
import faraday.hal.Ticked;
import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import faraday.rig.circuit.S2;
import faraday.rig.invariant.Breach;
import faraday.rig.invariant.Wire;
import faraday.rig.invariant.WireListener;
import faraday.rig.scenario.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges a world beyond the standing invariants: a charger may not be safe by being dead, and may
 * not raise a fault without cause.
 */
@SuppressWarnings("EnumOrdinal") // wires carry ordinals
final class Judge implements Ticked, WireListener {

  /** No fault without one of its causes. */
  static final String FAULT_HAS_CAUSE = "FAULT_HAS_CAUSE";

  /** A charge begins when everything is mended. */
  static final String CHARGES_WHEN_MENDED = "CHARGES_WHEN_MENDED";

  /** A car that draws so much is charged. */
  static final int CHARGED_MA = 500;

  private static final SafetyFault[] FAULTS = SafetyFault.values();
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long RECENT_NANOS = 60_000 * NANOS_PER_MS;

  /** Three time constants of the enclosure. */
  private static final long COOLS_NANOS = 3_600_000 * NANOS_PER_MS;

  /** What the judge knows of one connector. */
  private static final class Docket {
    private final Place place;
    private SafetyStatus status;
    private long latched;
    private int faultCount;
    private long mustChargeByNanos = NEVER;

    private Docket(Place place) {
      this.place = place;
      this.status = place.status();
    }

    private void restarted() {
      place.ends(Trouble.PROCESS);
      place.ends(Trouble.CLOSED_DOWN);
      status = place.status();
      latched = 0;
      faultCount = 0;
    }
  }

  private final Stage stage;
  private Charger charger;
  private final List<Docket> dockets = new ArrayList<>();
  private final List<SoakBreach> own = new ArrayList<>();

  Judge(Stage stage, List<Place> places) {
    this.stage = stage;
    charger = stage.board().charger();
    places.forEach(place -> dockets.add(new Docket(place)));
  }

  /** From now on a charge must begin at this connector within so long. */
  void mustCharge(int evse, long withinNanos) {
    dockets.get(evse - 1).mustChargeByNanos = stage.nowNanos() + withinNanos;
  }

  @Override
  public void changed(long nowNanos, int evse, Wire wire, long value) {
    if (wire == Wire.PHASE && value == SessionPhase.FREE.ordinal()) {
      stage.watch().circumstances(evse).orderLimitMa(SafetyOrders.LIMIT_MAX_MA);
    }
  }

  @Override
  public void tick(long nowNanos) {
    Charger running = stage.processLives() ? stage.board().charger() : null;
    if (running != null && running != charger) {
      charger = running;
      dockets.forEach(Docket::restarted);
    }
    for (int i = 0; i < dockets.size(); i++) {
      Docket docket = dockets.get(i);
      if (running != null && docket.status.faultCount() != docket.faultCount) {
        docket.faultCount = docket.status.faultCount();
        raised(docket);
      }
      if (docket.mustChargeByNanos != NEVER) {
        await(docket, nowNanos);
      }
    }
  }

  @Override
  public long nextDeadlineNanos() {
    long next = NEVER;
    for (int i = 0; i < dockets.size(); i++) {
      next = Math.min(next, dockets.get(i).mustChargeByNanos);
    }
    return next;
  }

  private void await(Docket docket, long nowNanos) {
    if (docket.place.plant().car().currentMa() >= CHARGED_MA) {
      docket.mustChargeByNanos = NEVER;
    } else if (nowNanos >= docket.mustChargeByNanos) {
      docket.mustChargeByNanos = NEVER;
      breach(CHARGES_WHEN_MENDED, docket.place.words());
    }
  }

  private void raised(Docket docket) {
    long latched = 0;
    for (SafetyFault fault : FAULTS) {
      if (docket.status.isLatched(fault)) {
        latched |= 1L << fault.ordinal();
        boolean fresh = (docket.latched & 1L << fault.ordinal()) == 0;
        if (fresh && !explained(docket.place, fault)) {
          breach(FAULT_HAS_CAUSE, fault + ": " + docket.place.words());
        }
      }
    }
    docket.latched = latched;
  }

  private static boolean explained(Place place, SafetyFault fault) {
    if (fault == SafetyFault.VENTILATION_MISSING && place.s2() == S2.VENTILATION) {
      return true;
    }
    return FaultCauses.of(fault).stream().anyMatch(cause -> place.lately(cause, lingers(cause)));
  }

  /** How long a trouble may still show when it is over: warm things cool slowly. */
  static long lingers(Trouble trouble) {
    return trouble == Trouble.HEAT || trouble == Trouble.BURNT ? COOLS_NANOS : RECENT_NANOS;
  }

  /** Whether anything was found so far. */
  boolean found() {
    return !own.isEmpty() || !stage.watch().breaches().isEmpty();
  }

  /** Everything that was found, in order of time. */
  List<SoakBreach> breaches() {
    List<SoakBreach> all = new ArrayList<>(own);
    for (Breach breach : stage.watch().breaches()) {
      String where = breach.evse() == 1 ? "" : " at connector " + breach.evse();
      String seen = breach.seen() + where;
      all.add(new SoakBreach(breach.invariant().name(), atMs(breach.atNanos()), seen));
    }
    all.sort(Comparator.comparingLong(SoakBreach::atMs));
    return all;
  }

  void breach(String what, String seen) {
    own.add(new SoakBreach(what, atMs(stage.nowNanos()), seen));
  }

  private long atMs(long nanos) {
    return (nanos - stage.zeroNanos()) / NANOS_PER_MS;
  }
}
