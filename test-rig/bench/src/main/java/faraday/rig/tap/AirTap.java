package faraday.rig.tap;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a phone did in one tap at the desk. Times are those of the wall.
 *
 * @param role who drove the field
 * @param applicationSelected the wallet's or the tag's application was found
 * @param answered M4 passed, or a page's message was taken
 * @param linkLost the charger missed the phone before it let it go
 * @param exchanges APDUs, each a command with its response
 * @param tapMs from the first byte to M4, or to the last byte where there was none
 * @param apduMeanMs how long the phone took for its side of an APDU, radio included
 * @param apduMaxMs the longest of these
 */
record AirTap(
    Role role,
    boolean applicationSelected,
    boolean answered,
    boolean linkLost,
    int exchanges,
    double tapMs,
    double apduMeanMs,
    double apduMaxMs) {

  /** Who drove the field. */
  enum Role {
    /** The charger read a phone that is a card: profile 02. */
    CHARGER_READS,
    /** The phone read the charger: profiles 01 and 03, and phones without a wallet. */
    PHONE_READS
  }

  /** Why a wallet tester has to look at it, or null. */
  @Nullable String trouble() {
    if (!applicationSelected) {
      return "a target without a wallet";
    }
    return answered ? null : "the conversation broke off before the charger's answer";
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("detected", true);
    members.put("role", role.name());
    members.put("selected", applicationSelected);
    members.put("answered", answered);
    members.put("linkLost", linkLost);
    members.put("exchanges", exchanges);
    members.put("tapMs", tapMs);
    members.put("apduMeanMs", apduMeanMs);
    members.put("apduMaxMs", apduMaxMs);
    members.put("trouble", trouble());
    return members;
  }
}
