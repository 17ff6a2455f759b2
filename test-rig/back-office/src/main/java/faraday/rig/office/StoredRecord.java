package faraday.rig.office;

import faraday.rig.codec.Id;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.SessionRecord;

/**
 * A record the office holds for good.
 *
 * @param chargerId whose journal
 * @param journal its place there
 * @param session what it says
 */
public record StoredRecord(Id chargerId, JournalRecord journal, SessionRecord session) {}
