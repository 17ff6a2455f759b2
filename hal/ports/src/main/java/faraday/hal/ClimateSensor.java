package faraday.hal;

/** Temperature and humidity inside the enclosure (E20). */
public interface ClimateSensor {

  /** False when the last reading failed its checksum or is missing. */
  boolean valid();

  /** Temperature in thousandths of a degree Celsius; meaningless unless {@link #valid()}. */
  int temperatureMilliC();

  /** Relative humidity in permille; meaningless unless {@link #valid()}. */
  int humidityPermille();
}
