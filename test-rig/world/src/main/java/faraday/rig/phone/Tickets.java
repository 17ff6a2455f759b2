package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.JournalRecord;
import faraday.rig.codec.Resumption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the phone keeps for fast stops (SPEC §3.7): one ticket for each charger, and the links of
 * the records it was promised. A ticket leaves when it is shown, whatever comes of it.
 */
final class Tickets {

  private final Map<Id, Resumption> tickets = new HashMap<>();
  private final Map<String, byte[]> promised = new HashMap<>();
  private boolean used;

  /** Whether the phone shows tickets at all; off until told. */
  void use(boolean on) {
    used = on;
  }

  void keep(Id chargerId, Resumption ticket) {
    tickets.put(chargerId, ticket);
  }

  /** The ticket for a stop here, which is gone with it. */
  Optional<Resumption> take(Id chargerId, Intent intent) {
    boolean wanted = used && intent == Intent.STOP;
    return wanted ? Optional.ofNullable(tickets.remove(chargerId)) : Optional.empty();
  }

  /** The charger pinned the record that will bear its signature. */
  void promise(Id chargerId, long seq, byte[] link) {
    promised.put(chargerId + " " + seq, link.clone());
  }

  /** Whether a record is the one that was promised under its number, or none was. */
  boolean holds(Id chargerId, JournalRecord record) {
    byte[] link = promised.get(chargerId + " " + record.seq());
    return link == null || Arrays.equals(link, record.link());
  }
}
