package faraday.firmware.session;

import faraday.firmware.wire.Bytes;

/**
 * The last session of a connector, kept so that its driver can ask for the receipt (E19).
 *
 * @param grant the right that was used
 * @param receipt the signed record
 * @param recorded false when the medium was dead and only RAM holds the record (design §3)
 */
public record EndedSession(SessionGrant grant, Bytes receipt, boolean recorded) {}
