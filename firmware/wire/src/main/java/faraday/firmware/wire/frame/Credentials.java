package faraday.firmware.wire.frame;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.cbor.CborWriter;
import java.util.List;

/**
 * What M2 says, the encrypted access credentials of E4 (SPEC §3.3). Public facts only.
 *
 * @param challenge as received in M1
 * @param chargerId this charger
 * @param clock its time and how good it is
 * @param offer what it offers for how much
 * @param connectors state of each connector, the first is number 1; 1 … 255
 * @param backlog what it wants carried
 */
public record Credentials(
    Id16 challenge,
    Id8 chargerId,
    Clock clock,
    Offer offer,
    List<ConnectorState> connectors,
    Backlog backlog) {

  public Credentials {
    connectors = List.copyOf(connectors);
    Range.require("connectors", connectors.size(), 1, Range.MAX_CONNECTOR);
  }

  /**
   * Time of day.
   *
   * @param timeS seconds since 1970 UTC, 0 unknown; the lower bound when BOUNDED
   * @param quality how good it is
   */
  public record Clock(long timeS, ClockQuality quality) {

    public Clock {
      Range.require("timeS", timeS, 0, Range.MAX_U32);
    }
  }

  /**
   * Terms of a session here.
   *
   * @param sessionTimeS longest session this charger allows, in s
   * @param hours when the location is open
   * @param tariff the price the driver signs
   * @param authSetting who may charge
   */
  public record Offer(long sessionTimeS, Hours hours, Tariff tariff, AuthSetting authSetting) {

    public Offer {
      Range.require("sessionTimeS", sessionTimeS, 0, Range.MAX_U32);
    }
  }

  /**
   * What the charger wants carried.
   *
   * @param missingPieces firmware pieces still wanted
   * @param records records not yet acknowledged by the server
   */
  public record Backlog(long missingPieces, long records) {

    public Backlog {
      Range.require("missingPieces", missingPieces, 0, Range.MAX_U32);
      Range.require("records", records, 0, Range.MAX_U32);
    }
  }

  /** The plaintext of M2; the proof covers exactly these bytes. */
  public byte[] encode() {
    Tariff tariff = offer.tariff();
    return new CborWriter()
        .array(14)
        .bytes(challenge.toArray())
        .bytes(chargerId.toArray())
        .integer(clock.timeS())
        .integer(clock.quality().code())
        .integer(offer.sessionTimeS())
        .integer(offer.hours().opensAtMinute())
        .integer(offer.hours().closesAtMinute())
        .integer(tariff.pricePerHourMinor())
        .integer(tariff.pricePerKwhMinor())
        .integer(tariff.currencyNumber())
        .bytes(connectorBytes())
        .integer(backlog.missingPieces())
        .integer(backlog.records())
        .integer(offer.authSetting().code())
        .toArray();
  }

  private byte[] connectorBytes() {
    byte[] states = new byte[connectors.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = (byte) connectors.get(i).code();
    }
    return states;
  }
}
