package faraday.firmware.wire.record;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import java.util.List;

/**
 * What the operator decided about a place and may decide anew at any time (E14, SPEC §4.6). A whole
 * set: whoever has the newest needs no other.
 *
 * @param version rises with every set; 0 is what provisioning put in
 * @param tariff what a session costs
 * @param hours when the location is open
 * @param authSetting who may charge
 * @param sessionMaxS longest session, seconds
 * @param rules what else holds for everybody
 * @param drivers who may charge where not all may; empty: whoever the issuer sends
 * @param groups further audiences this charger answers to
 * @param reservations times that belong to one wallet
 */
public record LocalSettings(
    long version,
    Tariff tariff,
    Hours hours,
    AuthSetting authSetting,
    long sessionMaxS,
    Rules rules,
    List<Bytes> drivers,
    List<Id8> groups,
    List<Reservation> reservations) {

  /** Most driver ids of one set, so that a set fits into one journal record. */
  public static final int DRIVERS_MAX = 24;

  /** Most groups. */
  public static final int GROUPS_MAX = 8;

  /** Most reservations. */
  public static final int RESERVATIONS_MAX = 12;

  /** Most holders that must come together. */
  public static final int HOLDERS_MAX = 4;

  public LocalSettings {
    drivers = List.copyOf(drivers);
    groups = List.copyOf(groups);
    reservations = List.copyOf(reservations);
    Range.require("sessionMaxS", sessionMaxS, 0, Range.MAX_U32);
  }

  /** Whether a session here costs nothing. */
  public boolean free() {
    return tariff.pricePerKwhMinor() == 0 && tariff.pricePerHourMinor() == 0;
  }

  /**
   * Rules for everybody.
   *
   * @param sessionsPerDay sessions of one driver on one local day, 0 as many as he likes
   * @param creditThresholdMinor what a paid start must be good for, minor units
   * @param freeStart a free session may be started at the charger itself (E31)
   * @param holders how many holders of a right must come together, 1 … 4 (E16)
   */
  public record Rules(
      long sessionsPerDay, long creditThresholdMinor, boolean freeStart, int holders) {

    /** No limits, one holder, no start without a phone. */
    public static final Rules NONE = new Rules(0, 0, false, 1);

    public Rules {
      Range.require("sessionsPerDay", sessionsPerDay, 0, Range.MAX_U32);
      Range.require("creditThresholdMinor", creditThresholdMinor, 0, Range.MAX_U32);
      Range.require("holders", holders, 1, HOLDERS_MAX);
    }
  }

  /**
   * A time that belongs to one wallet.
   *
   * @param evse connector, from 1
   * @param walletId whose
   * @param fromS UTC second at which it begins
   * @param toS UTC second at which it is over
   */
  public record Reservation(int evse, Id8 walletId, long fromS, long toS) {

    public Reservation {
      if (fromS >= toS) {
        throw new IllegalArgumentException("a reservation without length");
      }
    }

    /** Whether it stands at this second. */
    public boolean standsAt(long epochS) {
      return epochS >= fromS && epochS < toS;
    }
  }
}
