package faraday.pilot.connector;

import faraday.hal.EmergencyStop;
import faraday.hal.HeatSense;
import faraday.hal.LoadCurrent;
import faraday.hal.MainsSense;
import faraday.hal.PilotCapture;
import faraday.hal.ResidualCurrentMonitor;
import faraday.hal.StoredEnergy;

/**
 * What a connector is supervised by, beside pilot, cable code, mirror and bolt.
 *
 * @param capture measured period and duty of the pilot
 * @param residual residual-current monitor
 * @param mains both sides of the contactor, and earth
 * @param load current per phase
 * @param heat temperatures
 * @param emergency emergency-stop loop
 * @param energy stored for the lock
 */
public record SafetySensors(
    PilotCapture capture,
    ResidualCurrentMonitor residual,
    MainsSense mains,
    LoadCurrent load,
    HeatSense heat,
    EmergencyStop emergency,
    StoredEnergy energy) {

  /** One device that is all of them. */
  public static <
          T extends
              PilotCapture & ResidualCurrentMonitor & MainsSense & LoadCurrent & HeatSense
                  & EmergencyStop & StoredEnergy>
      SafetySensors of(T all) {
    return new SafetySensors(all, all, all, all, all, all, all);
  }
}
