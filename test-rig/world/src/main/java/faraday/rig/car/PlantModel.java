package faraday.rig.car;

import faraday.hal.sim.SimContactor;
import faraday.rig.circuit.CpParts;
import faraday.rig.circuit.InletParts;
import faraday.rig.circuit.SampledPilot;

/**
 * What a plant is made of.
 *
 * @param pilotModel which of the two circuit models the charger looks through
 * @param source the charger's half of the pilot
 * @param inlet the vehicle's half of the pilot
 * @param converter of the per-sample model
 * @param car the car
 * @param contactor times of the contactor
 * @param lockTravelMs times of the lock
 * @param meterPeriodMs a reading every so often, 250 … 1000 ms
 * @param registerMwh what the meter has counted before
 * @param mainsMv per phase
 */
public record PlantModel(
    PilotModel pilotModel,
    CpParts source,
    InletParts inlet,
    SampledPilot.Converter converter,
    CarModel car,
    SimContactor.Timing contactor,
    int lockTravelMs,
    int meterPeriodMs,
    long registerMwh,
    int mainsMv) {

  /** The two circuit models. */
  public enum PilotModel {
    /** Every converter sample at its own moment. */
    PER_SAMPLE,
    /** Settled plateaus: fast. */
    PLATEAU
  }

  /** Refuses a meter that is too slow or has nothing between two readings. */
  public PlantModel {
    if (meterPeriodMs < 1 || meterPeriodMs > 10_000) {
      throw new IllegalArgumentException("meter period outside 1 … 10000 ms: " + meterPeriodMs);
    }
  }

  /** Nominal parts, the standard car, plateau model, a reading every second. */
  public static PlantModel standard() {
    return new PlantModel(
        PilotModel.PLATEAU,
        CpParts.nominal(),
        InletParts.nominal(),
        SampledPilot.Converter.standard(),
        CarModel.standard(),
        SimContactor.Timing.standard(),
        400,
        1_000,
        0,
        230_000);
  }

  /** The same seen through another model. */
  public PlantModel with(PilotModel newPilotModel) {
    return new PlantModel(
        newPilotModel,
        source,
        inlet,
        converter,
        car,
        contactor,
        lockTravelMs,
        meterPeriodMs,
        registerMwh,
        mainsMv);
  }

  /** The same with another car. */
  public PlantModel with(CarModel newCar) {
    return new PlantModel(
        pilotModel,
        source,
        inlet,
        converter,
        newCar,
        contactor,
        lockTravelMs,
        meterPeriodMs,
        registerMwh,
        mainsMv);
  }

  /** The same with other pilot parts. */
  public PlantModel with(CpParts newSource, InletParts newInlet) {
    return new PlantModel(
        pilotModel,
        newSource,
        newInlet,
        converter,
        car,
        contactor,
        lockTravelMs,
        meterPeriodMs,
        registerMwh,
        mainsMv);
  }

  /** The same with another converter. */
  public PlantModel with(SampledPilot.Converter newConverter) {
    return new PlantModel(
        pilotModel,
        source,
        inlet,
        newConverter,
        car,
        contactor,
        lockTravelMs,
        meterPeriodMs,
        registerMwh,
        mainsMv);
  }

  /** The same with another contactor. */
  public PlantModel with(SimContactor.Timing newContactor) {
    return new PlantModel(
        pilotModel,
        source,
        inlet,
        converter,
        car,
        newContactor,
        lockTravelMs,
        meterPeriodMs,
        registerMwh,
        mainsMv);
  }

  /** The same with a meter that counted before, and its reading period. */
  public PlantModel withMeter(long newRegisterMwh, int newMeterPeriodMs) {
    return new PlantModel(
        pilotModel,
        source,
        inlet,
        converter,
        car,
        contactor,
        lockTravelMs,
        newMeterPeriodMs,
        newRegisterMwh,
        mainsMv);
  }
}
