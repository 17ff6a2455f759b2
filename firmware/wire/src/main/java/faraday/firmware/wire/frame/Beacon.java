package faraday.firmware.wire.frame;

import faraday.firmware.wire.BeaconId;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborWriter;
import java.nio.ByteBuffer;

/**
 * What M0 says in clear (SPEC §3.1).
 *
 * @param beaconId by which M1 and M3 name this beacon
 * @param chargerId this charger
 * @param flags its state at a glance
 * @param timeS charger time, seconds since 1970 UTC, 0 when it has none
 */
public record Beacon(BeaconId beaconId, Id8 chargerId, Flags flags, long timeS) {

  /** Length in bytes of the encoded payload, always. */
  public static final int LENGTH = 30;

  private static final int VERSION = 1;

  public Beacon {
    Range.require("timeS", timeS, 0, Range.MAX_U32);
  }

  /**
   * The flag byte.
   *
   * @param available bit 0: a session can be asked for
   * @param sessionRuns bit 1
   * @param timeNeeded bit 2: the charger wants a server-signed time
   * @param recordsWaiting bit 3: records are not yet acknowledged
   */
  public record Flags(
      boolean available, boolean sessionRuns, boolean timeNeeded, boolean recordsWaiting) {

    int bits() {
      return (available ? 1 : 0)
          | (sessionRuns ? 2 : 0)
          | (timeNeeded ? 4 : 0)
          | (recordsWaiting ? 8 : 0);
    }
  }

  /** The 30 bytes; {@code staticKeyId} names the charger's Noise key. */
  byte[] encode(KeyId staticKeyId) {
    return new CborWriter()
        .array(7)
        .integer(VERSION)
        .bytes(new byte[] {Profile.SUITE})
        .bytes(beaconId.toArray())
        .bytes(chargerId.toArray())
        .bytes(staticKeyId.toArray())
        .bytes(new byte[] {(byte) flags.bits()})
        .bytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) timeS).array())
        .toArray();
  }
}
