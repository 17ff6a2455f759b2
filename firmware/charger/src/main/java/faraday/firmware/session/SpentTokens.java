package faraday.firmware.session;

import faraday.firmware.wire.Id16;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Token ids that bought a session already (TH-1). Rebuilt from GRANT and USED_TOKEN records at
 * every start. An id is forgotten once its token has certainly expired, so the set is bounded by
 * what fits in the journal.
 */
final class SpentTokens {

  private final Map<Id16, Long> expiresEpochS = new LinkedHashMap<>();

  void add(Id16 tokenId, long tokenExpiresEpochS) {
    expiresEpochS.put(tokenId, tokenExpiresEpochS);
  }

  boolean contains(Id16 tokenId) {
    return expiresEpochS.containsKey(tokenId);
  }

  /** Forgets ids whose tokens expired before a time that has certainly passed. */
  void forgetBefore(long certainEpochS) {
    Iterator<Long> expiries = expiresEpochS.values().iterator();
    while (expiries.hasNext()) {
      if (expiries.next() < certainEpochS) {
        expiries.remove();
      }
    }
  }

  List<CarryCodec.Token> all() {
    List<CarryCodec.Token> all = new ArrayList<>();
    expiresEpochS.forEach((id, expires) -> all.add(new CarryCodec.Token(id, expires)));
    return all;
  }

  int size() {
    return expiresEpochS.size();
  }
}
