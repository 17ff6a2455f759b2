package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.noise.Resumption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets for fast stops (SPEC §3.7): one for each session at most, made when a right is granted or
 * confirmed, gone once used. RAM only, so none outlives a restart. A ticket binds whoever proved
 * the wallet's key in the handshake that left it, because nobody else can know its key.
 */
public final class TicketBook {

  /** Tickets at most; the oldest goes first. */
  static final int TICKETS_MAX = 16;

  /** A ticket may be used for this long, 24 h. */
  static final long LIFE_NANOS = 86_400_000_000_000L;

  private final List<Ticket> tickets = new ArrayList<>();

  private record Ticket(Resumption resumption, Id8 sessionId, long madeNanos) {}

  /** Keeps a ticket for a session; an earlier one for the same session is void. */
  void issue(Resumption resumption, Id8 sessionId, long nowNanos) {
    for (int i = tickets.size() - 1; i >= 0; i--) {
      boolean full = i == 0 && tickets.size() >= TICKETS_MAX;
      if (full || tickets.get(i).sessionId().equals(sessionId)) {
        drop(i);
      }
    }
    tickets.add(new Ticket(resumption, sessionId, nowNanos));
  }

  /**
   * The session whose ticket is shown, or null: unknown, used, too old, or not proved. What was
   * redeemed is gone. A wrong proof leaves the ticket as it is, so that nobody can burn another's.
   */
  @Nullable Id8 redeem(TapRequest.TicketProof shown, Bytes boundHash, long nowNanos) {
    for (int i = tickets.size() - 1; i >= 0; i--) {
      Ticket ticket = tickets.get(i);
      if (nowNanos - ticket.madeNanos() >= LIFE_NANOS) {
        drop(i);
      } else if (ticket.resumption().ticketId().equals(shown.ticketId())
          && ticket.resumption().isProof(boundHash, shown.proof())) {
        drop(i);
        return ticket.sessionId();
      }
    }
    return null;
  }

  int size() {
    return tickets.size();
  }

  private void drop(int index) {
    tickets.remove(index).resumption().wipe();
  }
}
