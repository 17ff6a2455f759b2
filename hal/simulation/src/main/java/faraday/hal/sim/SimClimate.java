package faraday.hal.sim;

import faraday.hal.ClimateSensor;

/** A climate sensor that reports what it was told, or nothing. */
public final class SimClimate implements ClimateSensor {

  private boolean valid = true;
  private int temperatureMilliC = 21_500;
  private int humidityPermille = 450;

  /** Sets a good reading. */
  public void set(int newTemperatureMilliC, int newHumidityPermille) {
    temperatureMilliC = newTemperatureMilliC;
    humidityPermille = newHumidityPermille;
    valid = true;
  }

  /** Makes the sensor unreadable until the next {@link #set}. */
  public void fail() {
    valid = false;
  }

  @Override
  public boolean valid() {
    return valid;
  }

  @Override
  public int temperatureMilliC() {
    return temperatureMilliC;
  }

  @Override
  public int humidityPermille() {
    return humidityPermille;
  }
}
