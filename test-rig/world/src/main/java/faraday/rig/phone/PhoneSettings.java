package faraday.rig.phone;

/**
 * How a phone behaves in time and how much it keeps.
 *
 * @param apduNanos how long it thinks about every APDU, at least 0; real phones need 10 to 20 ms
 * @param epochAtZeroS what its clock shows, in seconds UTC, when the world's clock shows zero
 * @param capacityItems how many records it keeps until the server has them, at least 0
 */
public record PhoneSettings(long apduNanos, long epochAtZeroS, int capacityItems) {

  /** 10 ms per APDU, clock set to 2026-01-01T00:00:00Z, 64 items. */
  public static final PhoneSettings USUAL = new PhoneSettings(10_000_000, 1_767_225_600, 64);

  /** Refuses negative values. */
  public PhoneSettings {
    if (apduNanos < 0 || epochAtZeroS < 0 || capacityItems < 0) {
      throw new IllegalArgumentException("a phone's settings are not negative");
    }
  }
}
