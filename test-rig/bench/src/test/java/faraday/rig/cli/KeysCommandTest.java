package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.item.ItemKind;
import faraday.firmware.wire.item.ServerItem;
import faraday.rig.codec.Certificate;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.WireException;
import faraday.rig.keys.KeyFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench keys} (issue 4 item 6): whole, for its owner's eyes only, and silent on secrets. */
final class KeysCommandTest {

  private static final long NOW_S = 1_767_225_600;

  @TempDir private Path temp = Path.of("");

  @Test
  void everyFileIsItsOwnersAlone() throws IOException {
    KeyFolder.Made made = make();
    assertEquals(20, made.files().size());
    for (String name : made.files()) {
      Path file = temp.resolve("pki").resolve(name);
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), name);
    }
    assertThrows(FileAlreadyExistsException.class, this::make, "never overwritten");
  }

  @Test
  void theCertificateHoldsUnderTheRootInItsTimeOnly() throws IOException, WireException {
    KeyFolder.Made made = make();
    byte[] cose = read("charger.cose");
    faraday.rig.codec.P256PublicKey root = faraday.rig.codec.P256PublicKey.parse(read("root.pub"));
    Certificate certificate = Certificate.verified(cose, root, NOW_S);
    assertEquals(made.chargerId(), certificate.chargerId().toString());
    assertThrows(WireException.class, () -> Certificate.verified(cose, root, NOW_S - 1));
    faraday.rig.codec.P256PublicKey other = certificate.signKey();
    assertThrows(WireException.class, () -> Certificate.verified(cose, other, NOW_S));
  }

  @Test
  void theKeySetIsOneThatAChargerTakes() throws IOException {
    make();
    P256PublicKey root = Objects.requireNonNull(P256PublicKey.decode(read("root.pub")));
    boolean good =
        ServerItem.parse(ItemKind.KEYSET, read("keyset.cose"))
                instanceof Decoded.Value<ServerItem>(ServerItem.KeySet set)
            && set.isSignedBy(root)
            && set.entries().size() == 5;
    assertTrue(good);
  }

  @Test
  void theCommandSaysNothingOfAPrivateKey() throws IOException {
    String dir = temp.resolve("pki").toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(0, run(out, "keys", "--dir", dir, "--json"));
    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("\"ok\":true") || said.contains("\"ok\": true"), said);
    for (String name : new String[] {"root", "phone", "charger-dh"}) {
      String pem = Files.readString(temp.resolve("pki").resolve(name + ".pem"));
      String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      byte[] pkcs8 = Base64.getDecoder().decode(body);
      assertFalse(said.contains(body.substring(body.length() - 24)));
      assertFalse(said.contains(HexFormat.of().formatHex(pkcs8, 35, 67)));
    }
    assertEquals(2, run(new ByteArrayOutputStream(), "keys", "--dir", dir, "--json"));
    assertEquals(2, run(new ByteArrayOutputStream(), "keys"));
  }

  private static int run(ByteArrayOutputStream out, String... args) {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Main(new PrintStream(out, true, StandardCharsets.UTF_8), quiet).run(args);
  }

  private KeyFolder.Made make() throws IOException {
    return new KeyFolder(temp.resolve("pki"), new SeededSecureRandom(1, "keys")).make(NOW_S);
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(temp.resolve("pki").resolve(name));
  }
}
