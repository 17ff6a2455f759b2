package faraday.rig.invariant;

import faraday.hal.LockMotor;
import faraday.hal.Ticked;
import faraday.pilot.state.PilotState;
import faraday.rig.circuit.S2;

/** The invariants of one connector, on its wires. */
@SuppressWarnings("EnumOrdinal") // wires carry ordinals
final class ConnectorInvariants {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long OPEN_NANOS = 100 * NANOS_PER_MS;

  /** 6 s of patience, then contactor and mirror. */
  private static final long WITHDRAWN_NANOS = 6_100 * NANOS_PER_MS;

  private static final long F_NANOS = 3_000 * NANOS_PER_MS;

  /** A code of the cable counts, and is missed, after 100 ms and a tick. */
  private static final long CABLE_SEEN_NANOS = 115 * NANOS_PER_MS;

  private static final long REST_NANOS = 500 * NANOS_PER_MS;
  private static final long DUTY_GAP_NANOS = 5_000 * NANOS_PER_MS;
  private static final long HOLD_NANOS = 60 * NANOS_PER_MS;
  private static final long MAINS_SEEN_NANOS = 60 * NANOS_PER_MS;
  private static final int STEADY_PERMILLE = 1000;

  /** A phase below this counts as failed. */
  private static final int LIVE_MV = 115_000;

  private static final long SHUT = LockMotor.Bolt.SHUT.ordinal();
  private static final long NOT_YET = Long.MIN_VALUE / 2;

  /** What an invariant needs to know beyond the wires of its connector. */
  interface Ground {
    /** Whether a START without an end stands on flash now. */
    boolean runningOnFlash(int evse);

    /** Whether ends can be recorded: the medium has power and works. */
    boolean mediumWorks();

    /** Takes a breach. */
    void breach(Breach breach);
  }

  final Wires wires = new Wires();
  final Circumstances circumstances = new Circumstances();
  private final int evse;
  private final Ground ground;
  private final Shown shown = new Shown();
  private final Lately lately = new Lately(wires, circumstances);
  private final Deadlines deadlines = new Deadlines(this::late);
  private boolean requested = true;
  private boolean wasBroken;

  /** What was awaited of broken contacts is awaited of mended ones from this moment. */
  private long judgedSinceNanos = NOT_YET;

  private long openedNanos = NOT_YET;
  private int closings;
  private int openings;

  ConnectorInvariants(int evse, Ground ground) {
    this.evse = evse;
    this.ground = ground;
  }

  int closings() {
    return closings;
  }

  int openings() {
    return openings;
  }

  /** Main contacts are closed, and neither welded nor on their way from it. */
  boolean closedByOrder(long nowNanos) {
    boolean broken = circumstances.contactsBroken() || nowNanos - judgedSinceNanos < OPEN_NANOS;
    return wires.on(Wire.MAIN) && !broken;
  }

  /** Main contacts, or the coil where the contacts are broken and no software can help. */
  private Wire guarded() {
    return circumstances.contactsBroken() ? Wire.COIL : Wire.MAIN;
  }

  void changed(long nowNanos, Wire wire, long value) {
    long before = wires.get(wire);
    long sinceNanos = wires.sinceNanos(wire);
    wires.set(nowNanos, wire, value);
    if (value == before) {
      return;
    }
    switch (wire) {
      case MAIN -> main(nowNanos, value);
      case BOLT -> bolt(nowNanos, before);
      case DUTY -> duty(nowNanos, before, sinceNanos);
      case S2 -> requested |= before == S2.OPEN.ordinal();
      case HIGH -> shown.high(nowNanos, value);
      case STATE -> state(nowNanos, before);
      case REGISTER -> demand(Invariant.REGISTER_RISES, value > before, nowNanos, "it fell");
      default -> {}
    }
    rearm(nowNanos);
  }

  /** Something outside the wires has changed. */
  void circumstancesChanged(long nowNanos) {
    if (circumstances.contactsBroken() != wasBroken) {
      wasBroken = circumstances.contactsBroken();
      judgedSinceNanos = nowNanos;
    }
    rearm(nowNanos);
  }

  void tick(long nowNanos) {
    deadlines.check(nowNanos);
  }

  private void main(long nowNanos, long value) {
    if (value == 0) {
      openings++;
      deadlines.check(nowNanos);
      openedNanos = nowNanos;
      return;
    }
    closings++;
    if (!circumstances.contactsBroken()) {
      closing(nowNanos);
    }
    requested = false;
  }

  private void closing(long nowNanos) {
    long fault = wires.get(Wire.FAULT);
    demand(Invariant.CLOSES_LOCKED, lately.heldLately(nowNanos), nowNanos, "the bolt is open");
    demand(Invariant.CLOSES_READY, lately.readyLately(nowNanos), nowNanos, "S2 is open");
    demand(
        Invariant.CLOSES_OFFERED,
        lately.offeredLately(nowNanos),
        nowNanos,
        "duty " + wires.get(Wire.DUTY));
    boolean running = ground.runningOnFlash(evse);
    demand(Invariant.CLOSES_RECORDED, running, nowNanos, "no START on flash");
    demand(
        Invariant.CLOSES_PLUGGED, lately.pluggedLately(nowNanos), nowNanos, "the plug was pulled");
    demand(Invariant.CLOSES_HEALTHY, fault == 0, nowNanos, "fault " + fault + " is latched");
    boolean blinked = lately.blinked(nowNanos, openedNanos);
    boolean rested = blinked || nowNanos - openedNanos >= REST_NANOS;
    demand(Invariant.CLOSES_RESTED, rested, nowNanos, "opened a moment ago");
    demand(Invariant.CLOSES_ONCE, blinked || requested, nowNanos, "closed again unasked");
  }

