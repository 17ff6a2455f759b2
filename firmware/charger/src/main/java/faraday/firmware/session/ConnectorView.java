package faraday.firmware.session;

import faraday.firmware.wire.Range;
import faraday.hal.ClimateSensor;
import faraday.hal.EnergyMeter;
import faraday.pilot.connector.ConnectorSafety;

/**
 * What a session sees of its connector.
 *
 * @param evse number, from 1
 * @param safety orders in, status out
 * @param meter of this connector alone
 * @param climate inside the enclosure
 * @param siteLimitMa what the installation carries here, in mA per phase
 * @param rules what the site says from outside
 */
public record ConnectorView(
    int evse,
    ConnectorSafety safety,
    EnergyMeter meter,
    ClimateSensor climate,
    int siteLimitMa,
    SiteRules rules) {

  /** A connector of a site that says nothing. */
  public ConnectorView(
      int evse, ConnectorSafety safety, EnergyMeter meter, ClimateSensor climate, int siteLimitMa) {
    this(evse, safety, meter, climate, siteLimitMa, SiteRules.NONE);
  }

  /**
   * The meter's register as records can hold it: a broken meter must not end the service loop.
   *
   * @return 0 … 2⁵³−1 mWh
   */
  public long registerMwh() {
    return Math.clamp(meter.registerMwh(), 0, Range.MAX_U53);
  }
}
