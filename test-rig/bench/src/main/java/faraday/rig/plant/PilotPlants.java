package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.argument;
import static faraday.rig.plant.Effect.doesNothing;
import static faraday.rig.plant.Effect.number;
import static faraday.rig.plant.Effect.reads;
import static faraday.rig.plant.Effect.returns;
import static faraday.rig.plant.Effect.skips;
import static faraday.rig.plant.Effect.swaps;

import java.util.List;

/** What the pilot says and means: duty, limits, cable, bands, states. */
final class PilotPlants {

  static final List<PlantedFault> ALL =
      List.of(
          // ---- duty and ampere
          new PlantedFault(
              "duty-promises-too-much",
              "the vehicle is promised more than the limit: overload",
              "pilot.duty.DutyLaw.permilleFor",
              number(60, 59)),
          new PlantedFault(
              "second-duty-law-promises-too-much",
              "above 51 A the vehicle is promised more than the limit: overload",
              "pilot.duty.DutyLaw.permilleFor",
              number(250, 248)),
          new PlantedFault(
              "offer-below-six-ampere",
              "a limit below 6 A leaves the contactor closed and the state C2",
              "pilot.limit.LimitStack.takeMinimum",
              number(6_000, 0)),
          new PlantedFault(
              "duty-changes-too-fast",
              "duty changes less than 5 s apart: vehicles give up",
              "pilot.connector.PowerOffer.mayStart",
              returns(true)),
          // ---- limits
          new PlantedFault(
              "site-limit-ignored",
              "more than the building's supply: its fuse blows or its cable burns",
              "pilot.connector.PowerOffer.limit",
              answers("pilot.connector.ConnectorConfig.siteLimitMa", 80_000)),
          new PlantedFault(
              "cable-limit-ignored",
              "more than the charging cable carries: it burns",
              "pilot.connector.PowerOffer.limit",
              argument(1, 63_000)),
          new PlantedFault(
              "user-limit-ignored",
              "more than the driver allowed",
              "pilot.connector.SafetyOrders.offer(II)V",
              argument(0, 63_000)),
          new PlantedFault(
              "profile-limit-ignored",
              "more than the load management allowed",
              "pilot.connector.PowerOffer.limit",
              answers("pilot.connector.SafetyOrders.profileMa", 80_000)),
          new PlantedFault(
              "thermal-limit-ignored",
              "a hot charger goes on at full current",
              "pilot.connector.PowerOffer.limit",
              argument(2, 80_000)),
          new PlantedFault(
              "mains-ramp-ignored",
              "all chargers of a street come back at full current at once",
              "pilot.connector.PowerOffer.limit",
              argument(3, 80_000)),
          // ---- cable
          new PlantedFault(
              "cable-13-taken-for-20",
              "a 13 A cable is loaded with 20 A",
              "pilot.proximity.CableCode.ampacityMa",
              number(13_000, 20_000)),
          new PlantedFault(
              "cable-20-taken-for-32",
              "a 20 A cable is loaded with 32 A",
              "pilot.proximity.CableCode.ampacityMa",
              number(20_000, 32_000)),
          new PlantedFault(
              "cable-32-taken-for-63",
              "a 32 A cable is loaded with 63 A",
              "pilot.proximity.CableCode.ampacityMa",
              number(32_000, 63_000)),
          new PlantedFault(
              "cable-gap-resolved-upwards",
              "a resistance between two rows counts as the stronger cable",
              "pilot.proximity.CableCode.ampacityMa",
              number(308, 600)),
          new PlantedFault(
              "open-proximity-accepted",
              "a plug without a cable code is charged through",
              "pilot.proximity.CableCode.ampacityMa",
              number(4_500, Integer.MAX_VALUE)),
          new PlantedFault(
              "shorted-proximity-accepted",
              "a proximity line shorted to earth counts as the strongest cable",
              "pilot.proximity.CableCode.ampacityMa",
              number(60, 0)),
          new PlantedFault(
              "cable-limit-rises",
              "a drifting proximity contact raises the limit within a session",
              "pilot.proximity.CableSense.limitMa",
              reads("limitMa", "steadyMa")),
          new PlantedFault(
              "cable-not-forgotten",
              "the next cable is judged by the one before",
              "pilot.connector.PlugWatch.observe",
              skips("pilot.proximity.CableSense.forget")),
          // ---- bands
          new PlantedFault(
              "no-hysteresis",
              "a plateau between two bands makes the contactor chatter",
              "pilot.band.PilotBand.middle",
              argument(1, "F")),
          new PlantedFault(
              "c-read-from-the-gap",
              "a vehicle that is not ready is taken for ready",
              "pilot.band.PilotBand.middle",
              number(7_000, 7_900)),
          new PlantedFault(
              "short-read-as-d",
              "a pilot short is taken for a vehicle that wants ventilation",
              "pilot.band.PilotBand.of",
              number(2_000, 1_200)),
          new PlantedFault(
              "ready-left-too-late",
              "contacts part later than 100 ms after S2 opened or the plug was pulled",
              "pilot.connector.SafetyTiming.leaveReadyMs",
              returns(250)),
          new PlantedFault(
              "ready-left-at-once",
              "a bounce of a few milliseconds opens the contactor under load",
              "pilot.connector.SafetyTiming.leaveReadyMs",
              returns(0)),
          new PlantedFault(
              "readings-unconfirmed",
              "a moment's reading counts as a state",
              "pilot.connector.SafetyTiming.confirmMs",
              returns(0)),
          // ---- states
          new PlantedFault(
              "unplugging-unseen",
              "a pulled plug is taken for a connected vehicle",
              "pilot.state.PilotMachine.connected",
              swaps("A1", "B1")),
          new PlantedFault(
              "short-taken-for-connected",
              "a pilot short is taken for a connected vehicle",
              "pilot.state.PilotMachine.connected",
              swaps("E", "B1")),
          new PlantedFault(
              "arrival-short-taken-for-connected",
              "a pilot short before plugging is taken for a vehicle",
              "pilot.state.PilotMachine.arrived",
              swaps("E", "B1")),
          new PlantedFault(
              "simplified-vehicle-refused",
              "a vehicle without S2 never charges",
              "pilot.state.PilotMachine.arrived",
              swaps("C1", "E")),
          new PlantedFault(
              "charger-fault-without-f",
              "a charger with a fault of its own still shows itself ready",
              "pilot.fault.FaultLatch.ofCharger",
              returns(false)),
          // ---- ventilation
          new PlantedFault(
              "ventilation-offered-where-none-is",
              "a vehicle that gives off gas is offered power in a closed room again and again",
              "pilot.state.VehicleConfig.ventilationRestMs",
              returns(0)),
          new PlantedFault(
              "ventilation-demand-keeps-closed",
              "a vehicle that begins to give off gas goes on charging in a closed room",
              "pilot.connector.ClosingSequence.mayTake",
              returns(true)),
          // ---- low side
          new PlantedFault(
              "low-side-not-judged",
              "a missing diode or a stuck generator is never named",
              "pilot.connector.Supervisor.watchLowSide",
              doesNothing()),
          new PlantedFault(
              "raised-low-side-accepted",
              "half a diode passes for a whole one",
              "pilot.connector.LowSide.observe",
              number(-10_500, -2_000)),
          // ---- vehicles that sleep or ignore
          new PlantedFault(
              "sleeping-vehicle-not-woken",
              "a vehicle that fell asleep before its turn is never charged",
              "pilot.state.WakeUp.step",
              returns("POWER")),
          new PlantedFault(
              "woken-without-end",
              "a vehicle that is full is woken again and again",
              "pilot.state.VehicleConfig.wakeTries",
              returns(1_000)),
          new PlantedFault(
              "paused-vehicle-woken",
              "a vehicle that stopped by itself is woken up",
              "pilot.state.WakeUp.step",
              reads("pausedItself", "byF")),
          new PlantedFault(
              "cut-off-vehicle-offered-at-once",
              "a vehicle that had to be cut off is closed upon again without a rest",
              "pilot.state.VehicleConfig.ignoredRestMs",
              returns(0)));

  private PilotPlants() {}
}