  private void bolt(long nowNanos, long before) {
    boolean leaves = before == SHUT;
    if (!leaves) {
      circumstances.boltShutAgain(wires.get(Wire.BOLT) == SHUT);
      return;
    }
    boolean forced = circumstances.boltForced();
    boolean closed = wires.on(Wire.MAIN);
    boolean hidden = circumstances.contactsBroken() && circumstances.mirrorBroken() && mainsLost();
    boolean holds = forced || hidden || !closed;
    demand(Invariant.BOLT_HOLDS, holds, nowNanos, "it leaves under power");
    boolean driven = wires.get(Wire.DRIVE) == LockMotor.Drive.OPEN.ordinal() && !forced;
    if (driven && ground.mediumWorks() && !mainsLostLately(nowNanos)) {
      boolean running = ground.runningOnFlash(evse);
      demand(Invariant.UNLOCKS_RECORDED, !running, nowNanos, "START has no end on flash");
    }
  }

  /** The same up to a moment ago: mains that come back are measured over some periods. */
  private boolean mainsLostLately(long nowNanos) {
    long backNanos =
        Math.max(
            wires.sinceNanos(Wire.L1),
            Math.max(wires.sinceNanos(Wire.L2), wires.sinceNanos(Wire.L3)));
    return mainsLost() || nowNanos - backNanos <= MAINS_SEEN_NANOS;
  }

  /** Stored energy opens the bolt then, and the record follows at the next start (design §3). */
  private boolean mainsLost() {
    return Math.max(wires.get(Wire.L1), Math.max(wires.get(Wire.L2), wires.get(Wire.L3))) < LIVE_MV;
  }

  private void duty(long nowNanos, long before, long sinceNanos) {
    long duty = wires.get(Wire.DUTY);
    requested |= Lately.isSignal(duty) && !Lately.isSignal(before);
    if (!Lately.isSignal(duty) || circumstances.generatorBroken()) {
      return;
    }
    boolean apart = !Lately.isSignal(before) || nowNanos - sinceNanos >= DUTY_GAP_NANOS;
    demand(Invariant.DUTY_GAP, apart, nowNanos, before + " to " + duty + " too soon");
    long limitMa = Math.min(circumstances.limitMa(), cableMa(nowNanos));
    boolean within = PilotLaw.allowedMa(duty) <= limitMa;
    demand(Invariant.DUTY_WITHIN_LIMITS, within, nowNanos, duty + " above " + limitMa + " mA");
  }

  private long cableMa(long nowNanos) {
    if (circumstances.isTethered()) {
      return circumstances.tetheredMa();
    }
    boolean young = nowNanos - wires.sinceNanos(Wire.CABLE) <= CABLE_SEEN_NANOS;
    return young ? Long.MAX_VALUE : PilotLaw.cableMa(wires.get(Wire.CABLE));
  }

  private void state(long nowNanos, long before) {
    boolean left = before == PilotState.F.ordinal() && !circumstances.generatorBroken();
    boolean driven = wires.get(Wire.DUTY) != 0;
    demand(Invariant.F_LEFT_BY_CHARGER, !left || driven, nowNanos, "-12 V still stands");
  }

  /** Sets what must happen by when, from the wires as they are. */
  private void rearm(long nowNanos) {
    boolean fed = circumstances.fed() || !wires.on(Wire.COIL);
    if (!wires.on(guarded())) {
      deadlines.clear();
    } else {
      long duty = wires.get(Wire.DUTY);
      long dutyNanos = judged(wires.sinceNanos(Wire.DUTY));
      long s2Nanos = judged(wires.sinceNanos(Wire.S2));
      long s2SeenNanos = Math.max(s2Nanos, judged(shown.s2OpenSinceNanos()));
      until(Invariant.OPENS_AFTER_S2, lately.ready() || !shown.s2Open(), s2SeenNanos + OPEN_NANOS);
      long pulledNanos = judged(circumstances.pulledNanos());
      until(Invariant.OPENS_AFTER_UNPLUG, !circumstances.pulled(), pulledNanos + OPEN_NANOS);
      long lossNanos = judged(shown.noVehicleSinceNanos());
      until(Invariant.OPENS_AFTER_PILOT_LOSS, !shown.noVehicle(), lossNanos + OPEN_NANOS);
      boolean steady = duty == STEADY_PERMILLE;
      until(Invariant.OPENS_AFTER_WITHDRAWAL, !steady, dutyNanos + WITHDRAWN_NANOS);
      until(Invariant.OPENS_AFTER_F, duty != 0, dutyNanos + F_NANOS);
      boolean shut = lately.plugHeld();
      long boltNanos = judged(wires.sinceNanos(Wire.BOLT));
      until(Invariant.OPENS_AFTER_FORCED_BOLT, shut, boltNanos + OPEN_NANOS);
    }
    until(Invariant.COIL_FED, fed, circumstances.unfedNanos() + HOLD_NANOS);
    deadlines.check(nowNanos);
  }

  private long judged(long sinceNanos) {
    return Math.max(sinceNanos, judgedSinceNanos);
  }

  private void until(Invariant invariant, boolean holds, long dueNanos) {
    deadlines.set(invariant, holds ? Ticked.NEVER : dueNanos);
  }

  private void late(Invariant invariant, long nowNanos) {
    String what = guarded() == Wire.MAIN ? "they are still closed" : "the coil is still on";
    ground.breach(new Breach(invariant, nowNanos, evse, what));
  }

  private void demand(Invariant invariant, boolean holds, long nowNanos, String otherwise) {
    if (!holds) {
      ground.breach(new Breach(invariant, nowNanos, evse, otherwise));
    }
  }
}
