package faraday.firmware.wire.token;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the faraday claim in the order of its keys. */
final class GrantShape {

  private static final int MAX_DRIVER_ID_LENGTH = 16;
  private static final int MAX_TAG_NAME_LENGTH = 24;
  private static final AuthSetting[] AUTH_SETTINGS = AuthSetting.values();
  private static final TokenKind[] TOKEN_KINDS = TokenKind.values();

  private final CborReader reader;
  private final CborMap map;

  private GrantShape(CborReader reader) throws FlawException {
    this.reader = reader;
    this.map = reader.map();
  }

  static Grant read(CborReader reader) throws FlawException {
    return new GrantShape(reader).grant();
  }

  private Grant grant() throws FlawException {
    map.require(1);
    Bytes driverId = Bytes.of(reader.bytes(1, MAX_DRIVER_ID_LENGTH));
    map.require(2);
    Id8 locationId = Id8.of(reader.bytes(Id8.LENGTH));
    String tagName = map.has(3) ? reader.text(0, MAX_TAG_NAME_LENGTH) : null;
    OptionalLong diagnosticQuery = optional(4);
    OptionalLong firmwareUpdate = optional(5);
    long pricePerHour = required(6, 0);
    long pricePerKwh = required(7, 0);
    Hours hours = hours();
    OptionalLong sessionsPerDay = optional(9);
    long maxDurationS = required(10, 1);
    map.require(11);
    AuthSetting authSetting = reader.choice(AUTH_SETTINGS);
    long maxEnergyWh = required(12, 1);
    OptionalLong maxCost = optional(13);
    map.require(14);
    int currency = reader.number(0, Range.MAX_CURRENCY);
    map.require(15);
    int evse = reader.number(1, Range.MAX_CONNECTOR);
    Grant.Terms terms = terms(hours);
    map.end();
    return new Grant(
        new Grant.Access(driverId, locationId, authSetting, evse),
        new Tariff(pricePerHour, pricePerKwh, currency),
        new Grant.Limits(maxDurationS, maxEnergyWh, maxCost),
        terms,
        new Grant.Extras(tagName, diagnosticQuery, firmwareUpdate, sessionsPerDay));
  }

  private @Nullable Hours hours() throws FlawException {
    if (!map.has(8)) {
      return null;
    }
    reader.array(2);
    int from = reader.number(0, Range.MAX_MINUTE_OF_DAY);
    return new Hours(from, reader.number(0, Range.MAX_MINUTE_OF_DAY));
  }

  private Grant.Terms terms(@Nullable Hours hours) throws FlawException {
    boolean unsyncedOk = map.has(16) && reader.bool();
    long revocationEpoch = optional(17).orElse(0);
    Grant.Slot slot = slot();
    OptionalLong ledgerSeq = optional(19);
    boolean stopAtSlotEnd = map.has(20) && reader.bool();
    Id16 challenge = map.has(21) ? Id16.of(reader.bytes(Id16.LENGTH)) : null;
    TokenKind kind = map.has(22) ? reader.choice(TOKEN_KINDS) : TokenKind.DRIVER;
    return new Grant.Terms(
        hours, unsyncedOk, revocationEpoch, ledgerSeq, stopAtSlotEnd, kind, slot, challenge);
  }

  private Grant.@Nullable Slot slot() throws FlawException {
    if (!map.has(18)) {
      return null;
    }
    int items = reader.array(2, 3);
    int first = reader.number(0, Grant.Slot.PER_DAY - 1);
    int count = reader.number(1, Grant.Slot.COUNT_MAX);
    OptionalInt offset =
        items == 2
            ? OptionalInt.empty()
            : OptionalInt.of((int) reader.integer(-Grant.Slot.OFFSET_MAX, Grant.Slot.OFFSET_MAX));
    return new Grant.Slot(first, count, offset);
  }

  private long required(int key, long min) throws FlawException {
    map.require(key);
    return reader.uint(min, Range.MAX_U32);
  }

  private OptionalLong optional(int key) throws FlawException {
    return map.has(key) ? OptionalLong.of(reader.uint(0, Range.MAX_U32)) : OptionalLong.empty();
  }
}
