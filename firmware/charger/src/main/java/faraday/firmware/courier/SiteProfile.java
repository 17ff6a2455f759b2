package faraday.firmware.courier;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.session.SiteRules;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.item.ServerItem;
import faraday.pilot.connector.SafetyOrders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The load profile of the site (E25): what each connector may offer now, and whether this charger
 * takes part at all. It can only lower; without one, before it begins and after it has ended
 * everything else decides alone. Who does not know the time keeps to the lowest limit of a profile
 * that has not certainly ended.
 */
public final class SiteProfile implements SiteRules {

  private final Id8 chargerId;
  private final ChargerClock clock;
  private ServerItem.@Nullable Profile profile;

  SiteProfile(Id8 chargerId, ChargerClock clock) {
    this.chargerId = chargerId;
    this.clock = clock;
  }

  /** mA per phase that the site allows now; the pilot's largest when it says nothing. */
  @Override
  public int limitMa() {
    ServerItem.Profile now = current();
    if (now == null || now.periods().isEmpty()) {
      return SafetyOrders.LIMIT_MAX_MA;
    }
    return clock.quality() == ClockQuality.TRUSTED
        ? limitAt(now.periods(), clock.epochSeconds() - now.fromS())
        : lowest(now.periods());
  }

  /** Whether new sessions may begin here. */
  @Override
  public boolean inService() {
    ServerItem.Profile now = current();
    return now == null || !now.unavailable().contains(chargerId);
  }

  long version() {
    ServerItem.Profile known = profile;
    return known == null ? 0 : known.head().version();
  }

  void adopt(ServerItem.Profile newer) {
    profile = newer;
  }

  /** The profile that holds, or null: none, not begun, or over. */
  private ServerItem.@Nullable Profile current() {
    ServerItem.Profile known = profile;
    if (known == null || known.untilS() <= clock.epochSeconds()) {
      return null;
    }
    boolean waits = clock.quality() == ClockQuality.TRUSTED && clock.epochSeconds() < known.fromS();
    return waits ? null : known;
  }

  private static int limitAt(List<ServerItem.Profile.Period> periods, long elapsedS) {
    int limitMa = SafetyOrders.LIMIT_MAX_MA;
    for (ServerItem.Profile.Period period : periods) {
      limitMa = period.startS() <= elapsedS ? period.limitMa() : limitMa;
    }
    return limitMa;
  }

  private static int lowest(List<ServerItem.Profile.Period> periods) {
    int limitMa = SafetyOrders.LIMIT_MAX_MA;
    for (ServerItem.Profile.Period period : periods) {
      limitMa = Math.min(limitMa, period.limitMa());
    }
    return limitMa;
  }
}
