package faraday.rig.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** wire-items.json and wire-sealed-item.json, judged on the JDK's cryptography (SPEC §6.1, 6.3). */
class ItemVectorsTest {

  @Test
  void everyItemIsSignedByWhoseBusinessItIs() throws IOException, WireException {
    Vectors all = Vectors.of("wire-items.json");
    for (Vectors item : all.list("items")) {
      int operation = item.bytes("operation")[0];
      CoseSign1 cose = CoseSign1.parse(item.bytes("item"));
      cose.verify(P256PublicKey.parse(all.bytes(signer(operation))));
      assertArrayEquals(item.bytes("payload"), cose.payload(), item.text("about"));
      assertEquals(operation, CborValue.parse(cose.payload()).key(0).uint());
    }
  }

  @Test
  void aForgedItemDoesNotVerify() throws IOException, WireException {
    Vectors all = Vectors.of("wire-items.json");
    for (Vectors bad : all.list("negative").subList(0, 2)) {
      P256PublicKey key = P256PublicKey.parse(all.bytes(signer(bad.bytes("operation")[0])));
      CoseSign1 cose = CoseSign1.parse(bad.bytes("item"));
      assertThrows(WireException.class, () -> cose.verify(key), bad.text("about"));
    }
  }

  @Test
  void theSealedItemIsMadeAgainByteForByte() throws IOException, WireException {
    Vectors vector = Vectors.of("wire-sealed-item.json");
    P256PublicKey charger = P256PublicKey.parse(vector.bytes("charger"));
    assertArrayEquals(vector.pair("chargerScalar").publicKey().bytes(), charger.bytes());
    assertArrayEquals(
        vector.bytes("sealed"),
        ChargerSeal.seal(
            charger,
            vector.bytes("chargerId"),
            vector.pair("ephemeralScalar"),
            vector.bytes("plaintext")));
  }

  private static String signer(int operation) {
    return switch (operation) {
      case 2 -> "ack";
      case 4, 8 -> "root";
      default -> "issuer";
    };
  }
}
