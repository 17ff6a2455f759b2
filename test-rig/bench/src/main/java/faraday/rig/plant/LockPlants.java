package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.argument;
import static faraday.rig.plant.Effect.returns;
import static faraday.rig.plant.Effect.swaps;

import java.util.List;

/** What holds and frees the cable: bolt, motor, and the table of the lock policy. */
final class LockPlants {

  static final List<PlantedFault> ALL =
      List.of(
          new PlantedFault(
              "power-before-lock",
              "power is offered through a plug that can be pulled",
              "pilot.lock.LockControl.shut",
              returns(true)),
          new PlantedFault(
              "bolt-believed-at-once",
              "a bolt that bounces counts as shut",
              "pilot.lock.LockConfig.steadyMs",
              returns(0)),
          new PlantedFault(
              "unlock-before-open",
              "the plug can be pulled out under load: an arc in the hand",
              "pilot.connector.LockStage.act",
              argument(1, true)),
          new PlantedFault(
              "locks-without-acceptance",
              "a cable is trapped although nobody was accepted",
              "pilot.connector.LockStage.act",
              answers("pilot.connector.SafetyOrders.plug", "HOLD")),
          new PlantedFault(
              "never-unlocks",
              "a cable is trapped after the charge",
              "pilot.lock.LockPolicy.rowFor",
              answers("pilot.lock.ReleaseReason.row", "AS_FOUND")),
          new PlantedFault(
              "automatic-keeps-the-cable",
              "the cable stays trapped although the vehicle has left",
              "pilot.lock.LockPolicy.held",
              swaps("UNPLUGGED", "KEPT_FOR_USER")),
          new PlantedFault(
              "user-policy-frees-the-cable",
              "anybody takes the driver's cable when it is pulled out of the vehicle",
              "pilot.lock.LockPolicy.held",
              swaps("KEPT_FOR_USER", "UNPLUGGED")),
          new PlantedFault(
              "mains-loss-traps-the-cable",
              "the cable stays trapped when the mains fails",
              "pilot.connector.LockStage.mainsLost",
              returns(false)),
          new PlantedFault(
              "lock-driven-without-energy",
              "the bolt stops half way on an empty store",
              "pilot.connector.LockStage.powered",
              returns(true)),
          new PlantedFault(
              "lock-tried-for-ever",
              "a plug that cannot be locked is never refused",
              "pilot.lock.LockControl.startWhenPossible",
              answers("pilot.lock.LockConfig.tries", 30_000)),
          new PlantedFault(
              "lock-tried-once",
              "a bolt that needs a second try is refused",
              "pilot.lock.LockControl.startWhenPossible",
              answers("pilot.lock.LockConfig.tries", 1)),
          new PlantedFault(
              "lock-motor-never-stops",
              "the motor of a jammed bolt burns out",
              "pilot.lock.LockConfig.travelMs",
              returns(600_000)),
          new PlantedFault(
              "lock-motor-never-rests",
              "the motor of a jammed bolt overheats",
              "pilot.lock.LockConfig.restMs",
              returns(0)));

  private LockPlants() {}
}
