package faraday.rig.rf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands and status words of nfc-phones §3. */
final class Type4TagAppTest {

  private static final String SELECT_APP = "00a4040007d276000085010100";
  private static final String SELECT_CC = "00a4000c02e103";
  private static final String SELECT_NDEF = "00a4000c02e104";

  private final Type4TagApp tag = new Type4TagApp("a.example", 0);

  @BeforeEach
  void activate() {
    tag.activated(0);
  }

  @Test
  void letsAPhoneReadTheLink() {
    assertEquals("9000", send(SELECT_APP));
    assertEquals("9000", send(SELECT_CC));
    assertEquals("000f2000f000f00406e104001000ff9000", send("00b000000f"));
    assertEquals("9000", send(SELECT_NDEF));
    assertEquals("000e9000", send("00b0000002"));
    assertEquals("d1010a5504612e6578616d706c659000", send("00b000020e"));
  }

  @Test
  void shortensAtTheEndOfTheFileAndRefusesBehindIt() {
    send(SELECT_APP);
    send(SELECT_CC);
    assertEquals("ff9000", send("00b0000e00"));
    assertEquals("6b00", send("00b0000f01"));
  }

  @Test
  void takesBothWaysToSelectAFile() {
    send(SELECT_APP);
    assertEquals("9000", send("00a4000002e104"));
    assertEquals("6a82", send("00a4000c02e105"));
    assertEquals("6a86", send("00a4020c02e104"));
  }

  @Test
  void hidesFilesUntilTheApplicationIsSelectedAndAfterReactivation() {
    assertEquals("6a82", send(SELECT_CC));
    send(SELECT_APP);
    send(SELECT_CC);
    tag.deactivated(1);
    tag.activated(2);
    assertEquals("6986", send("00b000000f"));
    assertEquals("6a82", send(SELECT_CC));
  }

  @Test
  void knowsNoOtherApplication() {
    assertEquals("6a82", send("00a40400084641524144415901" + "00"));
  }

  @Test
  void isReadOnly() {
    send(SELECT_APP);
    assertEquals("6986", send("00d600000100"));
    send(SELECT_NDEF);
    assertEquals("6982", send("00d600000100"));
  }

  @Test
  void refusesOtherInstructionsClassesAndLengths() {
    assertEquals("6d00", send("00ca0000"));
    assertEquals("6e00", send("80a4040007d276000085010100"));
    assertEquals("6700", send("00a404"));
    assertEquals("6700", send("00a4040007d27600"));
    assertEquals("6700", send(SELECT_APP + "00"));
    send(SELECT_APP);
    send(SELECT_CC);
    assertEquals("6700", send("00b00000"));
  }

  @Test
  void limitsTheLink() {
    String longest = "x".repeat(Type4TagApp.URI_CHARS_MAX);
    new Type4TagApp(longest, 0).activated(0);
    assertThrows(IllegalArgumentException.class, () -> new Type4TagApp(longest + "x", 0));
  }

  private String send(String apdu) {
    return HexFormat.of().formatHex(tag.answer(HexFormat.of().parseHex(apdu), 0).responseApdu());
  }
}
