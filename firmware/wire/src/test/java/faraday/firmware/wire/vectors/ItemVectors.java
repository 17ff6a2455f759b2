package faraday.firmware.wire.vectors;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.item.ItemKind;
import faraday.firmware.wire.item.ServerItem;
import faraday.firmware.wire.noise.ChargerSeal;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkSealer;
import faraday.firmware.wire.peer.SampleItem;
import faraday.firmware.wire.peer.SampleRecord;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a server signs for a charger, and what it seals to it (SPEC 6.1 to 6.4). */
final class ItemVectors {

  private static final long FOREVER = 0xFFFF_FFFFL;

  private ItemVectors() {}

  static VectorFile items() {
    byte[] nonce = DemoKeys.bytes("online challenge", 16);
    List<VectorFile> good = new ArrayList<>();
    good.add(good("TIME", SampleItem.time(SampleToken.NOON_S + 60)));
    good.add(good("TIME with nonce", SampleItem.time(SampleToken.NOON_S + 60).put(4, nonce)));
    good.add(good("REVOKE", SampleItem.revoke(7, 6, DemoKeys.bytes("revoked wallet", 8))));
    good.add(good("KEYSET", keySet()));
    good.add(good("PROFILE", SampleItem.profile(3, 86_400, 0, 32_000, 900, 16_000)));
    good.add(good("TIME-RESET", SampleItem.timeReset(SampleToken.NOON_S, nonce)));
    good.add(good("QUERY", SampleItem.query(4, List.of(17, 41), 7).put(6, "Garage B2/14")));
    return new VectorFile()
        .about("Items a phone brings (SPEC 6.1); negative ones are RESULT 2, does not verify.")
        .put("root", SampleItem.ROOT.publicKey().toArray())
        .put("issuer", SampleToken.ISSUER.publicKey().toArray())
        .put("ack", SampleRecord.ACK.publicKey().toArray())
        .put("items", good)
        .put("negative", negative());
  }

  private static SampleItem keySet() {
    return SampleItem.keySet(
        2,
        SampleItem.key(0, SampleItem.ROOT, 0, FOREVER),
        SampleItem.key(1, SampleToken.ISSUER, 0, SampleToken.NOON_S + 86_400),
        SampleItem.key(3, SampleRecord.ACK, 0, FOREVER),
        SampleItem.key(4, SampleRecord.ACK, 0, FOREVER));
  }

  private static VectorFile good(String about, SampleItem item) {
    byte[] signed = item.signed();
    ServerItem parsed = SampleTap.value(ServerItem.parse(kind(item.operation()), signed));
    if (!parsed.isSignedBy(signer(parsed.head().kind()))) {
      throw new AssertionError(about);
    }
    return new VectorFile()
        .about(about)
        .put("operation", new byte[] {(byte) item.operation()})
        .put("payload", item.payload())
        .put("item", signed);
  }

  private static List<VectorFile> negative() {
    byte[] flipped = SampleItem.revoke(7, 6).signed();
    flipped[flipped.length - 1] ^= 1;
    return List.of(
        bad("signature flipped", 3, flipped),
        bad("a TIME signed by the issuer", 2, SampleItem.time(1).by(SampleToken.ISSUER)),
        bad("a REVOKE offered as PROFILE", 6, SampleItem.revoke(7, 6).signed()),
        bad("version 0", 3, SampleItem.revoke(0, 6).signed()),
        bad("half a wallet id", 3, SampleItem.revoke(7, 6, new byte[4]).signed()),
        bad("an unknown key", 3, SampleItem.revoke(7, 6).put(6, 1).signed()),
        bad("first period not at 0", 6, SampleItem.profile(3, 60, 1, 32_000).signed()),
        bad("periods out of order", 6, SampleItem.profile(3, 60, 0, 1, 0, 1).signed()),
        bad("a limit above 80 A", 6, SampleItem.profile(3, 60, 0, 80_001).signed()));
  }

  private static VectorFile bad(String about, int operation, byte[] item) {
    boolean taken =
        ServerItem.parse(kind(operation), item) instanceof Decoded.Value<ServerItem>(var parsed)
            && parsed.isSignedBy(signer(parsed.head().kind()));
    if (taken) {
      throw new AssertionError(about);
    }
    return new VectorFile()
        .about(about)
        .put("operation", new byte[] {(byte) operation})
        .put("item", item);
  }

  static VectorFile sealed() {
    byte[] plaintext = TestCbor.encode(List.of(3, SampleItem.revoke(7, 6).signed()));
    byte[] charger = SampleTap.CHARGER.publicKey().toArray();
    byte[] sealed = JdkSealer.seal(charger, SampleToken.CHARGER_ID, "server e", plaintext);
    byte[] opened =
        ChargerSeal.open(
            SampleTap.CHARGER,
            Id8.of(SampleToken.CHARGER_ID),
            bytes -> Arrays.fill(bytes, (byte) 1),
            sealed);
    if (!Arrays.equals(plaintext, opened)) {
      throw new AssertionError("the charger opens another item");
    }
    return new VectorFile()
        .about("Noise_N_P256_AESGCM_SHA256 to the charger's dh key (SPEC 6.3), around a REVOKE.")
        .put("chargerScalar", DemoKeys.scalar("charger dh"))
        .put("charger", charger)
        .put("chargerId", SampleToken.CHARGER_ID)
        .put("ephemeralScalar", DemoKeys.scalar("server e"))
        .put("plaintext", plaintext)
        .put("sealed", sealed);
  }

  /** A token that the phone cannot read (SPEC 3.4), with claim 21; and what does not open. */
  static VectorFile sealedToken() {
    SampleToken token = new SampleToken();
    token.grant.put(21L, DemoKeys.bytes("online challenge", 16));
    byte[] charger = SampleTap.CHARGER.publicKey().toArray();
    byte[] sealed = JdkSealer.seal(charger, SampleToken.CHARGER_ID, "server e", token.signed());
    byte[] flipped = sealed.clone();
    flipped[80] ^= 1;
    byte[] another = DemoKeys.bytes("another charger", 8);
    List<VectorFile> negative =
        List.of(
            unopened("flipped", flipped),
            unopened("cut off", Arrays.copyOf(sealed, 80)),
            unopened("to another id", JdkSealer.seal(charger, another, "server e", flipped)));
    return new VectorFile()
        .about("A token sealed to the charger's dh key (SPEC 3.4, 6.3); negative ones are 32.")
        .put("chargerScalar", DemoKeys.scalar("charger dh"))
        .put("charger", charger)
        .put("chargerId", SampleToken.CHARGER_ID)
        .put("issuer", SampleToken.ISSUER.publicKey().toArray())
        .put("challenge", DemoKeys.bytes("online challenge", 16))
        .put("ephemeralScalar", DemoKeys.scalar("server e"))
        .put("token", token.signed())
        .put("sealed", sealed)
        .put("negative", negative);
  }

  private static VectorFile unopened(String about, byte[] sealed) {
    return new VectorFile().about(about).put("sealed", sealed);
  }

  private static ItemKind kind(int operation) {
    for (ItemKind kind : ItemKind.values()) {
      if (kind.code() == operation) {
        return kind;
      }
    }
    throw new AssertionError("operation " + operation);
  }

  private static P256PublicKey signer(ItemKind kind) {
    return switch (kind.signer()) {
      case ROOT -> SampleItem.ROOT.publicKey();
      case ACK -> SampleRecord.ACK.publicKey();
      default -> SampleToken.ISSUER.publicKey();
    };
  }
}
