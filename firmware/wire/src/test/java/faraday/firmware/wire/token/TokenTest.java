package faraday.firmware.wire.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTest {

  private static final long U32 = 0xFFFF_FFFFL;

  private final SampleToken sample = new SampleToken();

  @Test
  void readsEveryFieldOfE8() {
    Token token = SampleTap.value(Token.parse(sample.signed()));
    Claims claims = token.claims();
    assertEquals(Id8.of(SampleToken.WALLET_ID), claims.walletId());
    assertEquals(Id8.of(SampleToken.CHARGER_ID), claims.audience());
    long noon = SampleToken.NOON_S;
    assertEquals(new Claims.Validity(noon + 86_400, noon - 3_600, noon - 7_200), claims.validity());
    assertArrayEquals(DemoKeys.bytes("token id", 16), claims.tokenId().toArray());
    Grant expected =
        new Grant(
            new Grant.Access(
                Bytes.of(DemoKeys.bytes("driver id", 8)),
                Id8.of(SampleToken.SITE_ID),
                AuthSetting.PUBLIC_SHARED,
                1),
            new Tariff(150, 45, 978),
            new Grant.Limits(14_400, 60_000, OptionalLong.of(4_000)),
            terms(new Hours(360, 1320), 5),
            new Grant.Extras(
                "Garage B2/14", OptionalLong.of(7), OptionalLong.of(258), OptionalLong.of(3)));
    assertEquals(expected, claims.grant());
    Bytes command = claims.command();
    assertNotNull(command);
    assertArrayEquals(TestCbor.encode(sample.command), command.toArray());
  }

  @Test
  void readsTheFewestFieldsAStartNeeds() {
    for (long optional : new long[] {3, 4, 5, 8, 9, 13, 17}) {
      sample.grant.remove(optional);
    }
    sample.claims.remove(-65538L);
    Claims claims = SampleTap.value(Token.parse(sample.signed())).claims();
    OptionalLong none = OptionalLong.empty();
    assertEquals(terms(null, 0), claims.grant().terms());
    assertEquals(new Grant.Extras(null, none, none, none), claims.grant().extras());
    assertEquals(none, claims.grant().limits().maxCostMinor());
    assertNull(claims.command());
  }

  private static Grant.Terms terms(@Nullable Hours hours, long revocationEpoch) {
    OptionalLong none = OptionalLong.empty();
    return new Grant.Terms(
        hours, false, revocationEpoch, none, false, TokenKind.DRIVER, null, null);
  }

  @Test
  void readsTheFlagsAndTheLedgerNumber() {
    put(16, true);
    put(19, 77);
    Grant.Terms terms = SampleTap.value(Token.parse(sample.signed())).claims().grant().terms();
    assertTrue(terms.unsyncedOk());
    assertEquals(OptionalLong.of(77), terms.ledgerSeq());
  }

  @Test
  void readsTheEndOfTheSlotAndTheKindOfToken() {
    put(20, true);
    put(22, 1);
    Grant.Terms terms = SampleTap.value(Token.parse(sample.signed())).claims().grant().terms();
    assertTrue(terms.stopAtSlotEnd());
    assertEquals(TokenKind.STAFF, terms.kind());
  }

  @Test
  void isBoundToThePhonesKey() {
    PhoneKey key = SampleTap.value(Token.parse(sample.signed())).claims().phoneKey();
    assertEquals(SampleToken.PHONE.publicKey(), key.decompress());
    assertNull(new PhoneKey(Bytes.of(xWithoutPoint()), true).decompress());
  }

  @Test
  void isSignedByTheIssuerItNamesAndNoOther() {
    Token token = SampleTap.value(Token.parse(sample.signed()));
    P256PublicKey issuer = SampleToken.ISSUER.publicKey();
    assertEquals(issuer.keyId(), token.issuerKeyId());
    assertTrue(token.isSignedBy(issuer));
    assertFalse(token.isSignedBy(SampleToken.PHONE.publicKey()));

    byte[] forged = SampleToken.sign(SampleToken.PHONE, sample.payload());
    assertFalse(SampleTap.value(Token.parse(forged)).isSignedBy(issuer));
  }

  @Test
  void isNotSignedByAKeyItDoesNotName() {
    byte[] header = TestCbor.encode(TestCbor.map(1, -7, 4, new byte[4]));
    byte[] payload = sample.payload();
    byte[] toSign = TestCbor.encode(List.of("Signature1", header, new byte[0], payload));
    byte[] signature = SampleToken.ISSUER.sign(toSign);
    byte[] token = TestCbor.encode(List.of(header, TestCbor.map(), payload, signature));
    assertFalse(SampleTap.value(Token.parse(token)).isSignedBy(SampleToken.ISSUER.publicKey()));
  }

  @Test
  void refusesEveryFlippedByte() {
    byte[] good = sample.signed();
    for (int mask : new int[] {0x01, 0x20, 0x80, 0xFF}) {
      for (int at = 0; at < good.length; at++) {
        byte[] damaged = good.clone();
        damaged[at] ^= (byte) mask;
        if (Token.parse(damaged) instanceof Decoded.Value<Token>(Token token)) {
          assertFalse(token.isSignedBy(SampleToken.ISSUER.publicKey()), "byte " + at);
        }
      }
    }
  }

  @Test
  void refusesEveryTruncation() {
    byte[] good = sample.signed();
    for (int length = 0; length < good.length; length++) {
      assertEquals(Kind.TRUNCATED, flaw(Arrays.copyOf(good, length)));
    }
    assertEquals(Kind.TRAILING, flaw(Arrays.copyOf(good, good.length + 1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, -65537})
  void refusesATokenWithoutANeededClaim(long key) {
    sample.claims.remove(key);
    assertEquals(Kind.KEY_MISSING, flaw(sample.signed()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 6, 7, 10, 11, 12, 14, 15})
  void refusesAGrantWithoutANeededField(long key) {
    sample.grant.remove(key);
    assertEquals(Kind.KEY_MISSING, flaw(sample.signed()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 23, 100, -1})
  void refusesReservedAndUnknownFields(long key) {
    put(key, 1);
    assertEquals(Kind.KEY_UNKNOWN, flaw(sample.signed()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 9, 25, -1, -65536, -65539})
  void refusesUnknownClaims(long key) {
    Map<Long, @Nullable Object> claims = new TreeMap<>(TokenTest::bytewise);
    sample.payload(); // puts the inner maps in
    claims.putAll(sample.claims);
    claims.put(key, 1);
    byte[] token = SampleToken.sign(SampleToken.ISSUER, TestCbor.encode(claims));
    assertEquals(Kind.KEY_UNKNOWN, flaw(token));
  }

  @Test
  void holdsEachFieldToItsLimitAndNotOneBeyond() {
    limit(1, new byte[1], new byte[0], Kind.LENGTH);
    limit(1, new byte[16], new byte[17], Kind.LENGTH);
    limit(2, new byte[8], new byte[9], Kind.LENGTH);
    limit(3, "x".repeat(24), "x".repeat(25), Kind.LENGTH);
    limit(3, "ü".repeat(12), "ü".repeat(13), Kind.LENGTH);
    for (int key : new int[] {4, 5, 6, 7, 9, 10, 12, 13, 17}) {
      limit(key, U32, U32 + 1, Kind.RANGE);
    }
    for (int key : new int[] {10, 12, 15}) {
      limit(key, 1, 0, Kind.RANGE);
    }
    limit(8, List.of(0, 1440), List.of(0, 1441), Kind.RANGE);
    limit(8, List.of(1440, 0), List.of(1, 2, 3), Kind.COUNT);
    limit(11, 2, 3, Kind.RANGE);
    limit(14, 999, 1000, Kind.RANGE);
    limit(15, 255, 256, Kind.RANGE);
  }

  @Test
  void holdsEachClaimToItsForm() {
    claim(2, "AAAAAAAAAAA", "AAAAAAAAAAB", Kind.RANGE); // two bits too many
    claim(2, "__________8", "__________9", Kind.RANGE);
    claim(3, "-_09azAZAAA", "-_09azAZA=A", Kind.RANGE);
    claim(3, "AAAAAAAAAAA", "AAAAAAAAAA", Kind.LENGTH);
    for (int key : new int[] {4, 5, 6}) {
      claim(key, U32, U32 + 1, Kind.RANGE);
    }
    claim(7, new byte[16], new byte[15], Kind.LENGTH);
    byte[] x = new byte[32];
    claim(8, confirmation(2, 1, x, true), confirmation(3, 1, x, true), Kind.RANGE);
    claim(8, confirmation(2, 1, x, false), confirmation(2, 2, x, true), Kind.RANGE);
    claim(8, confirmation(2, 1, x, true), confirmation(2, 1, new byte[33], true), Kind.LENGTH);
    claim(8, confirmation(2, 1, x, true), confirmation(2, 1, x, x), Kind.TYPE);
  }

  @Test
  void refusesOtherEnvelopes() {
    byte[] payload = sample.payload();
    byte[] signature = new byte[64];
    byte[] header = TestCbor.encode(TestCbor.map(1, -7, 4, new byte[4]));
    Map<Long, @Nullable Object> none = TestCbor.map();
    assertEquals(Kind.COUNT, envelope(header, none, payload));
    assertEquals(Kind.LENGTH, envelope(header, none, payload, new byte[63]));
    assertEquals(Kind.KEY_UNKNOWN, envelope(header, TestCbor.map(4, 1), payload, signature));
    assertEquals(Kind.TYPE, envelope(header, none, "text", signature));
    byte[] es384 = TestCbor.encode(TestCbor.map(1, -35, 4, new byte[4]));
    assertEquals(Kind.RANGE, envelope(es384, none, payload, signature));
    byte[] noKeyId = TestCbor.encode(TestCbor.map(1, -7));
    assertEquals(Kind.KEY_MISSING, envelope(noKeyId, none, payload, signature));
    byte[] critical = TestCbor.encode(TestCbor.map(1, -7, 2, List.of(9), 4, new byte[4]));
    assertEquals(Kind.KEY_UNKNOWN, envelope(critical, none, payload, signature));
    byte[] longKeyId = TestCbor.encode(TestCbor.map(1, -7, 4, new byte[5]));
    assertEquals(Kind.LENGTH, envelope(longKeyId, none, payload, signature));
    byte[] tagged = Hex.bytes("d2" + Hex.text(sample.signed()));
    assertEquals(Kind.TAG, flaw(tagged));
  }

  private void put(long key, @Nullable Object value) {
    Map<Long, @Nullable Object> sorted = new TreeMap<>(TokenTest::bytewise);
    sorted.putAll(sample.grant);
    sorted.put(key, value);
    sample.grant.clear();
    sample.grant.putAll(sorted);
  }

  private void limit(int key, Object within, Object beyond, Kind kind) {
    Map<Long, @Nullable Object> before = new HashMap<>(sample.grant);
    put(key, within);
    SampleTap.value(Token.parse(sample.signed()));
    put(key, beyond);
    assertEquals(kind, flaw(sample.signed()), "key " + key);
    put(key, before.get((long) key));
  }

  private void claim(long key, Object within, Object beyond, Kind kind) {
    Object before = sample.claims.put(key, within);
    SampleTap.value(Token.parse(sample.signed()));
    sample.claims.put(key, beyond);
    assertEquals(kind, flaw(sample.signed()), "claim " + key);
    sample.claims.put(key, before);
  }

  private static Object confirmation(int type, int curve, byte[] x, Object sign) {
    return TestCbor.map(1, TestCbor.map(1, type, -1, curve, -2, x, -3, sign));
  }

  private static byte[] xWithoutPoint() {
    for (int i = 0; ; i++) {
      byte[] x = DemoKeys.bytes("x " + i, 32);
      if (P256PublicKey.decompress(x, true) == null) {
        return x;
      }
    }
  }

  private static Kind envelope(Object... parts) {
    return flaw(TestCbor.encode(List.of(parts)));
  }

  private static Kind flaw(byte[] token) {
    return ((Decoded.Malformed<Token>) Token.parse(token)).flaw().kind();
  }

  private static int bytewise(long one, long other) {
    return Arrays.compareUnsigned(TestCbor.encode(one), TestCbor.encode(other));
  }
}
