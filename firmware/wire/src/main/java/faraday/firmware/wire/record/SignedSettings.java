package faraday.firmware.wire.record;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.record.LocalSettings.Reservation;
import faraday.firmware.wire.record.LocalSettings.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * Local settings as a phone brings them (E14, SPEC §4.6). Counts only when signed by the issuer and
 * named for this charger or its site.
 *
 * @param envelope signer, payload, signature
 * @param audience a charger or a site
 * @param timeS when the server said so, seconds since 1970 UTC
 * @param settings what it said
 */
public record SignedSettings(Sign1 envelope, Id8 audience, long timeS, LocalSettings settings) {

  private static final AuthSetting[] AUTH_SETTINGS = AuthSetting.values();
  private static final int DRIVER_BYTES_MAX = 16;

  /** Decodes a set; never throws, whatever the bytes. */
  public static Decoded<SignedSettings> parse(byte[] signed) {
    return CborReader.decode(signed, SignedSettings::read);
  }

  /** Whether this key is named and has signed. One curve operation. */
  public boolean isSignedBy(P256PublicKey issuer) {
    return envelope.isSignedBy(issuer);
  }

  private static SignedSettings read(CborReader reader) throws FlawException {
    Sign1 envelope = Sign1.read(reader);
    return CborReader.read(envelope.payload().toArray(), payload -> readPayload(envelope, payload));
  }

  private static SignedSettings readPayload(Sign1 envelope, CborReader reader)
      throws FlawException {
    CborMap map = reader.map();
    map.require(1);
    Id8 audience = Id8.of(reader.bytes(Id8.LENGTH));
    long version = number(map, reader, 2, 1);
    long timeS = number(map, reader, 3, 0);
    Hours hours = hours(map, reader);
    Tariff tariff = tariff(map, reader);
    map.require(8);
    AuthSetting authSetting = reader.choice(AUTH_SETTINGS);
    long sessionMaxS = number(map, reader, 9, 0);
    Rules rules = rules(map, reader);
    List<Bytes> drivers = drivers(map, reader);
    List<Id8> groups = groups(map, reader);
    List<Reservation> reservations = reservations(map, reader);
    map.end();
    LocalSettings settings =
        new LocalSettings(
            version, tariff, hours, authSetting, sessionMaxS, rules, drivers, groups, reservations);
    return new SignedSettings(envelope, audience, timeS, settings);
  }

  private static Hours hours(CborMap map, CborReader reader) throws FlawException {
    map.require(4);
    reader.array(2);
    int opens = reader.number(0, Range.MAX_MINUTE_OF_DAY);
    return new Hours(opens, reader.number(0, Range.MAX_MINUTE_OF_DAY));
  }

  private static Tariff tariff(CborMap map, CborReader reader) throws FlawException {
    long perHour = number(map, reader, 5, 0);
    long perKwh = number(map, reader, 6, 0);
    map.require(7);
    return new Tariff(perHour, perKwh, reader.number(0, Range.MAX_CURRENCY));
  }

  private static Rules rules(CborMap map, CborReader reader) throws FlawException {
    long perDay = number(map, reader, 10, 0);
    long threshold = number(map, reader, 11, 0);
    map.require(12);
    boolean freeStart = reader.bool();
    map.require(13);
    return new Rules(perDay, threshold, freeStart, reader.number(1, LocalSettings.HOLDERS_MAX));
  }

  private static List<Bytes> drivers(CborMap map, CborReader reader) throws FlawException {
    map.require(14);
    int count = reader.array(0, LocalSettings.DRIVERS_MAX);
    List<Bytes> drivers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      drivers.add(Bytes.of(reader.bytes(1, DRIVER_BYTES_MAX)));
    }
    return drivers;
  }

  private static List<Id8> groups(CborMap map, CborReader reader) throws FlawException {
    map.require(15);
    int count = reader.array(0, LocalSettings.GROUPS_MAX);
    List<Id8> groups = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      groups.add(Id8.of(reader.bytes(Id8.LENGTH)));
    }
    return groups;
  }

  private static List<Reservation> reservations(CborMap map, CborReader reader)
      throws FlawException {
    map.require(16);
    int count = reader.array(0, LocalSettings.RESERVATIONS_MAX);
    List<Reservation> reservations = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reservations.add(reservation(reader));
    }
    return reservations;
  }

  private static Reservation reservation(CborReader reader) throws FlawException {
    reader.array(4);
    int evse = reader.number(1, Range.MAX_CONNECTOR);
    Id8 walletId = Id8.of(reader.bytes(Id8.LENGTH));
    long fromS = reader.uint(0, Range.MAX_U32);
    long toS = reader.uint(0, Range.MAX_U32);
    if (fromS >= toS) {
      throw reader.refusal(Flaw.Kind.CONTRADICTION);
    }
    return new Reservation(evse, walletId, fromS, toS);
  }

  private static long number(CborMap map, CborReader reader, int key, long min)
      throws FlawException {
    map.require(key);
    return reader.uint(min, Range.MAX_U32);
  }
}
