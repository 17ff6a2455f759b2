package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.argument;
import static faraday.rig.plant.Effect.doesNothing;
import static faraday.rig.plant.Effect.reads;
import static faraday.rig.plant.Effect.returns;
import static faraday.rig.plant.Effect.skips;

import java.util.List;

/** What switches and locks: contactor, guard, bolt, self-test, loops, and what ends an offer. */
final class ContactorPlants {

  static final List<PlantedFault> ALL =
      List.of(
          // ---- closing
          new PlantedFault(
              "closes-at-once",
              "a vehicle's B-C-B wake-up pulse closes the contactor",
              "pilot.connector.SafetyTiming.steadyReadyMs",
              returns(0)),
          new PlantedFault(
              "closes-in-spite-of-faults",
              "a fault that opens at once neither opens nor keeps open",
              "pilot.connector.ClosingSequence.decide",
              argument(2, true)),
          new PlantedFault(
              "closing-never-ordered",
              "nobody is ever charged",
              "pilot.connector.OutputStage.close",
              returns(false)),
          new PlantedFault(
              "keys-not-tested",
              "a contactor that one stuck line can close is put under power",
              "pilot.connector.KeyTest.passed",
              returns(true)),
          new PlantedFault(
              "contactor-never-rests",
              "a vehicle that toggles wears the contactor out",
              "pilot.connector.SafetyTiming.contactorGapMs",
              returns(0)),
          // ---- opening
          new PlantedFault(
              "opening-never-ordered",
              "closed contacts stay closed, whatever happens",
              "pilot.connector.OutputStage.open",
              doesNothing()),
          new PlantedFault(
              "withdrawal-never-enforced",
              "a vehicle that ignores the withdrawal goes on drawing",
              "pilot.connector.SafetyTiming.underLoadMs",
              returns(600_000)),
          new PlantedFault(
              "withdrawal-cuts-at-once",
              "contacts part under load although the vehicle would ramp down",
              "pilot.connector.SafetyTiming.underLoadMs",
              returns(0)),
          new PlantedFault(
              "guard-never-allows",
              "nobody is ever charged",
              "pilot.connector.OutputStage.close",
              answers("pilot.connector.ClosingGuard.allowsClosing", false)),
          // ---- enable line and loops
          new PlantedFault(
              "enable-line-not-fed",
              "the contactor lets go by itself",
              "pilot.connector.OutputStage.feed",
              doesNothing()),
          new PlantedFault(
              "late-tick-tolerated",
              "after a stall the contactor stays closed on what was true before",
              "pilot.connector.ConnectorSafety.openLate",
              doesNothing()),
          new PlantedFault(
              "late-limit-too-long",
              "a stall of 45 ms goes unnoticed",
              "pilot.connector.SafetyTiming.lateMs",
              returns(55)),
          new PlantedFault(
              "no-hold-off-after-a-late-tick",
              "power is offered again in the middle of a stalling system",
              "pilot.connector.PowerOffer.holdOff",
              doesNothing()),
          new PlantedFault(
              "silent-service-noticed-late",
              "energy flows for a minute that nobody can record any more",
              "pilot.connector.SafetyTiming.serviceSilentMs",
              returns(60_000)),
          // ---- contactor feedback
          new PlantedFault(
              "mirror-not-believed",
              "an open order counts as open contacts: the bolt opens over a weld",
              "pilot.connector.ContactorControl.confirmedOpen",
              returns(true)),
          new PlantedFault(
              "mirror-stuck-open",
              "contacts that closed are never seen closed",
              "pilot.connector.Readings.mirrorClosed",
              returns(false)),
          // ---- what ends an offer
          new PlantedFault(
              "withdrawal-lost",
              "a stop does not stop",
              "pilot.connector.SafetyOrders.withdraw",
              doesNothing()),
          new PlantedFault(
              "offer-outlives-the-plug",
              "the next vehicle is charged on the right of the one before",
              "pilot.connector.PlugWatch.observe",
              skips("pilot.connector.PowerOffer.spend")),
          new PlantedFault(
              "bounce-taken-for-unplugging",
              "a contact that bounces ends the session",
              "pilot.connector.SafetyTiming.unpluggedMs",
              returns(0)),
          new PlantedFault(
              "faults-outlive-the-plug",
              "one bad vehicle blocks the charger until a restart",
              "pilot.fault.FaultLatch.clearByUnplugging",
              doesNothing()),
          new PlantedFault(
              "unplugging-clears-everything",
              "a weld is forgotten when the plug is pulled",
              "pilot.fault.FaultLatch.clearByUnplugging",
              reads("UNPLUGGING", "STOPPING")),
          // ---- self-test
          new PlantedFault(
              "self-test-skipped",
              "an untested charger closes",
              "pilot.connector.SelfTest.passed",
              returns(true)));

  private ContactorPlants() {}
}
