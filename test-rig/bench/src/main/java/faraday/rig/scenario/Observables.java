package faraday.rig.scenario;

import faraday.firmware.session.SessionPhase;
import faraday.hal.LockMotor;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.state.PilotState;
import faraday.rig.circuit.S2;
import faraday.rig.invariant.Wire;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that can be expected. A new one is one more entry in one of these lists. */
@SuppressWarnings("EnumOrdinal") // a word is told by its place in the list of its key
final class Observables {

  private static final Shape.Span MILLIVOLT = new Shape.Span(-13_000, 13_000);
  private static final Shape.Span PERMILLE = new Shape.Span(0, 1000);
  private static final Shape.Span MILLIAMP = new Shape.Span(0, 100_000);
  private static final Shape.Span COUNT = new Shape.Span(0, 100_000);
  private static final Shape.Span ENERGY = new Shape.Span(0, 1_000_000_000_000L);
  private static final Shape.Word OPEN_CLOSED = Shape.Word.of("open", "closed");
  private static final Shape.Word OFF_ON = Shape.Word.of("off", "on");

  private static final List<Observable> PILOT =
      List.of(
          Observable.word(
              "state",
              Shape.Word.of(PilotState.class),
              "pilot state, as the charger reports it",
              scene -> scene.wires().get(Wire.STATE)),
          Observable.number(
              "highMv", MILLIVOLT, "settled high plateau", scene -> scene.wires().get(Wire.HIGH)),
          Observable.number(
              "lowMv", MILLIVOLT, "settled low plateau", scene -> scene.wires().get(Wire.LOW)),
          Observable.number(
              "dutyPermille",
              PERMILLE,
              "duty driven; 1000 is steady +12 V, 0 steady -12 V",
              scene -> scene.wires().get(Wire.DUTY)),
          Observable.number(
              "offeredMa",
              MILLIAMP,
              "current the charger says it offers",
              scene -> scene.status().offeredLimitMa()),
          Observable.number(
              "limitMa",
              MILLIAMP,
              "smallest of all limits, as the charger publishes it",
              scene -> scene.status().limitMa()),
          Observable.word(
              "limitBy",
              Shape.Word.of(LimitSource.class),
              "whose limit that is",
              scene -> scene.status().limitSource().ordinal()),
          Observable.number(
              "cableLimitMa",
              MILLIAMP,
              "ampacity the charger reads from the cable",
              scene -> scene.status().cableLimitMa()),
          FaultCondition.observable(),
          Observable.flag(
              "plugged", "the plug is joined to the car", scene -> scene.plug().joined() ? 1 : 0));

  private static final List<Observable> SWITCHES =
      List.of(
          Observable.word(
              "contactor",
              OPEN_CLOSED,
              "main contacts, as they really are",
              scene -> scene.wires().get(Wire.MAIN)),
          Observable.word(
              "command",
              OPEN_CLOSED,
              "the charger's command to the contactor",
              scene -> scene.wires().get(Wire.COMMAND)),
          Observable.word(
              "coil",
              OFF_ON,
              "current in the contactor's coil",
              scene -> scene.wires().get(Wire.COIL)),
          Observable.word(
              "bolt",
              Shape.Word.spoken(LockMotor.Bolt.class),
              "the bolt, as it really is",
              scene -> scene.wires().get(Wire.BOLT)),
          Observable.word(
              "lockDrive",
              Shape.Word.spoken(LockMotor.Drive.class),
              "the lock's motor",
              scene -> scene.wires().get(Wire.DRIVE)),
          Observable.word(
              "s2",
              Shape.Word.spoken(S2.class),
              "the car's switch",
              scene -> scene.wires().get(Wire.S2)),
          Observable.flag(
              "live", "the car's inlet is live", scene -> scene.plant().live() ? 1 : 0));

  private static final List<Observable> ENERGY_AND_SESSION =
      List.of(
          Observable.number(
              "currentMa",
              MILLIAMP,
              "what the car draws per phase",
              scene -> scene.car().currentMa()),
          Observable.number(
              "chargePermille",
              PERMILLE,
              "charge of the car's battery",
              scene -> scene.car().chargePermille()),
          Observable.number(
              "meterCurrentMa",
              MILLIAMP,
              "current of the last meter reading",
              scene -> scene.wires().get(Wire.METER_CURRENT)),
          Observable.number(
              "energyMwh",
              ENERGY,
              "register of the meter since time zero",
              scene -> scene.wires().get(Wire.REGISTER) - scene.zero().registerMwh()),
          Observable.word(
              "phase",
              Shape.Word.of(SessionPhase.class),
              "where the session stands",
              scene -> scene.wires().get(Wire.PHASE)));

  private static final List<Observable> COUNTERS =
      List.of(
          Observable.number(
              "closings",
              COUNT,
              "main contacts closed so often since time zero",
              scene -> scene.watch().closings() - scene.zero().closings()),
          Observable.number(
              "openings",
              COUNT,
              "main contacts opened so often since time zero",
              scene -> scene.watch().openings() - scene.zero().openings()),
          Observable.number(
              "cutOffCount",
              COUNT,
              "cars that ignored steady +12 V and were cut off, since the last start",
              scene -> scene.status().openedUnderLoadCount()),
          Observable.number(
              "partedUnderLoadCount",
              COUNT,
              "contacts or plug parted above 1 A, since time zero",
              scene -> scene.plant().partedUnderLoadCount() - scene.zero().partedUnderLoad()),
          Observable.number(
              "residualTestCount",
              COUNT,
              "self-tests that the residual-current monitor passed, since the last start",
              scene -> scene.status().residualTestCount()),
          Observable.number(
              "lateTickCount",
              COUNT,
              "safety ticks more than 40 ms late, since the last start",
              scene -> scene.status().lateTickCount()));

  private static final Map<String, Observable> ALL = table();

  private Observables() {}

  /** All keys, in the order of the table. */
  static List<Key> keys() {
    return ALL.values().stream().map(Observable::key).toList();
  }

  /** The condition made of all observables in a mapping; other keys are somebody else's. */
  static List<Condition> conditions(Section section) {
    List<Condition> conditions = new ArrayList<>();
    for (String key : section.keys()) {
      Observable observable = ALL.get(key);
      if (observable != null) {
        conditions.add(observable.maker().make(section, key));
      }
    }
    return conditions;
  }

  private static Map<String, Observable> table() {
    Map<String, Observable> all = new LinkedHashMap<>();
    for (List<Observable> group :
        List.of(
            PILOT,
            SWITCHES,
            ENERGY_AND_SESSION,
            COUNTERS,
            JournalObservables.all(),
            PhoneObservables.all(),
            CardStimuli.observables())) {
      group.forEach(one -> all.put(one.key().name(), one));
    }
    return all;
  }
}
