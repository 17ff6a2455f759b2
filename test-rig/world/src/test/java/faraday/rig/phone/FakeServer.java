package faraday.rig.phone;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SeededSecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server for phone tests: one charger, signs any claims, takes every item. */
final class FakeServer implements ServerLink {

  final P256KeyPair issuer = P256KeyPair.derived(1, "issuer");
  final SeededSecureRandom random = new SeededSecureRandom(1, "server");
  final List<ChargerEntry> chargers = new ArrayList<>();
  final List<CarriedItem> taken = new ArrayList<>();
  final List<Acknowledgement> acks = new ArrayList<>();
  final Map<Id, P256PublicKey> enrolled = new HashMap<>();

  /** A token with every claim and a schedule of three periods, changed by the caller. */
  byte[] token(WalletPhone phone, ChargerEntry charger, Terms terms) {
    Map<Long, Object> claims = new HashMap<>();
    claims.put(2L, phone.walletId().text());
    claims.put(3L, charger.chargerId().text());
    claims.put(4L, TapScene.NOW_S + 86_400);
    claims.put(5L, TapScene.NOW_S);
    claims.put(6L, TapScene.NOW_S);
    byte[] tokenId = new byte[16];
    random.nextBytes(tokenId);
    claims.put(7L, tokenId);
    P256PublicKey key = phone.publicKey();
    claims.put(8L, Map.of(1L, Map.of(1L, 2L, -1L, 1L, -2L, key.x(), -3L, key.odd())));
    Map<Long, Object> faraday = faraday(phone, charger);
    Map<Long, Object> command = command();
    terms.change(claims, faraday, command);
    claims.put(-65537L, faraday);
    claims.put(-65538L, CborBytes.of(command));
    return CoseSign1.sign(issuer, CborBytes.of(claims), random);
  }

  private static Map<Long, Object> faraday(WalletPhone phone, ChargerEntry charger) {
    Map<Long, Object> faraday = new HashMap<>();
    faraday.put(1L, phone.walletId().bytes());
    faraday.put(2L, charger.siteId().bytes());
    faraday.put(6L, 100L);
    faraday.put(7L, 45L);
    faraday.put(10L, 7200L);
    faraday.put(11L, 1L);
    faraday.put(12L, 30_000L);
    faraday.put(13L, 2000L);
    faraday.put(14L, 978L);
    faraday.put(15L, 1L);
    return faraday;
  }

  private static Map<Long, Object> command() {
    Map<Long, Object> command = new HashMap<>();
    long[] fixed = {0, 1, 1, 1, 5, 1, 6, 1, 7, 0, 8, 2, 9, 2, 10, 0, 13, 1980};
    for (int i = 0; i < fixed.length; i += 2) {
      command.put(fixed[i], fixed[i + 1]);
    }
    command.put(15L, List.of(0L, 22_000L, 180L, 15_000L, 1080L, 8_000L));
    return command;
  }

  /** Changes a token's claims before they are signed. */
  interface Terms {
    Terms USUAL = (claims, faraday, command) -> {};

    void change(Map<Long, Object> claims, Map<Long, Object> faraday, Map<Long, Object> command);
  }

  @Override
  public void enrol(Id walletId, P256PublicKey phoneKey) {
    enrolled.put(walletId, phoneKey);
  }

  @Override
  public Verdict receive(CarriedItem item) {
    taken.add(item);
    return new Verdict.Stored(taken.size());
  }

  @Override
  public List<Acknowledgement> acknowledgements() {
    return acks;
  }

  @Override
  public List<ChargerEntry> directory() {
    return chargers;
  }
}
