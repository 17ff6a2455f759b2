package faraday.rig.tap;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.office.BackOffice;
import faraday.rig.office.Issue;
import faraday.rig.phone.ChargerEntry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the phone outside is given before its first tap, as its server would: a development key made
 * from the seed, tokens bound to it, and the directory's entry of the charger.
 */
final class OutsideWallet {

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] scalar;
  private final P256KeyPair key;
  private final Id walletId;
  private final List<byte[]> tokens = new ArrayList<>();

  OutsideWallet(long seed, BackOffice office, ChargerEntry charger, int count) {
    scalar = digest("faraday phone outside " + seed);
    key = P256KeyPair.ofScalar(new BigInteger(1, scalar));
    walletId = Id.derived(seed, "wallet outside");
    office.enrol(walletId, key.publicKey());
    for (int i = 0; i < count; i++) {
      Issue issue = office.issue(office.order(walletId, key.publicKey(), charger));
      if (issue instanceof Issue.Issued(byte[] token, long _)) {
        tokens.add(token);
      }
    }
  }

  Id walletId() {
    return walletId;
  }

  int tokens() {
    return tokens.size();
  }

  /** All members hexadecimal, as SPEC §10 lists them. */
  Map<String, Object> provision(ChargerEntry charger) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("chargerId", HEX.formatHex(charger.chargerId().bytes()));
    members.put("siteId", HEX.formatHex(charger.siteId().bytes()));
    members.put("chargerDh", HEX.formatHex(charger.dhKey().bytes()));
    members.put("chargerSign", HEX.formatHex(charger.signKey().bytes()));
    members.put("siteKey", HEX.formatHex(charger.siteKey()));
    members.put("walletId", HEX.formatHex(walletId.bytes()));
    members.put("phoneScalar", HEX.formatHex(scalar));
    members.put("phonePublic", HEX.formatHex(key.publicKey().bytes()));
    members.put("tokens", tokens.stream().map(HEX::formatHex).toList());
    return members;
  }

  private static byte[] digest(String label) {
    try {
      byte[] text = label.getBytes(StandardCharsets.US_ASCII);
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
