package faraday.firmware.courier;

import faraday.firmware.wire.Id8;
import faraday.firmware.wire.item.ServerItem;
import java.util.Set;

/** Who is not served any more (TH-7): the newest list counts alone, and the epoch never falls. */
public final class Revocations {

  private long version;
  private long minEpoch;
  private Set<Id8> wallets = Set.of();

  /** The lowest epoch of a token that is good. */
  public long minEpoch() {
    return minEpoch;
  }

  /** Whether this wallet's tokens count no more. */
  public boolean revoked(Id8 walletId) {
    return wallets.contains(walletId);
  }

  long version() {
    return version;
  }

  void adopt(ServerItem.Revocation newer) {
    version = newer.head().version();
    minEpoch = Math.max(minEpoch, newer.minEpoch());
    wallets = Set.copyOf(newer.wallets());
  }
}
