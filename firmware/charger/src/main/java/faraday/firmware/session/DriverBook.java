package faraday.firmware.session;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who was granted a session here and when: for sessions per day and for the cache of drivers that a
 * private place keeps under its settings (E13). Rebuilt from the journal at every start; service
 * loop only.
 */
public final class DriverBook {

  /** Grants that are remembered; the oldest goes first. */
  static final int GRANTS_MAX = 512;

  /** One grant that was not given up. */
  private record Entry(Id8 sessionId, Bytes driverId, long epochS, boolean trusted) {}

  private final Deque<Entry> grants = new ArrayDeque<>();
  private final Set<Bytes> cache = new HashSet<>();
  private @Nullable Bytes settings;

  void granted(SessionGrant grant, long epochS, boolean trusted) {
    if (grants.size() == GRANTS_MAX) {
      Entry oldest = grants.removeFirst();
      if (grants.stream().noneMatch(entry -> entry.driverId().equals(oldest.driverId()))) {
        cache.remove(oldest.driverId());
      }
    }
    grants.addLast(new Entry(grant.sessionId(), grant.driverId(), epochS, trusted));
    cache.add(grant.driverId());
  }

  /** No car came: the grant does not count as a session. */
  void lapsed(Id8 sessionId) {
    for (Iterator<Entry> entries = grants.descendingIterator(); entries.hasNext(); ) {
      if (entries.next().sessionId().equals(sessionId)) {
        entries.remove();
        return;
      }
    }
  }

  /** A grant that a checkpoint carried on; that of a record still there is not counted twice. */
  void carried(CarryCodec.Driver grant) {
    boolean known = grants.stream().anyMatch(one -> one.sessionId().equals(grant.sessionId()));
    if (!known && grants.size() < GRANTS_MAX) {
      grants.addLast(
          new Entry(grant.sessionId(), grant.driverId(), grant.epochS(), grant.trusted()));
    }
    if (grant.cached()) {
      cache.add(grant.driverId());
    }
  }

  /** What a checkpoint carries on. */
  List<CarryCodec.Driver> all() {
    List<CarryCodec.Driver> all = new ArrayList<>();
    for (Entry one : grants) {
      boolean cached = cache.contains(one.driverId());
      all.add(
          new CarryCodec.Driver(
              one.sessionId(), one.driverId(), one.epochS(), one.trusted(), cached));
    }
    return all;
  }

  int size() {
    return grants.size();
  }

  /** These local settings hold from now on: what was learned under others is forgotten. */
  public void settingsAre(Bytes signed) {
    settings = signed;
    cache.clear();
  }

  /** The newest local settings the journal holds, as they were signed, or null. */
  public @Nullable Bytes settings() {
    return settings;
  }

  /** Whether this driver was let in before, under the settings that hold now. */
  public boolean caches(Bytes driverId) {
    return cache.contains(driverId);
  }

  /**
   * Sessions of a driver since a moment.
   *
   * @param fromEpochS UTC second
   * @param uncertainToo whether those count whose own time was a lower bound before that moment
   */
  public long sessionsSince(Bytes driverId, long fromEpochS, boolean uncertainToo) {
    return grants.stream()
        .filter(entry -> entry.driverId().equals(driverId))
        .filter(entry -> entry.epochS() >= fromEpochS || (uncertainToo && !entry.trusted()))
        .count();
  }
}
