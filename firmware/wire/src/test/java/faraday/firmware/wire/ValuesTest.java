package faraday.firmware.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.Hex;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

  @Test
  void writesIdsAsBase64UrlAndReadsThemBack() {
    Base64.Encoder jdk = Base64.getUrlEncoder().withoutPadding();
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = DemoKeys.bytes("id " + i, 8);
      Id8 id = Id8.of(bytes);
      assertEquals(jdk.encodeToString(bytes), id.text());
      assertEquals(id, Id8.fromText(id.text()));
      assertArrayEquals(bytes, id.toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAAAAAAAA",
        "AAAAAAAAAAAA",
        "AAAAAAAAAA=",
        "AAAAA AAAAA",
        "AAAAA+AAAAA",
        "AAAAA/AAAAA",
        "AAAAAAAAAAB",
        "AAAAAAAAAAC",
        "AAAAAAAAAAD",
        "éAAAAAAAAAA"
      })
  void readsNoIdFromOtherText(String text) {
    assertNull(Id8.fromText(text));
  }

  @Test
  void showsIdsInHexadecimal() {
    assertEquals("00000000000000ff", new Id8(255).toString());
    assertEquals("0000000000000001000000000000000f", new Id16(1, 15).toString());
    assertEquals("ffffffff", new KeyId(-1).toString());
    assertEquals("00000007", new BeaconId(7).toString());
    assertEquals("0aff", Bytes.of(new byte[] {10, -1}).toString());
  }

  @Test
  void takesIdsOfTheirOwnLengthOnly() {
    assertThrows(IllegalArgumentException.class, () -> Id8.of(new byte[7]));
    assertThrows(IllegalArgumentException.class, () -> Id16.of(new byte[17]));
    assertThrows(IllegalArgumentException.class, () -> KeyId.of(new byte[5]));
    assertThrows(IllegalArgumentException.class, () -> BeaconId.of(new byte[3]));
  }

  @Test
  void bytesAreTheirContentAndStayIt() {
    byte[] source = Hex.bytes("010203");
    Bytes bytes = Bytes.of(source);
    source[0] = 9;
    bytes.toArray()[1] = 9;
    assertEquals(Bytes.of(Hex.bytes("00010203"), 1, 4), bytes);
    assertEquals(bytes.hashCode(), Bytes.of(Hex.bytes("010203")).hashCode());
    assertNotEquals(bytes, Bytes.EMPTY);
    assertEquals(3, bytes.length());
    assertEquals(0x80, Bytes.of(Hex.bytes("80")).at(0));
  }

  @Test
  void hoursEndWithTheDay() {
    assertEquals(1440, new Hours(1440, 0).opensAtMinute());
    assertThrows(IllegalArgumentException.class, () -> new Hours(1441, 0));
    assertThrows(IllegalArgumentException.class, () -> new Hours(0, -1));
  }
}
