package faraday.rig.keys;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Certificate;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a development PKI: fresh keys from the operating system, each private key in a file that
 * its owner alone can read, the first key set, and one charger's certificate. Never overwrites, and
 * nothing of a private key is ever told.
 */
public final class KeyFolder {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final List<String> SERVER = List.of("root", "issuer", "targets", "ack", "seal");
  private static final long YEAR_S = 365 * 86_400L;
  private static final int ID_BYTES = 8;

  private final Path folder;
  private final SecureRandom random;
  private final Map<String, P256KeyPair> keys = new LinkedHashMap<>();
  private final List<String> files = new ArrayList<>();

  /**
   * What was made; holds no secret.
   *
   * @param chargerId the charger's id
   * @param siteId its site
   * @param walletId the phone's
   * @param keyIds key id of each public key by name
   * @param files names of all files
   */
  public record Made(
      String chargerId,
      String siteId,
      String walletId,
      Map<String, String> keyIds,
      List<String> files) {}

  /** A folder to be filled, with randomness of the operating system. */
  public KeyFolder(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /**
   * Makes everything.
   *
   * @param nowS when keys begin to count, seconds since 1970 UTC
   * @throws IOException when the folder is there already, or cannot be written
   */
  public Made make(long nowS) throws IOException {
    Files.createDirectory(folder, OWNER_FOLDER);
    for (String name : SERVER) {
      key(name);
    }
    key("charger-dh");
    key("charger-sign");
    key("phone");
    Id charger = id();
    Id site = id();
    Id wallet = id();
    write("keyset.cose", keySet(nowS));
    write("charger.cose", certificate(charger, site, nowS));
    provision("charger.txt", Map.of("chargerId", charger, "siteId", site));
    provision("wallet.txt", Map.of("walletId", wallet));
    Map<String, String> keyIds = new LinkedHashMap<>();
    keys.forEach((name, pair) -> keyIds.put(name, keyId(pair.publicKey())));
    return new Made(charger.toString(), site.toString(), wallet.toString(), keyIds, files);
  }

  private void key(String name) throws IOException {
    P256KeyPair pair = P256KeyPair.ephemeral(random);
    keys.put(name, pair);
    String body = Base64.getMimeEncoder().encodeToString(pair.pkcs8());
    String edge = "-----%s PRIVATE" + " KEY-----\n";
    String pem = edge.formatted("BEGIN") + body + "\n" + edge.formatted("END");
    write(name + ".pem", pem.getBytes(StandardCharsets.US_ASCII));
    write(name + ".pub", pair.publicKey().bytes());
  }

  private byte[] keySet(long nowS) {
    List<Object> entries = new ArrayList<>();
    for (int role = 0; role < SERVER.size(); role++) {
      P256PublicKey key = named(SERVER.get(role)).publicKey();
      entries.add(List.of((long) role, key.bytes(), nowS, nowS + YEAR_S));
    }
    Map<Long, Object> payload =
        Map.of(0L, 4L, 1L, new byte[ID_BYTES], 2L, 1L, 3L, nowS, 4L, entries);
    return CoseSign1.sign(named("root"), CborBytes.of(payload), random);
  }

  private byte[] certificate(Id charger, Id site, long nowS) {
    P256PublicKey dh = named("charger-dh").publicKey();
    P256PublicKey sign = named("charger-sign").publicKey();
    return new Certificate(charger, site, dh, sign, nowS, nowS + YEAR_S)
        .signed(named("root"), random);
  }

  /** What a device must know besides its keys: ids, and the files of the keys it trusts. */
  private void provision(String name, Map<String, Id> ids) throws IOException {
    StringBuilder text = new StringBuilder();
    ids.forEach((key, id) -> text.append(key).append('=').append(hex(id.bytes())).append('\n'));
    for (String trusted : SERVER) {
      text.append(trusted).append('=').append(hex(named(trusted).publicKey().bytes()));
      text.append('\n');
    }
    write(name, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void write(String name, byte[] content) throws IOException {
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (SeekableByteChannel file = Files.newByteChannel(folder.resolve(name), fresh, OWNER_ONLY)) {
      Channels.newOutputStream(file).write(content);
    }
    files.add(name);
  }

  private P256KeyPair named(String name) {
    P256KeyPair pair = keys.get(name);
    if (pair == null) {
      throw new IllegalStateException("no key " + name);
    }
    return pair;
  }

  private Id id() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Id.of(bytes);
  }

  private static String keyId(P256PublicKey key) {
    return hex(key.keyId());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
