package faraday.rig.invariant;

import faraday.hal.LockMotor;
import faraday.rig.circuit.S2;

/**
 * What may be said of a connector, and what might still be believed of it: what happened a moment
 * ago nobody can know yet. An open S2 is recognised within 50 ms, and a coil that has been switched
 * on pulls in meanwhile; the 100 ms until contacts part again count from the change all the same.
 *
 * @param wires as they are
 * @param circumstances as they are
 */
@SuppressWarnings("EnumOrdinal") // wires carry ordinals
record Lately(Wires wires, Circumstances circumstances) {

  private static final long UNKNOWABLE_NANOS = 50_000_000L;
  private static final long SHUT = LockMotor.Bolt.SHUT.ordinal();
  private static final int STEADY_PERMILLE = 1000;

  boolean ready() {
    return wires.get(Wire.S2) != S2.OPEN.ordinal();
  }

  boolean plugHeld() {
    return circumstances.isTethered() || wires.get(Wire.BOLT) == SHUT;
  }

  /** The chain before any software let go and held again, sooner than software can know. */
  boolean blinked(long nowNanos, long openedNanos) {
    boolean ordered = wires.on(Wire.COMMAND) && wires.sinceNanos(Wire.COMMAND) < openedNanos;
    return ordered && nowNanos - openedNanos <= UNKNOWABLE_NANOS;
  }

  boolean heldLately(long nowNanos) {
    boolean forced = circumstances.boltForced();
    return plugHeld() || (forced && unknowable(nowNanos, Wire.BOLT));
  }

  boolean readyLately(long nowNanos) {
    return ready() || unknowable(nowNanos, Wire.S2);
  }

  boolean pluggedLately(long nowNanos) {
    return !circumstances.pulled() || nowNanos - circumstances.pulledNanos() <= UNKNOWABLE_NANOS;
  }

  /** A generator that fails by itself is read back, not foreseen. */
  boolean offeredLately(long nowNanos) {
    boolean failed = circumstances.generatorBroken();
    return isSignal(wires.get(Wire.DUTY)) || (failed && unknowable(nowNanos, Wire.DUTY));
  }

  static boolean isSignal(long dutyPermille) {
    return dutyPermille > 0 && dutyPermille < STEADY_PERMILLE;
  }

  private boolean unknowable(long nowNanos, Wire wire) {
    return nowNanos - wires.sinceNanos(wire) <= UNKNOWABLE_NANOS;
  }
}
