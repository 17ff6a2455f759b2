package faraday.rig.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.journal.Stamp;
import faraday.firmware.wire.cbor.CborWriter;
import faraday.hal.LockMotor;
import faraday.pilot.state.PilotState;
import faraday.rig.board.BoardScene;
import faraday.rig.circuit.S2;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each standing invariant can fail: broken once, on bare signals, it alone is reported; kept, at
 * its very limit where it has one, nothing is.
 */
@SuppressWarnings("EnumOrdinal") // signals carry ordinals
final class InvariantsTest {

  /** What keeps an invariant, and what breaks it and no other. */
  private record Pair(Consumer<BareWires> kept, Consumer<BareWires> broken) {}

  private static final Map<Invariant, Pair> PAIRS = new EnumMap<>(Invariant.class);

  private static final long SHUT = LockMotor.Bolt.SHUT.ordinal();
  private static final long BETWEEN = LockMotor.Bolt.BETWEEN.ordinal();
  private static final long S2_OPEN = S2.OPEN.ordinal();
  private static final int FAULT_CODE = 7;
  private static final long HOUR_S = 3600;

  /** An open S2 or a pulled plug is recognised within this; a coil may pull in meanwhile. */
  private static final int UNKNOWABLE_MS = 50;

  static {
    closings();
    requests();
    openings();
    bolts();
    duties();
    theRest();
  }

  private static void pair(Invariant of, Consumer<BareWires> kept, Consumer<BareWires> broken) {
    PAIRS.put(of, new Pair(kept, broken));
  }

  /** The same story, in which something has to end by then and ends a millisecond later. */
  private static void limit(Invariant of, int limitMs, Consumer<BareWires> story) {
    pair(
        of,
        story.andThen(wires -> wires.afterMs(limitMs).set(Wire.MAIN, 0).afterMs(1)),
        story.andThen(wires -> wires.afterMs(limitMs + 1).set(Wire.MAIN, 0)));
  }

  private static void closings() {
    pair(Invariant.CLOSES_LOCKED, BareWires::close, wires -> wires.set(Wire.BOLT, BETWEEN).close());
    pair(
        Invariant.CLOSES_READY,
        wires -> wires.set(Wire.S2, S2_OPEN).afterMs(UNKNOWABLE_MS).close(),
        wires -> wires.set(Wire.S2, S2_OPEN).afterMs(UNKNOWABLE_MS + 1).close());
    pair(Invariant.CLOSES_OFFERED, BareWires::close, wires -> wires.set(Wire.DUTY, 1000).close());
    pair(Invariant.CLOSES_RECORDED, BareWires::close, wires -> wires.ended().close());
    pair(
        Invariant.CLOSES_PLUGGED,
        wires -> wires.pull().afterMs(UNKNOWABLE_MS).close(),
        wires -> wires.pull().afterMs(UNKNOWABLE_MS + 1).close());
    pair(
        Invariant.CLOSES_HEALTHY,
        wires -> wires.set(Wire.FAULT, FAULT_CODE).set(Wire.FAULT, 0).close(),
        wires -> wires.set(Wire.FAULT, FAULT_CODE).close());
  }

  private static void requests() {
    pair(
        Invariant.CLOSES_RESTED,
        wires -> wires.close().open().asksAgain().afterMs(500).close(),
        wires -> wires.close().open().asksAgain().afterMs(499).close());
    pair(
        Invariant.CLOSES_ONCE,
        wires -> wires.close().open().asksAgain().afterMs(10_000).close(),
        wires -> wires.close().open().afterMs(10_000).close());
  }

  private static void openings() {
    limit(
        Invariant.OPENS_AFTER_S2,
        100,
        wires -> wires.close().set(Wire.S2, S2_OPEN).set(Wire.HIGH, 9_000));
    limit(Invariant.OPENS_AFTER_UNPLUG, 100, wires -> wires.close().pull());
    limit(Invariant.OPENS_AFTER_PILOT_LOSS, 100, wires -> wires.close().set(Wire.HIGH, 12_000));
    limit(Invariant.OPENS_AFTER_WITHDRAWAL, 6_100, wires -> wires.close().set(Wire.DUTY, 1000));
    limit(Invariant.OPENS_AFTER_F, 3_000, wires -> wires.close().set(Wire.DUTY, 0));
    limit(Invariant.OPENS_AFTER_FORCED_BOLT, 100, wires -> wires.close().forceBolt());
    Consumer<BareWires> starved = wires -> wires.set(Wire.COIL, 1).starve();
    pair(
        Invariant.COIL_FED,
        starved.andThen(wires -> wires.afterMs(60).set(Wire.COIL, 0).afterMs(1)),
        starved.andThen(wires -> wires.afterMs(61)));
  }

  private static void bolts() {
    pair(
        Invariant.BOLT_HOLDS,
        wires -> wires.close().open().set(Wire.BOLT, BETWEEN),
        wires -> wires.close().set(Wire.BOLT, BETWEEN));
    pair(
        Invariant.UNLOCKS_RECORDED,
        wires -> wires.ended().driveOpen().set(Wire.BOLT, BETWEEN),
        wires -> wires.driveOpen().set(Wire.BOLT, BETWEEN));
    pair(
        Invariant.ENDS_OPEN,
        wires -> wires.close().open().ended().flashWritten(),
        wires -> wires.close().ended().flashWritten());
  }

