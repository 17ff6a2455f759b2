package faraday.firmware.wire.peer;

import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.SigningKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token with every field of E8, three periods as in E8's example, and its parts open to damage
 * before it is signed.
 */
public final class SampleToken {

  /** What the issuer signs with. */
  public static final SigningKey ISSUER = SigningKey.of(DemoKeys.scalar("issuer"));

  /** What the phone signs with. */
  public static final SigningKey PHONE = SigningKey.of(DemoKeys.scalar("phone sign"));

  /** The charger. */
  public static final byte[] CHARGER_ID = DemoKeys.bytes("charger id", 8);

  /** Its site. */
  public static final byte[] SITE_ID = DemoKeys.bytes("site id", 8);

  /** The wallet. */
  public static final byte[] WALLET_ID = DemoKeys.bytes("wallet id", 8);

  /** 2026-01-01T12:00:00Z. */
  public static final long NOON_S = 1_767_268_800L;

  /** The faraday claim. */
  public final Map<Long, @Nullable Object> grant = grantMap();

  /** The command. */
  public final Map<Long, @Nullable Object> command = commandMap();

  /** The command's bytes in place of {@link #command}, when set. */
  public byte @Nullable [] commandBytes;

  /** The claims around both; −65537 and −65538 are put in by {@link #payload()}. */
  public final Map<Long, @Nullable Object> claims = claimsMap();

  /** The claims' bytes. */
  public byte[] payload() {
    claims.computeIfPresent(-65537L, (key, old) -> grant);
    byte[] written = commandBytes == null ? TestCbor.encode(command) : commandBytes;
    claims.computeIfPresent(-65538L, (key, old) -> written);
    return TestCbor.encode(claims);
  }

  /** The token, signed by the issuer. */
  public byte[] signed() {
    return sign(ISSUER, payload());
  }

  /** COSE_Sign1 by the text of SPEC §4. */
  public static byte[] sign(SigningKey key, byte[] payload) {
    byte[] header = TestCbor.encode(TestCbor.map(1, -7, 4, key.publicKey().keyId().toArray()));
    byte[] toSign = TestCbor.encode(List.of("Signature1", header, new byte[0], payload));
    return TestCbor.encode(List.of(header, TestCbor.map(), payload, key.sign(toSign)));
  }

  private static Map<Long, @Nullable Object> claimsMap() {
    byte[] phone = PHONE.publicKey().toArray();
    byte[] x = Arrays.copyOfRange(phone, 1, 33);
    boolean odd = (phone[64] & 1) != 0;
    return TestCbor.map(
        2,
        Id8.of(WALLET_ID).text(),
        3,
        Id8.of(CHARGER_ID).text(),
        4,
        NOON_S + 86_400,
        5,
        NOON_S - 3_600,
        6,
        NOON_S - 7_200,
        7,
        DemoKeys.bytes("token id", 16),
        8,
        TestCbor.map(1, TestCbor.map(1, 2, -1, 1, -2, x, -3, odd)),
        -65537,
        TestCbor.map(),
        -65538,
        new byte[0]);
  }

  private static Map<Long, @Nullable Object> grantMap() {
    return TestCbor.map(
        1, DemoKeys.bytes("driver id", 8), // driverId
        2, SITE_ID, // locationId
        3, "Garage B2/14", // changeNfcTagName
        4, 7, // diagnosticQuery
        5, 258, // firmwareUpdate
        6, 150, // pricePerHour
        7, 45, // pricePerKwh
        8, List.of(360, 1320), // locationHours
        9, 3, // multipleSessionsPerDay
        10, 14_400, // maxSessionDurationS
        11, 1, // authSetting
        12, 60_000, // maxEnergyWh
        13, 4_000, // maxCostMinor
        14, 978, // currency
        15, 1, // evse
        17, 5); // revocationEpoch
  }

  private static Map<Long, @Nullable Object> commandMap() {
    return TestCbor.map(
        0, 1, // RequestStartTransaction
        1, 1, // evseId
        2, 4711, // remoteStartId
        4, "CP-000017", // chargePointId
        5, 1, // connectorId
        6, 9, // chargingProfile.id
        7, 0, // stackLevel
        8, 2, // TxProfile
        9, 2, // Relative
        10, 0, // W
        11, NOON_S - 3_600, // validFrom
        12, NOON_S + 86_400, // validTo
        13, 1_980, // duration
        15, List.of(0, 22_000, 180, 15_000, 1_080, 8_000));
  }
}
