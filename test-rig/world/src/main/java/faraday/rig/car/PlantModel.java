package faraday.rig.car;

import faraday.hal.sim.SimContactor;
import faraday.rig.circuit.CpParts;
import faraday.rig.circuit.InletParts;
import faraday.rig.circuit.SampledPilot;

/**
 * What a plant is made of.
 *
 * @param pilotModel which of the two circuit models the charger looks through
 * @param pilot the pilot's parts
 * @param car the car
 * @param hardware the charger's devices
 * @param metering its meter
 * @param mainsMv per phase
 */
public record PlantModel(
    PilotModel pilotModel,
    Pilot pilot,
    CarModel car,
    Hardware hardware,
    Metering metering,
    int mainsMv) {

  /** The two circuit models. */
  public enum PilotModel {
    /** Every converter sample at its own moment. */
    PER_SAMPLE,
    /** Settled plateaus: fast. */
    PLATEAU
  }

  /**
   * The pilot's parts.
   *
   * @param source the charger's half
   * @param inlet the vehicle's half
   * @param converter of the per-sample model
   */
  public record Pilot(CpParts source, InletParts inlet, SampledPilot.Converter converter) {

    /** Nominal parts. */
    public static Pilot nominal() {
      return new Pilot(CpParts.nominal(), InletParts.nominal(), SampledPilot.Converter.standard());
    }
  }

  /**
   * The meter.
   *
   * @param registerMwh what it has counted before
   * @param periodMs a reading of register and power every so often, 250 … 1000 ms
   * @param loadPeriodMs a reading of the phase currents every so often
   */
  public record Metering(long registerMwh, int periodMs, int loadPeriodMs) {

    /** Refuses a meter that is too slow or has nothing between two readings. */
    public Metering {
      boolean fits = periodMs >= 1 && periodMs <= 10_000 && loadPeriodMs >= 1;
      if (!fits || loadPeriodMs > 10_000) {
        throw new IllegalArgumentException("meter period outside 1 … 10000 ms: " + periodMs);
      }
    }

    /** New, a reading every second, currents every 100 ms. */
    public static Metering standard() {
      return new Metering(0, 1_000, 100);
    }
  }

  /** Nominal parts, the standard car, plateau model. */
  public static PlantModel standard() {
    return new PlantModel(
        PilotModel.PLATEAU,
        Pilot.nominal(),
        CarModel.standard(),
        Hardware.standard(),
        Metering.standard(),
        230_000);
  }

  /** The same seen through another model. */
  public PlantModel with(PilotModel newPilotModel) {
    return new PlantModel(newPilotModel, pilot, car, hardware, metering, mainsMv);
  }

  /** The same with another car. */
  public PlantModel with(CarModel newCar) {
    return new PlantModel(pilotModel, pilot, newCar, hardware, metering, mainsMv);
  }

  /** The same with other pilot parts. */
  public PlantModel with(CpParts source, InletParts inlet) {
    Pilot newPilot = new Pilot(source, inlet, pilot.converter);
    return new PlantModel(pilotModel, newPilot, car, hardware, metering, mainsMv);
  }

  /** The same with another converter. */
  public PlantModel with(SampledPilot.Converter converter) {
    Pilot newPilot = new Pilot(pilot.source, pilot.inlet, converter);
    return new PlantModel(pilotModel, newPilot, car, hardware, metering, mainsMv);
  }

  /** The same with other devices. */
  public PlantModel with(Hardware newHardware) {
    return new PlantModel(pilotModel, pilot, car, newHardware, metering, mainsMv);
  }

  /** The same with another contactor. */
  public PlantModel with(SimContactor.Timing contactor) {
    return with(hardware.with(contactor));
  }

  /** The same with another meter. */
  public PlantModel with(Metering newMetering) {
    return new PlantModel(pilotModel, pilot, car, hardware, newMetering, mainsMv);
  }

  /** The same with a meter that counted before, and its reading period. */
  public PlantModel withMeter(long registerMwh, int periodMs) {
    return with(new Metering(registerMwh, periodMs, metering.loadPeriodMs));
  }

  /** The same on other mains, in mV per phase. */
  public PlantModel withMainsMv(int newMainsMv) {
    return new PlantModel(pilotModel, pilot, car, hardware, metering, newMainsMv);
  }
}
