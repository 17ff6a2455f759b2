package faraday.firmware.access;

import faraday.firmware.wire.Id8;
import java.util.ArrayList;
import java.util.List;

/**
 * Holders of a right who have shown it and wait for the others (E16). RAM only: whoever waited
 * while power was lost shows it again.
 */
final class HolderRoll {

  /** How long one waits for the next. */
  static final long PATIENCE_NANOS = 60_000_000_000L;

  private final List<Holder> waiting = new ArrayList<>();

  private record Holder(int evse, Id8 walletId, long untilNanos) {}

  /**
   * One more holder at a connector.
   *
   * @return how many different ones have come within the time, himself included
   */
  int present(int evse, Id8 walletId, long nowNanos) {
    waiting.removeIf(one -> one.untilNanos() <= nowNanos);
    waiting.removeIf(one -> one.evse() == evse && one.walletId().equals(walletId));
    waiting.add(new Holder(evse, walletId, nowNanos + PATIENCE_NANOS));
    return (int) waiting.stream().filter(one -> one.evse() == evse).count();
  }

  /** The connector serves somebody: the roll is called anew next time. */
  void served(int evse) {
    if (!waiting.isEmpty()) {
      waiting.removeIf(one -> one.evse() == evse);
    }
  }
}
