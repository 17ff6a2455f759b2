package faraday.hal.sim;

import faraday.hal.sim.SimContactor.Mirror;
import faraday.hal.sim.SimContactor.Pole;

/** The moving part of a contactor: its armature, the poles that follow it, and the mirror. */
final class ContactorPoles {

  private static final long NANOS_PER_MS = 1_000_000L;

  private final SimProbe probe;
  private final Pole[] poles = {Pole.GOOD, Pole.GOOD, Pole.GOOD};
  private Mirror mirror = Mirror.GOOD;
  private boolean armature;
  private int closed;
  private long touchedAtNanos;
  private int bounceMs;

  ContactorPoles(SimProbe probe) {
    this.probe = probe;
  }

  boolean armature() {
    return armature;
  }

  /** The poles that touch, a bit each. */
  int closed() {
    return closed;
  }

  void pole(long nowNanos, int pole, Pole state) {
    poles[pole] = state;
    follow(nowNanos);
  }

  void mirror(Mirror state) {
    mirror = state;
  }

  /** The armature arrives. */
  void move(long nowNanos, boolean newArmature, int newBounceMs) {
    armature = newArmature;
    touchedAtNanos = nowNanos;
    bounceMs = newBounceMs;
    follow(nowNanos);
  }

  boolean mirrorClosed(long nowNanos) {
    return switch (mirror) {
      case GOOD -> (armature && !bouncedOff(nowNanos)) || heldByWeld();
      case STUCK_OPEN -> false;
      case STUCK_CLOSED -> true;
    };
  }

  /** A pole that stays closed forces the mirror to stay closed (IEC 60947-4-1, annex F). */
  private boolean heldByWeld() {
    boolean held = false;
    for (int pole = 0; pole < poles.length; pole++) {
      held |= poles[pole] == Pole.WELDED && (closed & (1 << pole)) != 0;
    }
    return held;
  }

  /** Bouncing contacts part in every second millisecond after the first touch. */
  private boolean bouncedOff(long nowNanos) {
    long touchingMs = (nowNanos - touchedAtNanos) / NANOS_PER_MS;
    return touchingMs < bounceMs && touchingMs % 2 == 1;
  }

  private void follow(long nowNanos) {
    int newClosed = 0;
    for (int pole = 0; pole < poles.length; pole++) {
      int bit = 1 << pole;
      boolean joined =
          switch (poles[pole]) {
            case GOOD -> armature;
            case WELDED -> armature || (closed & bit) != 0;
            case NEVER_CLOSES -> false;
          };
      newClosed |= joined ? bit : 0;
    }
    if (newClosed == closed) {
      return;
    }
    boolean edge = (newClosed == 0) != (closed == 0);
    closed = newClosed;
    if (edge) {
      probe.level(nowNanos, "contactor.main", closed != 0 ? 1 : 0);
    }
    probe.level(nowNanos, "contactor.poles", closed);
  }
}
