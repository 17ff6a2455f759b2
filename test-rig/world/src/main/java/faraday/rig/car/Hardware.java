package faraday.rig.car;

import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimHeat;
import faraday.hal.sim.SimMains;
import faraday.hal.sim.SimResidualMonitor;
import faraday.hal.sim.SimStoredEnergy;
import faraday.hal.sim.TripCurve;

/**
 * The charger's own devices, beside the pilot and the meter.
 *
 * @param contactor times of the contactor and its monostable
 * @param lockTravelMs the bolt from end to end
 * @param store the lock's capacitor
 * @param senses how fast mains and earth are sensed
 * @param residual the residual-current monitor
 * @param heat thermal resistances and capacitances
 */
public record Hardware(
    SimContactor.Timing contactor,
    int lockTravelMs,
    SimStoredEnergy.Parts store,
    SimMains.Senses senses,
    Residual residual,
    SimHeat.Parts heat) {

  /**
   * A residual-current monitor.
   *
   * @param dc trip curve of direct current
   * @param ac trip curve of alternating current
   * @param test times of the test winding
   */
  public record Residual(TripCurve dc, TripCurve ac, SimResidualMonitor.Times test) {

    /** 6 mA and 30 mA. */
    public static Residual standard() {
      return new Residual(
          TripCurve.slowestDc(), TripCurve.typicalAc(), SimResidualMonitor.Times.standard());
    }
  }

  /** Devices as they are sold, contacts that bounce for 4 ms, a bolt of 400 ms. */
  public static Hardware standard() {
    return new Hardware(
        SimContactor.Timing.bouncing(),
        400,
        SimStoredEnergy.Parts.standard(),
        SimMains.Senses.standard(),
        Residual.standard(),
        SimHeat.Parts.standard());
  }

  /** The same with another contactor. */
  public Hardware with(SimContactor.Timing newContactor) {
    return new Hardware(newContactor, lockTravelMs, store, senses, residual, heat);
  }

  /** The same with another lock. */
  public Hardware with(int newLockTravelMs, SimStoredEnergy.Parts newStore) {
    return new Hardware(contactor, newLockTravelMs, newStore, senses, residual, heat);
  }

  /** The same with other mains senses. */
  public Hardware with(SimMains.Senses newSenses) {
    return new Hardware(contactor, lockTravelMs, store, newSenses, residual, heat);
  }

  /** The same with another residual-current monitor. */
  public Hardware with(Residual newResidual) {
    return new Hardware(contactor, lockTravelMs, store, senses, newResidual, heat);
  }

  /** The same in another enclosure. */
  public Hardware with(SimHeat.Parts newHeat) {
    return new Hardware(contactor, lockTravelMs, store, senses, residual, newHeat);
  }
}
