package faraday.rig.office;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Id;
import faraday.rig.phone.ChargerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of local settings before it is signed (E14, SPEC §4.6); any key can be changed. */
public final class SettingsOrder {

  private static final long EUR = 978;
  private static final long TWELVE_HOURS_S = 43_200;

  private final Map<Long, Object> map = new HashMap<>();
  private final List<Object> drivers = new ArrayList<>();
  private final List<Object> reservations = new ArrayList<>();

  /** As a charger is provisioned: shared, always open, 0.45 EUR per kWh and 1.00 EUR per hour. */
  public SettingsOrder(ChargerEntry charger, long version, long nowS) {
    set(1, charger.chargerId().bytes()).set(2, version).set(3, nowS);
    set(4, List.of(0L, 1440L)).set(5, 100L).set(6, 45L).set(7, EUR).set(8, 1L);
    set(9, TWELVE_HOURS_S).set(10, 0L).set(11, 0L).set(12, false).set(13, 1L);
    set(14, drivers).set(15, List.of()).set(16, reservations);
  }

  /** Sets a key of SPEC §4.6. */
  public SettingsOrder set(long key, Object value) {
    map.put(key, value);
    return this;
  }

  /** Names a driver of the subset. */
  public SettingsOrder driver(byte[] driverId) {
    drivers.add(driverId);
    return this;
  }

  /** Gives a connector to a wallet for a time, UTC seconds. */
  public SettingsOrder reserve(long evse, Id walletId, long fromS, long toS) {
    reservations.add(List.of(evse, walletId.bytes(), fromS, toS));
    return this;
  }

  byte[] payload() {
    return CborBytes.of(map);
  }
}
