package faraday.pilot.connector;

import faraday.pilot.lock.LockConfig;
import faraday.pilot.state.VehicleConfig;
import faraday.pilot.supervision.SupervisionLimits;

/**
 * What the installer sets for one connector.
 *
 * @param periodMs safety tick, 1 … 10 ms
 * @param siteLimitMa what the installation carries, 0 … {@link SafetyOrders#LIMIT_MAX_MA}; below
 *     6000 nothing is ever offered
 * @param ventilated true when vehicles that ask for ventilation (D) may charge here
 * @param lock the socket lock, or the charger's own cable
 * @param vehicles how vehicles are met that are not quite like the standard's
 * @param timing all durations of pilot and contactor
 * @param supervision all thresholds of what is supervised
 */
public record ConnectorConfig(
    int periodMs,
    int siteLimitMa,
    boolean ventilated,
    LockConfig lock,
    VehicleConfig vehicles,
    SafetyTiming timing,
    SupervisionLimits supervision) {

  /** Refuses values outside the ranges above. */
  public ConnectorConfig {
    if (periodMs < 1 || periodMs > 10) {
      throw new IllegalArgumentException("period outside 1 … 10 ms: " + periodMs);
    }
    if (siteLimitMa < 0 || siteLimitMa > SafetyOrders.LIMIT_MAX_MA) {
      throw new IllegalArgumentException("site limit outside 0 … 80000 mA: " + siteLimitMa);
    }
  }

  /** 5 ms, 32 A, not ventilated, all the rest as its own standard says. */
  public static ConnectorConfig standard() {
    return new ConnectorConfig(
        5,
        32_000,
        false,
        LockConfig.standard(),
        VehicleConfig.standard(),
        SafetyTiming.standard(),
        SupervisionLimits.standard());
  }

  /** The same with another site limit. */
  public ConnectorConfig withSiteLimitMa(int newSiteLimitMa) {
    return new ConnectorConfig(
        periodMs, newSiteLimitMa, ventilated, lock, vehicles, timing, supervision);
  }

  /** The same with another tick. */
  public ConnectorConfig withPeriodMs(int newPeriodMs) {
    return new ConnectorConfig(
        newPeriodMs, siteLimitMa, ventilated, lock, vehicles, timing, supervision);
  }

  /** The same for a ventilated place. */
  public ConnectorConfig withVentilation() {
    return new ConnectorConfig(periodMs, siteLimitMa, true, lock, vehicles, timing, supervision);
  }

  /** The same with another lock. */
  public ConnectorConfig withLock(LockConfig newLock) {
    return new ConnectorConfig(
        periodMs, siteLimitMa, ventilated, newLock, vehicles, timing, supervision);
  }

  /** The same with other rules for vehicles. */
  public ConnectorConfig withVehicles(VehicleConfig newVehicles) {
    return new ConnectorConfig(
        periodMs, siteLimitMa, ventilated, lock, newVehicles, timing, supervision);
  }

  /** The same with other durations. */
  public ConnectorConfig withTiming(SafetyTiming newTiming) {
    return new ConnectorConfig(
        periodMs, siteLimitMa, ventilated, lock, vehicles, newTiming, supervision);
  }

  /** The same with other thresholds. */
  public ConnectorConfig withSupervision(SupervisionLimits newSupervision) {
    return new ConnectorConfig(
        periodMs, siteLimitMa, ventilated, lock, vehicles, timing, newSupervision);
  }
}
