package faraday.firmware.wire.token;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The faraday claim: what the issuer allows (E8, SPEC §4.1). Numbers are 0 … 2³²−1 unless said
 * otherwise.
 *
 * @param access who, where, which connector
 * @param tariff the price the issuer allowed for
 * @param limits where the session ends
 * @param terms conditions on clock, hours and revocation
 * @param extras laid down, acted on later
 */
public record Grant(Access access, Tariff tariff, Limits limits, Terms terms, Extras extras) {

  /**
   * Who may charge where.
   *
   * @param driverId 1 … 16 bytes
   * @param locationId site id
   * @param authSetting setting the token was made for
   * @param evse connector number 1 … 255
   */
  public record Access(Bytes driverId, Id8 locationId, AuthSetting authSetting, int evse) {}

  /**
   * Where the session ends by itself.
   *
   * @param maxDurationS ≥ 1
   * @param maxEnergyWh ≥ 1
   * @param maxCostMinor minor units, when there is such a limit
   */
  public record Limits(long maxDurationS, long maxEnergyWh, OptionalLong maxCostMinor) {}

  /**
   * Conditions.
   *
   * @param locationHours checked when present
   * @param unsyncedOk may be accepted while the clock is BOUNDED
   * @param revocationEpoch epoch the token was issued in
   * @param ledgerSeq copied into the record
   * @param stopAtSlotEnd the session ends with the token's window
   * @param kind what the token is for
   */
  public record Terms(
      @Nullable Hours locationHours,
      boolean unsyncedOk,
      long revocationEpoch,
      OptionalLong ledgerSeq,
      boolean stopAtSlotEnd,
      TokenKind kind) {}

  /**
   * Claims that are read and kept, and acted on in a later version.
   *
   * @param nfcTagName ≤ 24 bytes of UTF-8, a new name for the tag
   * @param diagnosticQuery bit set: 0 temperature, 1 ground fault, 2 humidity
   * @param firmwareUpdate version offered
   * @param sessionsPerDay most sessions of a day
   */
  public record Extras(
      @Nullable String nfcTagName,
      OptionalLong diagnosticQuery,
      OptionalLong firmwareUpdate,
      OptionalLong sessionsPerDay) {}
}
