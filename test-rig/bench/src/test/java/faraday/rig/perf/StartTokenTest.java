package faraday.rig.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.token.ChargingProfile;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Grant;
import faraday.firmware.wire.token.Token;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.office.BackOffice;
import faraday.rig.office.Issue;
import faraday.rig.phone.ChargerEntry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The token that the figures of a start tap are measured with has every field of E8, so the count
 * of bytes hides nothing. E8's challenge is no claim of a token: it is item 0 of M1.
 */
final class StartTokenTest {

  private static final long NOW_S = 1_767_225_600L;
  private static final long SEED = 1;

  private final Claims claims = parsed(issued());

  @Test
  void carriesEveryFieldOfTheNfcPayload() {
    Grant grant = claims.grant();
    assertTrue(grant.access().driverId().length() > 0, "driverId");
    assertEquals(NOW_S, claims.validity().notBeforeS());
    assertNotNull(grant.extras().nfcTagName(), "changeNfcTagName");
    assertTrue(grant.extras().diagnosticQuery().isPresent(), "diagnosticQuery");
    assertTrue(grant.extras().firmwareUpdate().isPresent(), "firmwareUpdate");
    assertTrue(grant.extras().sessionsPerDay().isPresent(), "multipleSessionsPerDay");
    assertNotNull(grant.terms().locationHours(), "locationHours");
    assertTrue(grant.tariff().pricePerKwhMinor() > 0, "pricePerKwh");
    assertTrue(grant.tariff().pricePerHourMinor() > 0, "pricePerHour");
    assertTrue(grant.limits().maxDurationS() > 0, "maxSessionDurationS");
    assertTrue(grant.limits().maxCostMinor().isPresent(), "maxCostMinor");
  }

  @Test
  void carriesAWholeChargingProfileOfThreePeriods() {
    Command command = command();
    assertNotNull(command.chargePointId(), "chargePointId");
    assertTrue(command.connectorId().isPresent(), "connectorId");
    ChargingProfile profile = Objects.requireNonNull(command.profile());
    assertEquals(ChargingProfile.Kind.RELATIVE, profile.kind());
    assertEquals(ChargingProfile.Unit.WATT, profile.unit());
    assertTrue(profile.timing().validFrom().isPresent(), "validFrom");
    assertTrue(profile.timing().validTo().isPresent(), "validTo");
    assertEquals(1980, profile.timing().durationS().orElseThrow());
    assertEquals(
        List.of(
            new ChargingProfile.Period(0, 22_000),
            new ChargingProfile.Period(180, 15_000),
            new ChargingProfile.Period(1080, 8_000)),
        profile.periods());
  }

  private Command command() {
    byte[] bytes = Objects.requireNonNull(claims.command()).toArray();
    if (Command.parse(bytes) instanceof Decoded.Value<Command>(Command command)) {
      return command;
    }
    throw new AssertionError("the command does not parse");
  }

  private static byte[] issued() {
    BackOffice office = new BackOffice(SEED, () -> NOW_S);
    P256KeyPair phone = P256KeyPair.derived(SEED, "phone");
    Id wallet = Id.derived(SEED, "wallet");
    ChargerEntry charger =
        new ChargerEntry(
            Id.derived(SEED, "charger"),
            Id.derived(SEED, "site"),
            P256KeyPair.derived(SEED, "dh").publicKey(),
            P256KeyPair.derived(SEED, "sign").publicKey());
    office.register(charger);
    office.enrol(wallet, phone.publicKey());
    if (office.issue(office.order(wallet, phone.publicKey(), charger))
        instanceof Issue.Issued(byte[] token, long _)) {
      return token;
    }
    throw new AssertionError("the office issues no token");
  }

  private static Claims parsed(byte[] token) {
    if (Token.parse(token) instanceof Decoded.Value<Token>(Token parsed)) {
      return parsed.claims();
    }
    throw new AssertionError("the charger cannot read the office's token");
  }
}
