package faraday.rig.office;

import static java.nio.charset.StandardCharsets.US_ASCII;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.phone.ChargerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of a token before it is signed: every claim of SPEC §4, with values that fit until told
 * otherwise. Any claim can be changed or left out, because refusals must be provoked too.
 */
public final class TokenOrder {

  /** Key of the command's duration. */
  private static final long SCHEDULE_DURATION = 13;

  /** Key of the command's schedule periods. */
  private static final long SCHEDULE_PERIODS = 15;

  private static final long DAY_S = 86_400;
  private static final long EUR = 978;

  private final Map<Long, Object> claims = new HashMap<>();
  private final Map<Long, Object> faraday = new HashMap<>();
  private final Map<Long, Object> command = new HashMap<>();
  private String json = "";
  private final Id walletId;
  private final ChargerEntry charger;

  /**
   * A token for one charger, connector 1, valid for a day: 2 h, 30 kWh, 20.00 EUR at most, 0.45 EUR
   * per kWh and 1.00 EUR per hour, with the schedule of E8's example.
   *
   * @param walletId whose
   * @param phoneKey the key its proof must verify with
   * @param charger where
   * @param nowS seconds UTC
   */
  public TokenOrder(Id walletId, P256PublicKey phoneKey, ChargerEntry charger, long nowS) {
    this.walletId = walletId;
    this.charger = charger;
    claim(2, walletId.text()).claim(3, charger.chargerId().text());
    claim(4, nowS + DAY_S).claim(5, nowS).claim(6, nowS);
    claim(8, Map.of(1L, Map.of(1L, 2L, -1L, 1L, -2L, phoneKey.x(), -3L, phoneKey.odd())));
    faraday(1, walletId.bytes()).faraday(2, charger.siteId().bytes());
    faraday(3, "Bay 7").faraday(4, 7L).faraday(5, 1L);
    faraday(8, List.of(0L, 1440L)).faraday(9, 96L).faraday(11, 1L);
    faraday(16, false).faraday(17, 0L);
    prices(45, 100, EUR).limits(7200, 30_000, 2000);
    command(0, 1L).command(2, 1L).command(4, "CP-" + charger.chargerId().text());
    command(5, 1L).command(6, 1L).command(7, 0L).command(8, 2L).command(9, 2L).command(10, 0L);
    command(11, nowS).command(12, nowS + DAY_S);
    evse(1).schedule(1980, 0, 22_000, 180, 15_000, 1080, 8_000);
  }

  /** Sets a claim of SPEC §4 by its key. */
  public TokenOrder claim(long key, Object value) {
    claims.put(key, value);
    return this;
  }

  /** Sets a key of the faraday claim, SPEC §4.1. */
  public TokenOrder faraday(long key, Object value) {
    faraday.put(key, value);
    return this;
  }

  /** Sets a key of the command, SPEC §4.2. */
  public TokenOrder command(long key, Object value) {
    command.put(key, value);
    return this;
  }

  /** Leaves a claim out. */
  public TokenOrder withoutClaim(long key) {
    claims.remove(key);
    return this;
  }

  /** Leaves a key of the faraday claim out. */
  public TokenOrder withoutFaraday(long key) {
    faraday.remove(key);
    return this;
  }

  /** Leaves a key of the command out. */
  public TokenOrder withoutCommand(long key) {
    command.remove(key);
    return this;
  }

  /** Makes the token good at every charger of the site. */
  public TokenOrder forSite() {
    return claim(3, charger.siteId().text());
  }

  /** A token for who works at the site: it ends other people's sessions. */
  public TokenOrder forStaff() {
    return forSite().faraday(22, 1L);
  }

  /** The session ends with the token's window. */
  public TokenOrder stopsAtSlotEnd() {
    return faraday(20, true);
  }

  /** Token and profile valid from {@code notBeforeS} until just before {@code expiresS}, UTC. */
  public TokenOrder window(long notBeforeS, long expiresS) {
    claim(5, notBeforeS).claim(4, expiresS);
    return command(11, notBeforeS).command(12, expiresS);
  }

  /** Connector and OCPP evse alike. */
  public TokenOrder evse(long connector) {
    return faraday(15, connector).command(1, connector).command(5, connector);
  }

  /** The command as OCPP writes it, in JSON, in place of the map. */
  public TokenOrder json(String text) {
    json = text;
    return this;
  }

  /** Prices in minor units of an ISO 4217 currency. */
  public TokenOrder prices(long perKwh, long perHour, long currency) {
    return faraday(7, perKwh).faraday(6, perHour).faraday(14, currency);
  }

  /** Seconds, Wh and minor units at most. */
  public TokenOrder limits(long maxDurationS, long maxEnergyWh, long maxCostMinor) {
    return faraday(10, maxDurationS).faraday(12, maxEnergyWh).faraday(13, maxCostMinor);
  }

  /** The charging schedule: start in s and limit in W, in turn. */
  public TokenOrder schedule(long durationS, long... startsAndLimits) {
    List<Long> periods = new ArrayList<>();
    for (long value : startsAndLimits) {
      periods.add(value);
    }
    return command(SCHEDULE_DURATION, durationS).command(SCHEDULE_PERIODS, periods);
  }

  Id walletId() {
    return walletId;
  }

  boolean hasClaim(long key) {
    return claims.containsKey(key);
  }

  /** Claim 4; 0 when it is absent or no number, as in a token that no charger reads. */
  long expiresS() {
    return claims.get(4L) instanceof Long seconds ? seconds : 0;
  }

  /** A number of the faraday claim, 0 when it is absent or no number. */
  long number(long key) {
    return faraday.get(key) instanceof Long number ? number : 0;
  }

  /** The CWT claims set. */
  byte[] payload() {
    Map<Long, Object> all = new HashMap<>(claims);
    all.put(-65537L, faraday);
    all.put(-65538L, json.isEmpty() ? CborBytes.of(command) : json.getBytes(US_ASCII));
    return CborBytes.of(all);
  }
}
