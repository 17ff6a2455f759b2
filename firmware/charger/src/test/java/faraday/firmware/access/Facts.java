package faraday.firmware.access;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.frame.Intent;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.record.LocalSettings;
import faraday.firmware.wire.token.ChargingProfile;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Grant;
import faraday.firmware.wire.token.PhoneKey;
import faraday.firmware.wire.token.TokenKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Facts under which a start is accepted, until a test changes one. */
final class Facts {

  static final long NOW_S = 1_767_268_800L; // 2026-01-01T12:00:00Z
  static final long CERTAIN_S = NOW_S - 3_600;
  static final Id8 CHARGER = new Id8(1);
  static final Id8 SITE = new Id8(2);
  static final Id8 WALLET = new Id8(3);
  static final Id8 ANOTHER = new Id8(4);
  static final Bytes DRIVER = Bytes.of(new byte[] {7});
  static final Bytes SOMEBODY = Bytes.of(new byte[] {9});

  boolean atCharger;
  ClockQuality quality = ClockQuality.TRUSTED;
  ZoneId zone = ZoneId.of("Europe/Berlin");

  Id8 audience = CHARGER;
  Id8 location = SITE;
  int tokenEvse = 1;
  int wishedEvse;
  int commandEvse = 1;
  boolean commandReadable = true;
  long notBeforeS = NOW_S - 60;
  long expiresS = NOW_S + 86_400;
  OptionalLong profileValidTo = OptionalLong.empty();
  boolean unsyncedOk = true;
  boolean stopAtSlotEnd;
  long epoch = 5;
  Grant.@Nullable Slot slot;
  @Nullable Hours tokenHours;
  OptionalLong tokenSessionsPerDay = OptionalLong.empty();
  OptionalLong maxCostMinor = OptionalLong.of(2_000);
  boolean madeForHere = true;
  boolean sameTariff = true;

  AuthSetting setting = AuthSetting.PUBLIC_SHARED;
  boolean free;
  Hours hours = Hours.ALWAYS;
  long sessionsPerDay;
  long thresholdMinor;
  boolean freeStart;
  List<Bytes> drivers = new ArrayList<>();
  List<Id8> groups = new ArrayList<>();
  List<LocalSettings.Reservation> reservations = new ArrayList<>();

  boolean there = true;
  boolean healthy = true;
  boolean inUse;
  boolean repeated;
  boolean cached;
  long today;
  long perhapsToday;
  LateFacts late = LateFacts.CLEAR;

  /** Facts that a column accepts. */
  static Facts of(StartColumn column, ClockQuality quality) {
    Facts facts = new Facts();
    facts.quality = quality;
    facts.atCharger = column == StartColumn.AT_CHARGER;
    facts.freeStart = facts.atCharger;
    facts.setting =
        switch (column) {
          case OPEN, OPEN_FREE, AT_CHARGER -> AuthSetting.PUBLIC_OPEN;
          case SHARED, SHARED_FREE -> AuthSetting.PUBLIC_SHARED;
          case PRIVATE, PRIVATE_FREE -> AuthSetting.PRIVATE;
        };
    facts.free =
        switch (column) {
          case OPEN, SHARED, PRIVATE -> false;
          case OPEN_FREE, SHARED_FREE, PRIVATE_FREE, AT_CHARGER -> true;
        };
    return facts;
  }

  StartFacts facts() {
    boolean trusted = quality == ClockQuality.TRUSTED;
    StartFacts.Moment now = new StartFacts.Moment(trusted ? NOW_S : CERTAIN_S, CERTAIN_S, quality);
    StartFacts.Driver driver = new StartFacts.Driver(cached, today, perhapsToday, false);
    return new StartFacts(
        atCharger ? null : right(),
        new StartFacts.Place(CHARGER, SITE, new SlotCalendar(zone), local(), 5),
        now,
        new StartFacts.Plug(tokenEvse, there, healthy, inUse, repeated, driver),
        late);
  }

  private LocalSettings local() {
    return new LocalSettings(
        1,
        tariff(),
        hours,
        setting,
        7_200,
        new LocalSettings.Rules(sessionsPerDay, thresholdMinor, freeStart, 1),
        drivers,
        groups,
        reservations);
  }

  private Tariff tariff() {
    return free ? new Tariff(0, 0, 978) : new Tariff(100, 45, 978);
  }

  private StartFacts.Right right() {
    TapRequest.Capabilities none = new TapRequest.Capabilities(false, false);
    return new StartFacts.Right(
        claims(),
        command(),
        new TapRequest(new Id16(0, 0), Intent.START, none, 0, 0, 0, wishedEvse));
  }

  private Claims claims() {
    return new Claims(
        WALLET,
        audience,
        new Claims.Validity(expiresS, notBeforeS, NOW_S - 3_600),
        new Id16(1, 1),
        new PhoneKey(Bytes.of(new byte[32]), false),
        grant(),
        Bytes.EMPTY);
  }

  private Grant grant() {
    AuthSetting other =
        setting == AuthSetting.PRIVATE ? AuthSetting.PUBLIC_OPEN : AuthSetting.PRIVATE;
    return new Grant(
        new Grant.Access(DRIVER, location, madeForHere ? setting : other, tokenEvse),
        sameTariff ? tariff() : new Tariff(100, 46, 978),
        new Grant.Limits(7_200, 30_000, maxCostMinor),
        new Grant.Terms(
            tokenHours,
            unsyncedOk,
            epoch,
            OptionalLong.empty(),
            stopAtSlotEnd,
            TokenKind.DRIVER,
            slot,
            null),
        new Grant.Extras(null, OptionalLong.empty(), OptionalLong.empty(), tokenSessionsPerDay));
  }

  private @Nullable Command command() {
    ChargingProfile.Timing timing =
        new ChargingProfile.Timing(
            OptionalLong.empty(), profileValidTo, OptionalLong.empty(), OptionalLong.empty());
    ChargingProfile profile =
        new ChargingProfile(
            1,
            0,
            ChargingProfile.Kind.RELATIVE,
            ChargingProfile.Unit.WATT,
            timing,
            List.of(new ChargingProfile.Period(0, 11_000)));
    return commandReadable
        ? new Command(commandEvse, OptionalLong.empty(), null, OptionalInt.empty(), profile)
        : null;
  }
}
