package faraday.firmware.wire.token;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import org.jspecify.annotations.Nullable;

/**
 * What a token says (SPEC §4).
 *
 * @param walletId {@code sub}
 * @param audience {@code aud}: a charger id or a site id
 * @param validity {@code exp}, {@code nbf}, {@code iat}
 * @param tokenId {@code cti}, single use
 * @param phoneKey {@code cnf}
 * @param grant the faraday claim
 * @param command the OCPP command, not yet parsed: what is wrong in it has a reason of its own
 */
public record Claims(
    Id8 walletId,
    Id8 audience,
    Validity validity,
    Id16 tokenId,
    PhoneKey phoneKey,
    Grant grant,
    @Nullable Bytes command) {

  private static final int FARADAY = -65537;
  private static final int COMMAND = -65538;

  /**
   * A window of time, seconds since 1970 UTC.
   *
   * @param expiresS no longer valid from here on
   * @param notBeforeS valid from here on
   * @param issuedAtS when it was made
   */
  public record Validity(long expiresS, long notBeforeS, long issuedAtS) {}

  static Claims read(CborReader reader) throws FlawException {
    CborMap map = reader.map();
    Id8 walletId = id(map, reader, 2);
    Id8 audience = id(map, reader, 3);
    Validity validity =
        new Validity(time(map, reader, 4), time(map, reader, 5), time(map, reader, 6));
    map.require(7);
    Id16 tokenId = Id16.of(reader.bytes(Id16.LENGTH));
    map.require(8);
    PhoneKey phoneKey = confirmation(reader);
    map.require(FARADAY);
    Grant grant = GrantShape.read(reader);
    Bytes command = map.has(COMMAND) ? Bytes.of(reader.bytes(0, CborReader.MAX_ITEM_BYTES)) : null;
    map.end();
    return new Claims(walletId, audience, validity, tokenId, phoneKey, grant, command);
  }

  private static Id8 id(CborMap map, CborReader reader, int key) throws FlawException {
    map.require(key);
    Id8 id = Id8.fromText(reader.text(Id8.TEXT_LENGTH, Id8.TEXT_LENGTH));
    if (id == null) {
      throw reader.refusal(Flaw.Kind.RANGE);
    }
    return id;
  }

  private static long time(CborMap map, CborReader reader, int key) throws FlawException {
    map.require(key);
    return reader.uint(0, Range.MAX_U32);
  }

  /** {@code {1: {1: 2, -1: 1, -2: x, -3: sign}}}: an EC2 key on P-256. */
  private static PhoneKey confirmation(CborReader reader) throws FlawException {
    CborMap outer = reader.map();
    outer.require(1);
    CborMap key = reader.map();
    key.require(1);
    reader.uint(2, 2);
    key.require(-1);
    reader.uint(1, 1);
    key.require(-2);
    Bytes x = Bytes.of(reader.bytes(32));
    key.require(-3);
    boolean oddY = reader.bool();
    key.end();
    outer.end();
    return new PhoneKey(x, oddY);
  }
}
