package faraday.rig.soak;

import faraday.firmware.session.SessionPhase;
import faraday.hal.sim.SeededRandom;
import faraday.rig.car.CarTrait;
import faraday.rig.circuit.S2;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything is mended, a fresh driver comes, and a charge must begin: asked from time to time, so
 * that nobody is safe by being dead. Made of stimuli like all others, one after the other.
 */
final class Script {

  /** From the tap to current, with everything mended. */
  static final int CHARGES_WITHIN_S = 60;

  private static final long SETTLE_MS = 65_000;

  /** A write that hangs is given up after 5 s, and the journal with it. */
  private static final long JOURNAL_GIVES_UP_MS = 6_000;

  /** Interval between two tries to close again, and a little. */
  private static final long RECLOSE_MS = 310_000;

  /** Behind a fault of the mains the offer begins with 6 A and gains 1 A a minute. */
  private static final int OFFERED_AT_ONCE_MA = 6_000;

  private static final long RAMP_MS = 600_000;
  private static final long RAMP_NANOS = RAMP_MS * 1_000_000L;
  private static final Set<Trouble> MAINS =
      EnumSet.of(Trouble.MAINS, Trouble.SITE, Trouble.FREQUENCY, Trouble.SUPPLY);

  /** One line: how long after the one before, and what, if it still makes sense. */
  private record Line(long afterMs, Draw draw) {}

  @FunctionalInterface
  private interface Draw {
    @Nullable Kind kind();
  }

  private final SoakWorld world;
  private final Place place;
  private final int number;
  private final SeededRandom random;
  private final Deque<Line> lines = new ArrayDeque<>();

  /** A script for one connector, the n-th of its world. */
  Script(SoakWorld world, int evse, int number, SeededRandom random) {
    this.world = world;
    this.number = number;
    this.random = random;
    place = world.place(evse);
    line(50, () -> place.phoneHeld() ? kind("takeAway") : null);
    for (Trouble ignored : Trouble.values()) {
      line(40, this::mending);
    }
    line(JOURNAL_GIVES_UP_MS, this::restart);
    line(4_000, () -> place.joined() ? kind("pullAtCar") : null);
    line(15_000, () -> place.phase() == SessionPhase.RUNNING ? kind("tapStop") : null);
    line(15_000, () -> place.cableIn() && !place.boltHolds() ? kind("pullAtSocket") : null);
    line(2_000, this::restart); // what the fault of the plug-in has hidden
    line(SETTLE_MS, this::waitUntilReady);
    line(0, () -> kind(place.cableIn() ? "plugAtCar" : "plug"));
    line(3_000, () -> place.s2() == S2.VENTILATION ? kind("s2Opens") : null);
    line(1_000, () -> place.phoneHeld() ? kind("takeAway") : null);
    line(500, () -> kind("tapStart"));
    line(1, () -> world.spec().chargeable() ? kind("mustCharge") : null);
    line(CHARGES_WITHIN_S * 1_000L, () -> null);
  }

  private void line(long afterMs, Draw draw) {
    lines.add(new Line(afterMs, draw));
  }

  private static Kind kind(String name) {
    return Kinds.of(name);
  }

  private @Nullable Kind restart() {
    return place.lives() && !place.needsRestart() ? null : kind("supplyBlinks");
  }

  /** Until the charger closes again by itself, and offers what the car needs at least. */
  private @Nullable Kind waitUntilReady() {
    long waitMs = place.waitsToReclose() ? RECLOSE_MS : 0;
    int leastMa = place.plant().car().model().get(CarTrait.MIN_CURRENT_MA);
    boolean ramping = MAINS.stream().anyMatch(trouble -> place.lately(trouble, RAMP_NANOS));
    long rampMs = ramping && leastMa > OFFERED_AT_ONCE_MA ? RAMP_MS : 0;
    world.stage().runToMs(world.nowMs() + Math.max(waitMs, rampMs));
    return null;
  }

  private @Nullable Kind mending() {
    for (Trouble trouble : place.troubles()) {
      for (Kind kind : Kinds.all()) {
        if (kind.mends().contains(trouble) && kind.weight() == 0 && kind.possible().at(place)) {
          return kind;
        }
      }
    }
    return null;
  }

  private String freshTap() {
    String token = "{energyWh: 30000, durationS: 7200, costMinor: 2000}";
    return "tap: {phone: %s, want: start, token: %s}".formatted(place.newDriver(false), token);
  }

  /** The next stimulus, with time passed up to it; null when the script is over. */
  @Nullable SoakStimulus next() {
    for (Line line = lines.poll(); line != null; line = lines.poll()) {
      world.stage().runToMs(world.nowMs() + line.afterMs);
      Kind kind = line.draw.kind();
      if (kind != null && kind.possible().at(place)) {
        SoakStimulus drawn = kind.draw(world.nowMs(), place, random).of(number);
        return kind.name().equals("tapStart") ? drawn.saying(freshTap()) : drawn;
      }
    }
    return null;
  }
}
