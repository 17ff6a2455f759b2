package faraday.rig.soak;

import faraday.hal.Ticked;
import faraday.rig.invariant.Breach;
import faraday.rig.scenario.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a world beyond the standing invariants: a charger may not be safe by being dead, may not
 * raise faults without cause, and bills what it delivered.
 */
final class Judge implements Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;

  private final Stage stage;
  private final List<Place> places;
  private final List<SoakBreach> own = new ArrayList<>();

  Judge(Stage stage, List<Place> places) {
    this.stage = stage;
    this.places = places;
  }

  @Override
  public void tick(long nowNanos) {}

  @Override
  public long nextDeadlineNanos() {
    return NEVER;
  }

  /** Whether anything was found so far. */
  boolean found() {
    return !own.isEmpty() || !stage.watch().breaches().isEmpty();
  }

  /** Everything that was found, in order of time. */
  List<SoakBreach> breaches() {
    List<SoakBreach> all = new ArrayList<>(own);
    for (Breach breach : stage.watch().breaches()) {
      all.add(
          new SoakBreach(
              breach.invariant().name(),
              (breach.atNanos() - stage.zeroNanos()) / NANOS_PER_MS,
              breach.seen() + (breach.evse() == 1 ? "" : " at connector " + breach.evse())));
    }
    all.sort(java.util.Comparator.comparingLong(SoakBreach::atMs));
    return all;
  }

  void breach(String what, String seen) {
    own.add(new SoakBreach(what, (stage.nowNanos() - stage.zeroNanos()) / NANOS_PER_MS, seen));
  }
}
