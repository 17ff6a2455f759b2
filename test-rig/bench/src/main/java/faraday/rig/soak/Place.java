package faraday.rig.soak;

import faraday.firmware.app.Charger;
import faraday.firmware.journal.JournalState;
import faraday.firmware.session.SessionPhase;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import faraday.rig.car.Plant;
import faraday.rig.circuit.S2;
import faraday.rig.invariant.Wire;
import faraday.rig.scenario.Stage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One connector as those see it who stand before it and break it. */
final class Place {

  private static final SessionPhase[] PHASES = SessionPhase.values();

  /** Nobody pulls a plug and plugs it in again faster; what bounces is a stimulus of its own. */
  private static final long HAND_NANOS = 300_000_000L;

  private static final Set<SafetyFault> FAULTS = EnumSet.complementOf(EnumSet.of(SafetyFault.NONE));
  private static final Set<SafetyFault> RESIDUAL =
      EnumSet.of(SafetyFault.RESIDUAL_DC, SafetyFault.RESIDUAL_AC);

  private final Stage stage;
  private final int evse;
  private int drivers;
  private final Set<Trouble> present = EnumSet.noneOf(Trouble.class);
  private final Map<Trouble, String> said = new EnumMap<>(Trouble.class);
  private final Map<Trouble, Long> seenAtNanos = new EnumMap<>(Trouble.class);

  Place(Stage stage, int evse) {
    this.stage = stage;
    this.evse = evse;
  }

  int evse() {
    return evse;
  }

  Plant plant() {
    return stage.board().plant(evse);
  }

  /** In which column of the coverage a stimulus would be counted now. */
  Column column() {
    if (!stage.powered()) {
      return Column.OFF;
    }
    return stage.processLives()
        ? Column.of(stage.watch().wires(evse).get(Wire.STATE))
        : Column.DEAD;
  }

  SessionPhase phase() {
    return PHASES[(int) stage.watch().wires(evse).get(Wire.PHASE)];
  }

  boolean powered() {
    return stage.powered();
  }

  /** A process runs. */
  boolean lives() {
    return stage.processLives();
  }

  boolean cableIn() {
    return plant().plug().cable() != null;
  }

  /** The plug is on its way out of the socket. */
  boolean leaving() {
    return plant().plug().leaving();
  }

  /** A hand has had the time to move the plug again. */
  boolean atHand() {
    return !lately(Trouble.PLUG_MOVED, HAND_NANOS);
  }

  boolean joined() {
    return plant().plug().joined();
  }

  boolean boltHolds() {
    return plant().lock().holdsPlug();
  }

  S2 s2() {
    return plant().circuit().s2();
  }

  boolean phoneHeld() {
    return stage.phoneHeld();
  }

  /**
   * Only a restart helps: a fault that waits for one, a meter that lied, a journal that gave up.
   */
  boolean needsRestart() {
    Charger charger = stage.board().charger();
    boolean readOnly = charger.journal().state() == JournalState.READ_ONLY;
    boolean stopped = latched(fault -> fault.reaction() != SafetyFault.Reaction.NOTICE);
    boolean liar = !charger.sessions().get(evse - 1).healthy() && !stopped;
    return lives()
        && (readOnly || liar || latched(fault -> fault.clears() == SafetyFault.Clears.RESTART));
  }

  /** A residual current has tripped, and the charger waits before it closes again by itself. */
  boolean waitsToReclose() {
    return lives() && latched(RESIDUAL::contains);
  }

  private boolean latched(Predicate<SafetyFault> which) {
    SafetyStatus status = status();
    return FAULTS.stream().anyMatch(fault -> status.isLatched(fault) && which.test(fault));
  }

  SafetyStatus status() {
    return stage.board().charger().connectors().get(evse - 1).status();
  }

  /** How it stands, for people. */
  String words() {
    return "%s, session %s, fault %s, contactor %s, bolt %s, S2 %s, troubles %s; %s; journal %s"
        .formatted(
            column(),
            phase(),
            status().fault(),
            status().contactor(),
            plant().lock().trueBolt(),
            s2(),
            present,
            stage.heard(driver()),
            stage.board().charger().journal().state());
  }

  // ---- who comes to it

  /** A phone for a new session: one that was never seen, or the last one with a new token. */
  String newDriver(boolean again) {
    if (!again) {
      drivers++;
    }
    return driver();
  }

  /** Whose session was begun last. */
  String driver() {
    return "D" + evse + "x" + drivers;
  }

  /** Somebody whose session was begun long ago, or never. */
  String stranger() {
    return "S" + evse + "x" + drivers;
  }

  // ---- troubles

  boolean in(Trouble trouble) {
    return present.contains(trouble);
  }

  Set<Trouble> troubles() {
    return present;
  }

  /** What was said when it began. */
  String said(Trouble trouble) {
    return String.valueOf(said.get(trouble));
  }

  void begins(Trouble trouble, String words) {
    said.put(trouble, words);
    begins(trouble);
  }

  void begins(Trouble trouble) {
    if (!trouble.momentary()) {
      present.add(trouble);
    }
    seenAtNanos.put(trouble, stage.nowNanos());
  }

  void ends(Trouble trouble) {
    if (present.remove(trouble)) {
      seenAtNanos.put(trouble, stage.nowNanos());
    }
  }

  /** Whether it is there, or was there within this time. */
  boolean lately(Trouble trouble, long withinNanos) {
    Long atNanos = seenAtNanos.get(trouble);
    return present.contains(trouble)
        || (atNanos != null && stage.nowNanos() - atNanos <= withinNanos);
  }
}
