package faraday.rig.plant;

import static faraday.rig.plant.Effect.returns;

import java.util.List;

/** Signals judged too soon or too strictly: a vehicle or a cable that is in order is refused. */
final class SignalPlants {

  static final List<PlantedFault> ALL =
      List.of(
          new PlantedFault(
              "diode-judged-at-once",
              "a vehicle that tests the charger with its diode is refused",
              "pilot.connector.SafetyTiming.lowSideMs",
              returns(20)),
          new PlantedFault(
              "proximity-believed-at-once",
              "a proximity contact that wobbles opens the contactor under load",
              "pilot.proximity.CableSense.stands",
              returns(true)),
          new PlantedFault(
              "frequency-judged-too-strictly",
              "a generator within its tolerance takes the charger out of service",
              "pilot.supervision.SupervisionLimits$SignalLimits.frequencyMaxMilliHz",
              returns(1_001_000)));

  private SignalPlants() {}
}
