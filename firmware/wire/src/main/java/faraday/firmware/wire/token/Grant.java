package faraday.firmware.wire.token;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import java.util.OptionalInt;
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
   * @param slot the reserved quarter hours, when it is a reservation
   * @param challenge the conversation that it answers, when it is good for that alone (E33)
   */
  public record Terms(
      @Nullable Hours locationHours,
      boolean unsyncedOk,
      long revocationEpoch,
      OptionalLong ledgerSeq,
      boolean stopAtSlotEnd,
      TokenKind kind,
      @Nullable Slot slot,
      @Nullable Id16 challenge) {}

  /**
   * A reservation in quarter hours of the site's local day (E17).
   *
   * @param first local time of the day ÷ 15 min, 0 … 95; the day is that of {@code nbf}
   * @param count quarter hours, 1 … 100
   * @param offsetMinutes offset of local time from UTC when the slot begins, −1080 … 1080; needed
   *     where local time comes twice
   */
  public record Slot(int first, int count, OptionalInt offsetMinutes) {

    /** Quarter hours of a day by the clock. */
    public static final int PER_DAY = 96;

    /** Most quarter hours of a reservation: the longest day there is. */
    public static final int COUNT_MAX = 100;

    /** Largest offset of a time zone in minutes. */
    public static final int OFFSET_MAX = 1080;
  }

  /**
   * What is asked of the charger besides charging.
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
