package faraday.rig.car;

import faraday.hal.EmergencyStop;
import faraday.hal.HeatSense;
import faraday.hal.LoadCurrent;
import faraday.hal.MainsSense;
import faraday.hal.PilotCapture;
import faraday.hal.ResidualCurrentMonitor;
import faraday.hal.StoredEnergy;

/**
 * A plant's devices as one port, for whoever connects a charger to all of them.
 *
 * @param capture of the pilot
 * @param residual residual-current monitor
 * @param mains both sides of the contactor, and earth
 * @param load current per phase
 * @param heat temperatures
 * @param emergency loop
 * @param energy stored for the lock
 */
public record PlantSensors(
    PilotCapture capture,
    ResidualCurrentMonitor residual,
    MainsSense mains,
    LoadCurrent load,
    HeatSense heat,
    EmergencyStop emergency,
    StoredEnergy energy)
    implements PilotCapture,
        ResidualCurrentMonitor,
        MainsSense,
        LoadCurrent,
        HeatSense,
        EmergencyStop,
        StoredEnergy {

  @Override
  public int periodNanos() {
    return capture.periodNanos();
  }

  @Override
  public int highNanos() {
    return capture.highNanos();
  }

  @Override
  public boolean dcOutput() {
    return residual.dcOutput();
  }

  @Override
  public boolean acOutput() {
    return residual.acOutput();
  }

  @Override
  public boolean tripped() {
    return residual.tripped();
  }

  @Override
  public void rearm() {
    residual.rearm();
  }

  @Override
  public void test(boolean on) {
    residual.test(on);
  }

  @Override
  public boolean present() {
    return mains.present();
  }

  @Override
  public int voltageMv(int phase) {
    return mains.voltageMv(phase);
  }

  @Override
  public int frequencyMilliHz() {
    return mains.frequencyMilliHz();
  }

  @Override
  public boolean outputLive(int phase) {
    return mains.outputLive(phase);
  }

  @Override
  public int outputLivePhases() {
    return mains.outputLivePhases();
  }

  @Override
  public boolean earthGood() {
    return mains.earthGood();
  }

  @Override
  public int currentMa(int phase) {
    return load.currentMa(phase);
  }

  @Override
  public long readAtNanos() {
    return load.readAtNanos();
  }

  @Override
  public int temperatureMilliC(Point point) {
    return heat.temperatureMilliC(point);
  }

  @Override
  public boolean pressed() {
    return emergency.pressed();
  }

  @Override
  public int chargePermille() {
    return energy.chargePermille();
  }
}
