package faraday.rig.phone;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.WireException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * M0 as the phone reads it (SPEC §3.1).
 *
 * @param ephemeral the charger's e
 * @param payload the clear payload, hashed as it stands
 * @param beaconId 4 bytes
 * @param chargerId who speaks
 * @param keyId key id of the charger's {@code dh} key
 * @param flags bit 0 available, 1 session runs, 2 time needed, 3 records waiting
 * @param timeS charger time, 0 none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Beacon(
    P256PublicKey ephemeral,
    byte[] payload,
    byte[] beaconId,
    Id chargerId,
    byte[] keyId,
    int flags,
    long timeS) {

  private static final int KEY_BYTES = 65;
  private static final int PAYLOAD_BYTES = 30;
  private static final byte SUITE = 1;

  /** Reads M0's body; refuses another version, another suite and another length. */
  static Beacon parse(byte[] body) throws WireException {
    if (body.length != KEY_BYTES + PAYLOAD_BYTES) {
      throw new WireException(WireException.Layer.FRAME, "M0 has 95 bytes");
    }
    byte[] payload = Arrays.copyOfRange(body, KEY_BYTES, body.length);
    CborValue items = CborValue.parse(payload).array(7);
    items.at(0).uint(1, 1);
    if (items.at(1).bytes(1)[0] != SUITE) {
      throw new WireException(WireException.Layer.FRAME, "no suite in common");
    }
    return new Beacon(
        P256PublicKey.parse(Arrays.copyOf(body, KEY_BYTES)),
        payload,
        items.at(2).bytes(4),
        Id.of(items.at(3).bytes(Id.BYTES)),
        items.at(4).bytes(4),
        items.at(5).bytes(1)[0] & 0xFF,
        ByteBuffer.wrap(items.at(6).bytes(4)).getInt() & 0xFFFFFFFFL);
  }
}
