package faraday.rig.phone;

import faraday.rig.codec.Id;

/**
 * M4 with status 0 (SPEC §3.5).
 *
 * @param sessionId the charger's id for the session
 * @param timeS charger time
 * @param connector from 1
 * @param maxEnergyWh what it will deliver at most
 * @param maxDurationS how long at most
 * @param limitMa the current it offers at most
 */
public record Grant(
    Id sessionId, long timeS, long connector, long maxEnergyWh, long maxDurationS, long limitMa) {}
