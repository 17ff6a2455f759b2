package faraday.firmware.wire.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkServer;
import faraday.firmware.wire.peer.SampleToken;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

final class ServerSealTest {

  private static final byte[] SERVER = DemoKeys.scalar("server seal");

  private final P256PublicKey server = DhKey.of(SERVER).publicKey();
  private final Id8 charger = Id8.of(SampleToken.CHARGER_ID);
  private final byte[] item = DemoKeys.bytes("an item", 30);

  @Test
  void opensAtTheServerOnly() throws GeneralSecurityException {
    byte[] sealed = ServerSeal.seal(server, charger, entropy("record e"), item);
    assertEquals(item.length + ServerSeal.OVERHEAD, sealed.length);
    assertArrayEquals(item, new JdkServer(SERVER).open(SampleToken.CHARGER_ID, sealed));
    JdkServer other = new JdkServer(DemoKeys.scalar("another server"));
    assertThrows(GeneralSecurityException.class, () -> other.open(SampleToken.CHARGER_ID, sealed));
  }

  @Test
  void isBoundToTheCharger() {
    byte[] sealed = ServerSeal.seal(server, charger, entropy("record e"), item);
    assertThrows(
        GeneralSecurityException.class,
        () -> new JdkServer(SERVER).open(SampleToken.SITE_ID, sealed));
  }

  @Test
  void sealsTheSameItemOtherwiseEachTime() {
    assertNotEquals(
        Bytes.of(ServerSeal.seal(server, charger, entropy("record e"), item)),
        Bytes.of(ServerSeal.seal(server, charger, entropy("record e 2"), item)));
  }

  private static Entropy entropy(String name) {
    return DemoKeys.scripted(DemoKeys.scalar(name));
  }
}
