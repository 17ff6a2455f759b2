package faraday.pilot.connector;

import faraday.hal.Contactor;
import faraday.hal.LockMotor;
import faraday.hal.PilotOutput;
import faraday.hal.PilotSampler;
import faraday.hal.ProximitySense;

/**
 * The board's ports of one connector; none is shared with another.
 *
 * @param sampler pilot voltage
 * @param pilot pilot generator
 * @param proximity cable code
 * @param contactor two-key drive and mirror
 * @param lock motor and bolt feedback
 * @param sensors everything else that is supervised
 */
public record ConnectorPorts(
    PilotSampler sampler,
    PilotOutput pilot,
    ProximitySense proximity,
    Contactor contactor,
    LockMotor lock,
    SafetySensors sensors) {}
