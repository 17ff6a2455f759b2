package faraday.rig.soak;

import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.invariant.FlashReader;
import faraday.rig.invariant.Wire;
import faraday.rig.invariant.WireListener;
import faraday.rig.office.StoredRecord;
import faraday.rig.scenario.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps books beside the charger: how much every session really took, by the car's own count, and
 * whether its record says the same. Looks at the flash whenever a session changes its phase.
 */
final class Bookkeeper implements WireListener {

  /** What is billed is what was delivered. */
  static final String BILLS_WHAT_FLOWED = "BILLS_WHAT_FLOWED";

  /** Nothing flows but in a session. */
  static final String FLOWS_IN_SESSIONS = "FLOWS_IN_SESSIONS";

  /** Every START has its end. */
  static final String NO_SESSION_LOST = "NO_SESSION_LOST";

  private static final double MWH_PER_WH = 1000;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long LATELY_NANOS = 600_000 * NANOS_PER_MS;

  /**
   * Begin and end of a session lie up to one reading, and what the power path takes, beside the
   * meter's: two seconds at 44 kW each.
   */
  private static final long TOLERANCE_MWH = 50_000;

  /** With these the charger cannot know, or may not tell, what flowed. */
  private static final Set<Trouble> BLIND =
      EnumSet.of(Trouble.METER, Trouble.METER_LEAP, Trouble.LOAD, Trouble.FLASH);

  /** With these a car is live whatever the charger wants. */
  private static final Set<Trouble> WELDS =
      EnumSet.of(
          Trouble.CONTACTS, Trouble.POLE, Trouble.COMMAND_LINE, Trouble.FEED_LINE, Trouble.MIRROR);

  /** A session as the world saw it. */
  private static final class Truth {
    private final int evse;
    private final double beganWh;
    private double nowWh;
    private boolean blind;
    private boolean welded;

    private Truth(int evse, double beganWh) {
      this.evse = evse;
      this.beganWh = beganWh;
      nowWh = beganWh;
    }

    private long takenMwh() {
      return Math.round((nowWh - beganWh) * MWH_PER_WH);
    }
  }

  private final Stage stage;
  private final List<Place> places;
  private final Judge judge;
  private final Map<Id, Truth> truths = new LinkedHashMap<>();
  private final List<@Nullable Id> current = new ArrayList<>();
  private final List<Double> strayFromWh = new ArrayList<>();
  private int judged;

  Bookkeeper(Stage stage, List<Place> places, Judge judge) {
    this.stage = stage;
    this.places = places;
    this.judge = judge;
    places.forEach(
        place -> {
          current.add(null);
          strayFromWh.add(0.0);
        });
  }

  /** Session records that were held against what really flowed. */
  int judged() {
    return judged;
  }

  @Override
  public void changed(long nowNanos, int evse, Wire wire, long value) {
    if (wire == Wire.PHASE) {
      look(new FlashReader(stage.board().flash().image()));
    }
  }

  /** Everything that was started has ended, here or at the office, but for what still runs. */
  void finish() {
    FlashReader flash = new FlashReader(stage.board().flash().image());
    look(flash);
    for (StoredRecord stored : stage.office().records(stage.board().entry().chargerId())) {
      end(stored.session());
    }
    Set<Id> running = flash.runningSessions().keySet();
    truths.forEach(
        (id, truth) -> {
          if (!running.contains(id) && !truth.blind) {
            judge.breach(NO_SESSION_LOST, "no end of a session at connector " + truth.evse);
          }
        });
    List<Long> gaps = stage.office().gaps(stage.board().entry().chargerId());
    if (!gaps.isEmpty() && !everBlind()) {
      judge.breach(NO_SESSION_LOST, "the office misses records " + gaps);
    }
  }

  private boolean everBlind() {
    return places.stream().anyMatch(place -> place.lately(Trouble.FLASH, Long.MAX_VALUE));
  }

  private void look(FlashReader flash) {
    Map<Id, Integer> running = flash.runningSessions();
    for (Place place : places) {
      Id session = null;
      for (Map.Entry<Id, Integer> one : running.entrySet()) {
        session = one.getValue() == place.evse() ? one.getKey() : session;
      }
      follow(place, session);
    }
    flash.sessions().forEach(this::end);
  }

  private void follow(Place place, @Nullable Id session) {
    int index = place.evse() - 1;
    double takenWh = place.plant().car().takenWh();
    Id before = current.get(index);
    Truth truth = before == null ? null : truths.get(before);
    if (truth != null) {
      truth.nowWh = takenWh;
      truth.blind |= lately(place, BLIND);
      truth.welded |= lately(place, WELDS);
    }
    if (before == null && takenWh > strayFromWh.get(index)) {
      stray(place, (takenWh - strayFromWh.get(index)) * MWH_PER_WH);
    }
    if (session != null && !session.equals(before)) {
      truths.put(session, new Truth(place.evse(), takenWh));
    }
    current.set(index, session);
    strayFromWh.set(index, takenWh);
  }

  private static boolean lately(Place place, Set<Trouble> troubles) {
    return troubles.stream().anyMatch(trouble -> place.lately(trouble, LATELY_NANOS));
  }

  private void stray(Place place, double mwh) {
    if (mwh > TOLERANCE_MWH && !lately(place, WELDS) && !lately(place, BLIND)) {
      judge.breach(FLOWS_IN_SESSIONS, Math.round(mwh) + " mWh: " + place.words());
    }
  }

  /** The record of an end: what it bills is held against what flowed. */
  private void end(SessionRecord ended) {
    Truth truth = truths.remove(ended.id(Field.SESSION_ID));
    if (truth == null) {
      return;
    }
    judged++;
    long billedMwh = ended.number(Field.ENERGY_MWH);
    long tookMwh = truth.takenMwh();
    boolean tooMuch = billedMwh > tookMwh + TOLERANCE_MWH;
    boolean tooLittle = billedMwh < tookMwh - TOLERANCE_MWH && !truth.welded;
    if ((tooMuch || tooLittle) && !truth.blind) {
      String seen = "billed %d mWh, the car took %d mWh, reason %d, at connector %d";
      long reason = ended.number(Field.STOP_REASON);
      judge.breach(BILLS_WHAT_FLOWED, seen.formatted(billedMwh, tookMwh, reason, truth.evse));
    }
    if (!ended.energyAddsUp() || !ended.costAddsUp()) {
      judge.breach(BILLS_WHAT_FLOWED, "a record does not add up");
    }
  }
}
