package faraday.hal;

/** Temperatures of the charger. Used by the safety loop only. */
public interface HeatSense {

  /** Reading of a sensor that is torn off, shorted or silent. */
  int NO_READING = Integer.MIN_VALUE;

  /** Where the sensors are. */
  enum Point {
    /** Air inside the enclosure. */
    ENCLOSURE,
    /** Contacts of the socket, or of the tethered cable's terminals. */
    CONTACTS
  }

  /** Temperature in thousandths of a degree Celsius, or {@link #NO_READING}. */
  int temperatureMilliC(Point point);
}
