package faraday.firmware.session;

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
 */
public record ConnectorView(
    int evse, ConnectorSafety safety, EnergyMeter meter, ClimateSensor climate) {}
