package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.number;
import static faraday.rig.plant.Effect.returns;

import java.util.List;

/** What the supervision does beside raising its faults: times, thresholds, and the way back. */
final class SupervisionPlants {

  static final List<PlantedFault> ALL =
      List.of(
          // ---- residual current
          new PlantedFault(
              "residual-test-skipped",
              "a dead residual-current monitor is never noticed",
              "pilot.supervision.ResidualWatch.due",
              returns(false)),
          new PlantedFault(
              "residual-test-never-repeated",
              "a monitor that dies later is never noticed",
              "pilot.supervision.ResidualWatch.overdue",
              returns(false)),
          new PlantedFault(
              "residual-recloses-at-once",
              "a fault to earth is closed upon without a pause",
              "pilot.supervision.ReclosePolicy.intervalS",
              returns(1)),
          new PlantedFault(
              "residual-recloses-for-ever",
              "a fault to earth is closed upon again and again",
              "pilot.supervision.ReclosePolicy.triesMax",
              returns(1_000_000)),
          new PlantedFault(
              "residual-recloses-where-forbidden",
              "the charger closes again where the law forbids it",
              "pilot.supervision.ReclosePolicy.allowed",
              returns(true)),
          new PlantedFault(
              "residual-early-trip-forgiven",
              "a fault of the vehicle right after closing is tried again",
              "pilot.supervision.ResidualWatch.begin",
              number(2_000, -1)),
          // ---- earth and current
          new PlantedFault(
              "earth-loss-seen-late",
              "the vehicle body stays live for seconds",
              "pilot.supervision.SupervisionLimits$OtherLimits.earthLostMs",
              returns(5_000)),
          new PlantedFault(
              "over-current-without-window",
              "a short peak ends a charge",
              "pilot.supervision.SupervisionLimits$OverCurrentLimits.standMs",
              returns(300)),
          new PlantedFault(
              "over-current-window-too-long",
              "an overloaded cable gets hot",
              "pilot.supervision.SupervisionLimits$OverCurrentLimits.standMs",
              returns(120_000)),
          new PlantedFault(
              "over-current-without-margin",
              "a meter error ends a charge",
              "pilot.supervision.OverCurrentWatch.thresholdMa",
              answers("pilot.supervision.SupervisionLimits$OverCurrentLimits.factorPermille", 900)),
          new PlantedFault(
              "reduction-demanded-at-once",
              "a vehicle that follows a lower limit in time is cut off",
              "pilot.supervision.SupervisionLimits$OverCurrentLimits.followMs",
              returns(0)),
          // ---- mains
          new PlantedFault(
              "mains-back-at-once",
              "the charger comes back into a grid that is not stable",
              "pilot.supervision.MainsLimits.restartMs",
              returns(0)),
          new PlantedFault(
              "mains-dip-stops",
              "every dip of the mains ends a charge",
              "pilot.supervision.MainsLimits.stopMs",
              returns(0)),
          new PlantedFault(
              "phases-two-and-three-unwatched",
              "a phase that fails is not seen",
              "pilot.supervision.MainsWatch.measure",
              answers("pilot.supervision.MainsLimits.phases", 1)),
          new PlantedFault(
              "restart-delay-skipped",
              "a charge goes on in the moment a fault is over",
              "pilot.supervision.RestartDelay.over",
              returns(true)),
          // ---- heat and meter
          new PlantedFault(
              "no-derating-at-65-degrees",
              "the charger heats on at full current",
              "pilot.supervision.Derating.stepFor",
              number(1, 0)),
          new PlantedFault(
              "no-minimum-at-68-degrees",
              "the charger heats on at half current",
              "pilot.supervision.Derating.stepFor",
              number(2, 1)),
          new PlantedFault(
              "derating-oscillates",
              "the current goes up and down with every degree",
              "pilot.supervision.HeatLimits.restoreMs",
              returns(0)),
          new PlantedFault(
              "full-current-without-heat-sensor",
              "heat is not seen, and nothing is reduced",
              "pilot.supervision.HeatLimits.sensorLostMa",
              returns(80_000)),
          new PlantedFault(
              "starts-without-meter",
              "energy flows that nobody measures",
              "pilot.supervision.MeterWatch.fresh",
              returns(true)),
          new PlantedFault(
              "lock-energy-not-awaited",
              "a charge begins that a mains loss would not let end",
              "pilot.supervision.LockEnergyWatch.enough",
              returns(true)));

  private SupervisionPlants() {}
}
