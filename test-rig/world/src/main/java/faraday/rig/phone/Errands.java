package faraday.rig.phone;

import faraday.rig.codec.Id;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a phone brings to chargers for the server, in the order of SPEC §6. An item stays until a
 * charger has judged it: RESULT 6 keeps it for another tap, any other drops it for good.
 */
final class Errands {

  private static final int ACK = 1;
  private static final int NOT_KEPT_NOW = 6;

  /** Keys and time stand before what rests on them. */
  private static final List<Integer> ORDER = List.of(4, 8, 2, 3, 1, 5, 6, 9);

  private final List<ServerLink.Errand> waiting = new ArrayList<>();
  private final List<ServerLink.Errand> judged = new ArrayList<>();
  private final Deque<ServerLink.Errand> queue = new ArrayDeque<>();
  private ServerLink.@Nullable Errand shown;

  /** Keeps an item once, however often the server gives it; a newer ACK replaces an older one. */
  void keep(ServerLink.Errand errand) {
    boolean known = waiting.stream().anyMatch(one -> same(one, errand));
    if (known || judged.stream().anyMatch(one -> same(one, errand))) {
      return;
    }
    if (errand.operation() == ACK) {
      waiting.removeIf(one -> one.operation() == ACK && isFor(one, errand.chargerId()));
    }
    waiting.add(errand);
    waiting.sort(Comparator.comparingInt(one -> ORDER.indexOf(one.inside())));
  }

  /** Whether there is anything for this charger. */
  boolean any(Id chargerId) {
    return waiting.stream().anyMatch(one -> isFor(one, chargerId));
  }

  boolean anyAck(Id chargerId) {
    return waiting.stream().anyMatch(one -> one.operation() == ACK && isFor(one, chargerId));
  }

  /** A charger asks for the first time in a conversation. */
  Optional<ServerLink.Errand> first(Id chargerId) {
    queue.clear();
    waiting.stream().filter(one -> isFor(one, chargerId)).forEach(queue::add);
    return next();
  }

  /** The next one of this conversation. */
  Optional<ServerLink.Errand> next() {
    shown = queue.poll();
    return Optional.ofNullable(shown);
  }

  /** The charger's word about the item it was shown last; its operation, 0 when there was none. */
  int judged(int code) {
    ServerLink.Errand errand = shown;
    if (errand == null) {
      return 0;
    }
    if (code != NOT_KEPT_NOW) {
      waiting.remove(errand);
      judged.add(errand);
    }
    return errand.operation();
  }

  private static boolean isFor(ServerLink.Errand errand, Id chargerId) {
    return errand.chargerId().equals(chargerId);
  }

  private static boolean same(ServerLink.Errand one, ServerLink.Errand other) {
    return isFor(one, other.chargerId()) && Arrays.equals(one.item(), other.item());
  }
}
