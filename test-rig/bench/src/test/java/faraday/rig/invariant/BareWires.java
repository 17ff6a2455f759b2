package faraday.rig.invariant;

import faraday.hal.LockMotor;
import faraday.hal.sim.SimProbe;
import faraday.rig.board.BoardScene;
import faraday.rig.circuit.S2;
import java.util.List;

/**
 * Signals of one connector that a test makes up, in front of a watch: plugged, locked and offered,
 * with a START on flash, and nothing closed yet.
 */
@SuppressWarnings("EnumOrdinal") // signals carry ordinals
final class BareWires {

  private static final long MS = 1_000_000L;

  /** Behind everything that the two boards below have done. */
  private static final long BEGAN_NANOS = 1_000_000 * MS;

  private static final int DUTY_PERMILLE = 533;
  private static final int CABLE_OHM = 220;

  /** Boards that are only read: one session runs on the first, and has ended on the second. */
  private static final BoardScene RUNNING = new BoardScene();

  private static final BoardScene ENDED = new BoardScene();

  static {
    RUNNING.charging("Anna");
    ENDED.charged("Berta");
  }

  final SafetyWatch watch = new SafetyWatch(SimProbe.NONE);
  private long nowNanos = BEGAN_NANOS;

  BareWires() {
    watch.watch(RUNNING.board, 1);
    set(Wire.BOLT, LockMotor.Bolt.SHUT.ordinal());
    set(Wire.S2, S2.READY.ordinal());
    set(Wire.CABLE, CABLE_OHM);
    set(Wire.HIGH, 6_000);
    set(Wire.DUTY, DUTY_PERMILLE);
    afterMs(1_000);
  }

  BareWires set(Wire wire, long value) {
    watch.level(nowNanos, wire.signal(), value);
    return this;
  }

  /** So much later, and the world has made its step. */
  BareWires afterMs(int ms) {
    nowNanos += ms * MS;
    watch.tick(nowNanos);
    return this;
  }

  BareWires close() {
    return set(Wire.MAIN, 1);
  }

  BareWires open() {
    return set(Wire.MAIN, 0);
  }

  /** A new edge of S2. */
  BareWires asksAgain() {
    return set(Wire.S2, S2.OPEN.ordinal()).set(Wire.S2, S2.READY.ordinal());
  }

  BareWires pull() {
    watch.pulled(1, nowNanos);
    return this;
  }

  BareWires plug() {
    watch.plugged(1);
    return this;
  }

  BareWires forceBolt() {
    watch.circumstances(1).forceBolt();
    return set(Wire.BOLT, LockMotor.Bolt.BETWEEN.ordinal());
  }

  BareWires driveOpen() {
    return set(Wire.DRIVE, LockMotor.Drive.OPEN.ordinal());
  }

  BareWires starve() {
    watch.circumstances(1).starve(nowNanos);
    watch.circumstancesChanged(1, nowNanos);
    return this;
  }

  BareWires weld(boolean welded) {
    watch.circumstances(1).contactsBroken(welded);
    watch.circumstancesChanged(1, nowNanos);
    return this;
  }

  BareWires siteLimitMa(int limitMa) {
    watch.circumstances(1).siteLimitMa(limitMa);
    return this;
  }

  /** From now on the flash shows an end of the session. */
  BareWires ended() {
    watch.watch(ENDED.board, 1);
    return this;
  }

  /** Something was programmed, and the chip has come to rest. */
  BareWires flashWritten() {
    watch.bytes(nowNanos, "flash.program", new byte[4], 0, 4);
    return afterMs(1);
  }

  /** The end of a run in which this was sealed twice. */
  BareWires sealedTwice(List<String> what) {
    watch.sealedTwice(() -> what);
    watch.finish(nowNanos);
    return this;
  }

  /** The end of a run in which strangers have written this. */
  BareWires writtenByStrangers(List<String> what) {
    watch.writtenByStrangers(() -> what);
    watch.finish(nowNanos);
    return this;
  }

  /** The end of a whole run that left this on flash. */
  BareWires judge(BoardScene scene) {
    watch.watch(scene.board, 1);
    watch.finish(nowNanos);
    return this;
  }
}