  private static void duties() {
    pair(
        Invariant.DUTY_GAP,
        wires -> wires.afterMs(4_000).set(Wire.DUTY, 266),
        wires -> wires.afterMs(3_999).set(Wire.DUTY, 266));
    pair(
        Invariant.DUTY_WITHIN_LIMITS,
        wires -> wires.siteLimitMa(15_960).set(Wire.DUTY, 1000).set(Wire.DUTY, 266),
        wires -> wires.siteLimitMa(15_959).set(Wire.DUTY, 1000).set(Wire.DUTY, 266));
    long stateF = PilotState.F.ordinal();
    long stateA = PilotState.A1.ordinal();
    Consumer<BareWires> inF = wires -> wires.set(Wire.DUTY, 0).set(Wire.STATE, stateF);
    pair(
        Invariant.F_LEFT_BY_CHARGER,
        inF.andThen(wires -> wires.set(Wire.DUTY, 1000).set(Wire.STATE, stateA)),
        inF.andThen(wires -> wires.set(Wire.STATE, stateA)));
  }

  private static void theRest() {
    pair(
        Invariant.REGISTER_RISES,
        wires -> wires.set(Wire.REGISTER, 5).set(Wire.REGISTER, 6),
        wires -> wires.set(Wire.REGISTER, 5).set(Wire.REGISTER, 4));
    pair(
        Invariant.FAULT_ONCE,
        wires -> wires.judge(journal(FAULT_CODE, 0, FAULT_CODE, HOUR_S, FAULT_CODE + 1, 0)),
        wires -> wires.judge(journal(FAULT_CODE, 0, FAULT_CODE, 1)));
    pair(
        Invariant.SEALED_ONCE,
        wires -> wires.sealedTwice(List.of()),
        wires -> wires.sealedTwice(List.of("key 1 counter 0")));
    pair(
        Invariant.STRANGERS_WRITE_NOTHING,
        wires -> wires.writtenByStrangers(List.of()),
        wires -> wires.writtenByStrangers(List.of("1 records")));
  }

  /** A board whose journal holds these faults: code and second of each. */
  private static BoardScene journal(long... codesAndSeconds) {
    BoardScene scene = new BoardScene();
    for (int i = 0; i < codesAndSeconds.length; i += 2) {
      CborWriter note = new CborWriter().array(6).integer(1).integer(codesAndSeconds[i]);
      note.integer(9_000).integer(-12_000).integer(0).integer(0);
      long atS = HOUR_S * 500_000 + codesAndSeconds[i + 1];
      scene
          .board
          .charger()
          .journal()
          .append(RecordType.FAULT, note.toArray(), new Stamp(Stamp.Quality.TRUSTED, 1, atS));
    }
    scene.run(BoardScene.S);
    assertEquals(codesAndSeconds.length / 2, scene.flash().faults().size());
    return scene;
  }

  private static Pair of(Invariant invariant) {
    Pair pair = PAIRS.get(invariant);
    assertNotNull(pair, invariant + " has no pair here: nobody knows whether it can fail");
    return pair;
  }

  private static Set<Invariant> reported(Consumer<BareWires> story) {
    BareWires wires = new BareWires();
    story.accept(wires);
    Set<Invariant> found = EnumSet.noneOf(Invariant.class);
    wires.watch.breaches().forEach(breach -> found.add(breach.invariant()));
    return found;
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void isReportedAloneWhenItIsBroken(Invariant invariant) {
    assertEquals(EnumSet.of(invariant), reported(of(invariant).broken()));
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void isSilentWhereItIsKept(Invariant invariant) {
    assertEquals(EnumSet.noneOf(Invariant.class), reported(of(invariant).kept()));
  }

  /** What was broken on purpose is no breach of the charger's, and what is mended counts again. */
  @Test
  void excusesWeldedContactsOnlyWhileTheyAreWelded() {
    Consumer<BareWires> welded =
        wires -> wires.close().weld(true).set(Wire.S2, S2_OPEN).set(Wire.HIGH, 9_000);
    assertEquals(Set.of(), reported(welded.andThen(wires -> wires.afterMs(1_000))));
    assertEquals(
        EnumSet.of(Invariant.OPENS_AFTER_S2),
        reported(welded.andThen(wires -> wires.afterMs(1_000).weld(false).afterMs(101))));
  }

  @Test
  void excusesABoltThatWasForced() {
    Consumer<BareWires> forced = wires -> wires.close().forceBolt();
    assertEquals(Set.of(), reported(forced));
    Consumer<BareWires> again = wires -> wires.set(Wire.BOLT, SHUT).set(Wire.BOLT, BETWEEN);
    assertEquals(EnumSet.of(Invariant.BOLT_HOLDS), reported(forced.andThen(again)));
  }

  @Test
  void saysWhichConnectorItWas() {
    BareWires wires = new BareWires();
    wires.watch.level(0, "c2.meter.registerMwh", 5);
    wires.watch.level(0, "c2.meter.registerMwh", 4);
    assertTrue(wires.watch.violations().getFirst().endsWith("it fell at connector 2"));
  }
}
