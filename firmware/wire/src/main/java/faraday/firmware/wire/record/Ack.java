package faraday.firmware.wire.record;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.P256PublicKey;

/**
 * The server holds every STOP, CLOSE and LAPSE up to {@code seq} (SPEC §5). Counts only when signed
 * by the server's {@code ack} key, named for this charger, and with the charger's own link (TH-16).
 *
 * @param envelope signer, payload, signature
 * @param chargerId whose records
 * @param seq 0 … 2⁵³−1
 * @param link link of journal record {@code seq}
 * @param timeS when the server said so, seconds since 1970 UTC
 */
public record Ack(Sign1 envelope, Id8 chargerId, long seq, Id16 link, long timeS) {

  /** Decodes an acknowledgement; never throws, whatever the bytes. */
  public static Decoded<Ack> parse(byte[] ack) {
    return CborReader.decode(ack, Ack::read);
  }

  /** Whether this key is named and has signed. One curve operation. */
  public boolean isSignedBy(P256PublicKey server) {
    return envelope.isSignedBy(server);
  }

  private static Ack read(CborReader reader) throws FlawException {
    Sign1 envelope = Sign1.read(reader);
    return CborReader.read(envelope.payload().toArray(), payload -> readPayload(envelope, payload));
  }

  private static Ack readPayload(Sign1 envelope, CborReader reader) throws FlawException {
    CborMap map = reader.map();
    map.require(1);
    Id8 chargerId = Id8.of(reader.bytes(Id8.LENGTH));
    map.require(2);
    long seq = reader.uint(0, Range.MAX_U53);
    map.require(3);
    Id16 link = Id16.of(reader.bytes(Id16.LENGTH));
    map.require(4);
    long timeS = reader.uint(0, Range.MAX_U32);
    map.end();
    return new Ack(envelope, chargerId, seq, link, timeS);
  }
}
