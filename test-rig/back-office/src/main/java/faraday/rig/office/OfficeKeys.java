package faraday.rig.office;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Certificate;
import faraday.rig.codec.ChargerSeal;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.phone.ChargerEntry;
import java.util.List;

/** The office's keys by role (SPEC §6.2), made from the seed at run time, and what they sign. */
final class OfficeKeys {

  private static final long FOREVER_S = 0xFFFF_FFFFL;

  private final long seed;
  private final SeededSecureRandom random;
  final P256KeyPair root;
  final P256KeyPair ack;
  final P256KeyPair seal;
  private P256KeyPair issuer;
  private int generation = 1;

  OfficeKeys(long seed, SeededSecureRandom random) {
    this.seed = seed;
    this.random = random;
    issuer = P256KeyPair.derived(seed, "office issuer");
    ack = P256KeyPair.derived(seed, "office ack");
    seal = P256KeyPair.derived(seed, "office seal");
    root = P256KeyPair.derived(seed, "office root");
  }

  P256KeyPair issuer() {
    return issuer;
  }

  byte[] issued(byte[] payload) {
    return CoseSign1.sign(issuer, payload, random);
  }

  /** Signed by the role whose business it is. */
  byte[] signed(ItemOrder order) {
    P256KeyPair signer =
        switch (order.operation()) {
          case ItemOrder.TIME -> ack;
          case ItemOrder.KEYSET, ItemOrder.TIME_RESET -> root;
          default -> issuer;
        };
    return CoseSign1.sign(signer, order.payload(), random);
  }

  /** The next issuer's key signs from now on; the key set that says so to every charger. */
  byte[] newIssuer(long nowS) {
    generation++;
    issuer = P256KeyPair.derived(seed, "office issuer " + generation);
    List<Object> keys =
        List.of(
            entry(0, root, nowS),
            entry(1, issuer, nowS),
            entry(3, ack, nowS),
            entry(4, seal, nowS));
    return signed(ItemOrder.keySet(generation, nowS, keys));
  }

  /** The root's word for a charger's keys (SPEC §6.2), for good. */
  byte[] certificate(ChargerEntry charger) {
    SeededSecureRandom own = new SeededSecureRandom(seed, "certificate " + charger.chargerId());
    return new Certificate(
            charger.chargerId(), charger.siteId(), charger.dhKey(), charger.signKey(), 0, FOREVER_S)
        .signed(root, own);
  }

  private static List<Object> entry(long role, P256KeyPair key, long fromS) {
    return List.of(role, key.publicKey().bytes(), fromS, FOREVER_S);
  }

  /** SPEC §6.3: for this charger's eyes only. */
  byte[] sealed(ChargerEntry charger, byte[] plaintext) {
    P256KeyPair ephemeral = P256KeyPair.ephemeral(random);
    return ChargerSeal.seal(charger.dhKey(), charger.chargerId().bytes(), ephemeral, plaintext);
  }

  byte[] sealedItem(ChargerEntry charger, long operation, byte[] item) {
    return sealed(charger, CborBytes.array(operation, item));
  }
}
