package faraday.rig.soak;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which stimuli need not or cannot meet which states, and why. */
final class Cells {

  private static final Set<Column> OFFERING = EnumSet.of(Column.B2, Column.C2, Column.D2);
  private static final Set<Column> LIFELESS = EnumSet.of(Column.DEAD, Column.OFF);

  /** One reason for some rows in some columns. */
  private record Excuse(Claim claim, Set<Column> columns) {}

  private static final Map<String, List<Excuse>> EXCUSES = excuses();

  private Cells() {}

  /** An empty table of all cells. */
  static Coverage coverage() {
    return new Coverage(Kinds.names(), Column.names(), Cells::claim);
  }

  @SuppressWarnings("EnumOrdinal") // the index of a table's column
  private static Claim claim(int row, int column) {
    Column state = Column.values()[column];
    return EXCUSES.getOrDefault(Kinds.names().get(row), List.of()).stream()
        .filter(excuse -> excuse.columns.contains(state))
        .map(Excuse::claim)
        .findFirst()
        .orElse(Claim.MUST);
  }

  private static Map<String, List<Excuse>> excuses() {
    Map<String, List<Excuse>> all = new LinkedHashMap<>();
    Claim held = Claim.may("nothing is offered without a cable held in the socket");
    put(all, held, OFFERING, "plug", "plugOddCable", "pullAtSocket", "boltForcedShut");
    put(all, Claim.may("a leak must stand in for the car"), OFFERING, "plugAtCar");
    Claim gone = Claim.may("what it mends has ended the offer within a few ticks");
    put(all, gone, OFFERING, "proximityMended", "pilotWireMended", "lockSwitchesMended");
    put(all, gone, OFFERING, "generatorFreed", "diodeMended", "backInUse");
    put(all, gone, OFFERING, "siteBack", "earthBack", "emergencyReleased");
    put(all, Claim.may("the lock has jammed before the offer"), OFFERING, "boltFreed");
    put(all, Claim.may("it has asked for air already"), Set.of(Column.D2), "s2AsksForAir");
    put(all, Claim.may("an offer belongs to a session"), OFFERING, "tapStart");
    outsideOffers(all);
    Claim dead = Claim.cannot("there is no process");
    put(all, dead, LIFELESS, "processDies", "pauseUpTo40Ms", "pauseOver50Ms", "serviceSlow");
    put(all, dead, LIFELESS, "serviceSilent", "staffStops", "staffFreesPlug");
    put(all, dead, LIFELESS, "takenOutOfUse", "backInUse");
    Claim dark = Claim.cannot("there is no supply to lose");
    put(all, dark, Set.of(Column.OFF), "supplyLost", "supplyBlinks");
    Claim lit = Claim.cannot("the supply is there");
    put(all, lit, EnumSet.complementOf(EnumSet.of(Column.OFF)), "supplyBack");
    return all;
  }

  private static void outsideOffers(Map<String, List<Excuse>> all) {
    Claim resumed = Claim.may("a session goes on only when the pilot was read");
    put(all, resumed, EnumSet.of(Column.START), "staffStops", "tapStop");
    Claim shorted = Claim.may("a short ends the session within a few ticks");
    put(all, shorted, EnumSet.of(Column.E), "staffStops");
    Claim leaking = Claim.may("hardly anything but a leak makes state E, and one is enough");
    put(all, leaking, EnumSet.of(Column.E), "pilotLeak", "pilotMoist", "pilotShort");
  }

  private static void put(
      Map<String, List<Excuse>> all, Claim claim, Set<Column> columns, String... rows) {
    for (String row : rows) {
      if (!Kinds.names().contains(row)) {
        throw new IllegalStateException("no class of stimuli is called " + row);
      }
      all.computeIfAbsent(row, _ -> new ArrayList<>()).add(new Excuse(claim, columns));
    }
  }
}
