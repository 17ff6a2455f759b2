package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.argument;
import static faraday.rig.plant.Effect.number;
import static faraday.rig.plant.Effect.returns;

import java.util.List;

/** What an offer promises, when it changes, who is served by it, and what is billed for it. */
final class OfferPlants {

  static final List<PlantedFault> ALL =
      List.of(
          // ---- duty and its times
          new PlantedFault(
              "gap-sent-by-the-second-law",
              "between 51 and 52.5 A the vehicle is promised less than it may draw",
              "pilot.duty.DutyLaw.permilleFor",
              number(52_500, 51_001)),
          new PlantedFault(
              "duty-changes-too-late",
              "a lower limit reaches the vehicle after more than 10 s",
              "pilot.connector.SafetyTiming.dutyGapMs",
              returns(12_000)),
          new PlantedFault(
              "withdrawal-waits-for-the-gap",
              "a stop is not told to the vehicle at once",
              "pilot.connector.PowerOffer.dutyFor",
              answers("pilot.state.PilotState.offering", true)),
          new PlantedFault(
              "published-limit-is-another",
              "driver and load management see a limit that is not driven",
              "pilot.connector.PowerOffer.publish",
              answers("pilot.limit.LimitStack.limitMa", 32_000)),
          // ---- bands at the edges of the tolerances
          new PlantedFault(
              "c-band-too-narrow",
              "a vehicle at the edge of its tolerances is taken for one that gives off gas",
              "pilot.band.PilotBand.middle",
              number(5_000, 5_600)),
          new PlantedFault(
              "c-band-ends-too-low",
              "a vehicle at the edge of its tolerances is never charged",
              "pilot.band.PilotBand.middle",
              number(7_000, 6_400)),
          new PlantedFault(
              "b-band-too-narrow-below",
              "a vehicle at the edge of its tolerances stays under power when it opens S2",
              "pilot.band.PilotBand.of",
              number(8_000, 8_500)),
          new PlantedFault(
              "b-band-too-narrow-above",
              "a vehicle at the edge of its tolerances is never seen",
              "pilot.band.PilotBand.upper",
              number(10_000, 9_500)),
          new PlantedFault(
              "plateau-taken-from-its-peaks",
              "ripple of a power-line modem on the pilot keeps a vehicle from being charged",
              "pilot.sample.PlateauWindow.meanNear",
              number(1_000, 0)),
          // ---- who is served
          new PlantedFault(
              "closing-too-late",
              "a vehicle that is ready waits for more than 3 s, and gives up",
              "pilot.connector.SafetyTiming.steadyReadyMs",
              returns(3_500)),
          new PlantedFault(
              "simplified-limit-ignored",
              "a vehicle without S2 draws more than the installer allows such vehicles",
              "pilot.state.SupplyPlan.limitMa",
              answers("pilot.state.VehicleConfig.simplifiedLimitMa", 80_000)),
          new PlantedFault(
              "full-vehicle-never-ends",
              "a vehicle that is full holds the connector, and its driver pays for the time",
              "firmware.session.EndPolicy.carFullAfterS",
              returns(0)),
          new PlantedFault(
              "grant-lapses-too-soon",
              "who taps and then plugs in has lost his right",
              "firmware.session.SessionSettings.plugTimeoutS",
              returns(20)),
          // ---- the bill
          new PlantedFault(
              "time-not-billed",
              "the price per hour is lost",
              "firmware.wire.record.Cost.minorUnits",
              argument(1, 0L)));

  private OfferPlants() {}
}
