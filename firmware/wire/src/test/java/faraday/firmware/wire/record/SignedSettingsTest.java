package faraday.firmware.wire.record;

import static faraday.firmware.wire.peer.SampleSettings.many;
import static faraday.firmware.wire.peer.SampleSettings.reservation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.peer.SampleSettings;
import faraday.firmware.wire.peer.SampleToken;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Local settings as a phone brings them, each field at its limit and one beyond (E14). */
class SignedSettingsTest {

  private static final long U32 = 0xFFFF_FFFFL;

  @Test
  void readsEveryField() {
    SignedSettings read = value(everyField());
    LocalSettings local =
        new LocalSettings(
            7,
            new Tariff(150, 45, 978),
            new Hours(360, 1320),
            AuthSetting.PRIVATE,
            43_200,
            new LocalSettings.Rules(3, 500, true, 2),
            List.of(Bytes.of(new byte[] {1})),
            List.of(Id8.of(SampleToken.SITE_ID)),
            List.of(new LocalSettings.Reservation(1, Id8.of(SampleToken.WALLET_ID), 5, 6)));
    assertEquals(local, read.settings());
    assertEquals(Id8.of(SampleToken.CHARGER_ID), read.audience());
    assertEquals(SampleToken.NOON_S, read.timeS());
  }

  private static SampleSettings everyField() {
    return new SampleSettings(7)
        .put(4, List.of(360, 1320))
        .put(8, 2)
        .put(10, 3)
        .put(11, 500)
        .put(12, true)
        .put(13, 2)
        .put(14, List.of(new byte[] {1}))
        .put(15, List.of(SampleToken.SITE_ID))
        .put(16, List.of(reservation(1, 5, 6)));
  }

  @Test
  void isSignedByTheKeyItNamesAndNoOther() {
    SignedSettings read = value(new SampleSettings(1));
    assertTrue(read.isSignedBy(SampleToken.ISSUER.publicKey()));
    assertFalse(read.isSignedBy(SampleToken.PHONE.publicKey()));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 4294967295", // version
    "3, 0, 4294967295", // time
    "5, 0, 4294967295", // price per hour
    "6, 0, 4294967295", // price per kWh
    "7, 0, 999", // currency
    "8, 0, 2", // setting
    "9, 0, 4294967295", // longest session
    "10, 0, 4294967295", // sessions per day
    "11, 0, 4294967295", // credit threshold
    "13, 1, 4" // holders
  })
  void holdsEachNumberToItsLimitAndNotOneBeyond(long key, long least, long most) {
    value(new SampleSettings(1).put(key, least));
    value(new SampleSettings(1).put(key, most));
    refused(new SampleSettings(1).put(key, least - 1));
    refused(new SampleSettings(1).put(key, most + 1));
  }

  @ParameterizedTest
  @MethodSource
  void holdsEachListToItsLimitAndNotOneBeyond(long key, Object atLimit, Object beyond) {
    value(new SampleSettings(1).put(key, atLimit));
    refused(new SampleSettings(1).put(key, beyond));
  }

  static List<Arguments> holdsEachListToItsLimitAndNotOneBeyond() {
    byte[] id = SampleToken.SITE_ID;
    return List.of(
        Arguments.of(1, id, new byte[9]),
        Arguments.of(1, id, new byte[7]),
        Arguments.of(4, List.of(0, 1440), List.of(0, 1441)),
        Arguments.of(4, List.of(1440, 0), List.of(1441, 0)),
        Arguments.of(4, List.of(0, 0), List.of(0, 0, 0)),
        Arguments.of(12, true, 1),
        Arguments.of(14, many(24, id), many(25, id)),
        Arguments.of(14, List.of(new byte[16]), List.of(new byte[17])),
        Arguments.of(14, List.of(new byte[1]), List.of(new byte[0])),
        Arguments.of(15, many(8, id), many(9, id)),
        Arguments.of(15, List.of(id), List.of(new byte[9])),
        Arguments.of(16, many(12, reservation(1, 0, 1)), many(13, reservation(1, 0, 1))),
        Arguments.of(16, one(255, 0, U32), one(256, 0, U32)),
        Arguments.of(16, one(1, 0, U32), one(0, 0, U32)),
        Arguments.of(16, one(1, 0, U32), one(1, 0, U32 + 1)),
        Arguments.of(16, one(1, 4, 5), one(1, 5, 5)));
  }

  @ParameterizedTest
  @CsvSource({
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16"
  })
  void refusesASetWithAKeyLeftOut(long key) {
    refused(new SampleSettings(1).without(key));
  }

  @Test
  void refusesAKeyItDoesNotKnow() {
    refused(new SampleSettings(1).put(17, 0));
  }

  @Test
  void takesTheLargestSet() {
    assertEquals(12, value(SampleSettings.largest(1)).settings().reservations().size());
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = new SampleSettings(1).signed();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertInstanceOf(Decoded.Malformed.class, SignedSettings.parse(cut), "" + length);
    }
  }

  private static List<Object> one(long evse, long fromS, long toS) {
    return List.of(reservation(evse, fromS, toS));
  }

  private static SignedSettings value(SampleSettings settings) {
    if (SignedSettings.parse(settings.signed())
        instanceof Decoded.Value<SignedSettings>(SignedSettings read)) {
      return read;
    }
    throw new AssertionError("refused");
  }

  private static void refused(SampleSettings settings) {
    assertInstanceOf(Decoded.Malformed.class, SignedSettings.parse(settings.signed()));
  }
}
