package faraday.firmware.access;

import faraday.firmware.session.ChargeOrder;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionLimits;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.record.LocalSettings;
import faraday.firmware.wire.token.Claims;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Grant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision about a start on facts that are known beforehand: a place where the self-test's
 * token is good. Every row is asked, the limits are found, and the order goes through its bytes.
 * Touches neither session nor journal.
 */
public final class StartRehearsal {

  /** Rules of summer and winter, so that time zones are at work too. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final long SESSION_MAX_S = 14_400;

  private StartRehearsal() {}

  /**
   * Decides.
   *
   * @param epochS when, in the token's window
   * @return the right that comes of it, or null when a row refuses or the bytes do not come back
   */
  public static @Nullable SessionGrant grant(
      Claims claims, TapRequest request, P256PublicKey phoneKey, long epochS) {
    Bytes bytes = claims.command();
    if (bytes == null
        || !(Command.parse(bytes.toArray()) instanceof Decoded.Value<Command>(Command command))) {
      return null;
    }
    StartFacts.Right right = new StartFacts.Right(claims, command, request);
    StartFacts trusted = facts(right, new StartFacts.Moment(epochS, epochS, ClockQuality.TRUSTED));
    askEveryRow(facts(right, new StartFacts.Moment(epochS, epochS, ClockQuality.BOUNDED)));
    SessionLimits left = new StartLimits(AccessSettings.BoundedCaps.STANDARD).of(trusted);
    if (askEveryRow(trusted) || left == null) {
      return null;
    }
    return throughItsBytes(grant(trusted, left, phoneKey));
  }

  /** True when any row refuses; all are asked. */
  private static boolean askEveryRow(StartFacts facts) {
    boolean refused = false;
    for (StartCheck check : StartCheck.values()) {
      refused |= check.ask(facts) != null;
    }
    return refused;
  }

  private static StartFacts facts(StartFacts.Right right, StartFacts.Moment now) {
    Claims claims = right.claims();
    Grant.Access access = claims.grant().access();
    StartFacts.Place place =
        new StartFacts.Place(
            claims.audience(), access.locationId(), new SlotCalendar(ZONE), local(claims), 0);
    StartFacts.Driver known = new StartFacts.Driver(true, 0, 0, false);
    StartFacts.Plug plug = new StartFacts.Plug(access.evse(), true, true, false, false, known);
    return new StartFacts(right, place, now, plug, LateFacts.CLEAR);
  }

  /** A place where just this token is good. */
  private static LocalSettings local(Claims claims) {
    Grant.Access access = claims.grant().access();
    return new LocalSettings(
        1,
        claims.grant().tariff(),
        Hours.ALWAYS,
        access.authSetting(),
        SESSION_MAX_S,
        LocalSettings.Rules.NONE,
        List.of(access.driverId()),
        List.of(claims.audience()),
        List.of());
  }

  private static SessionGrant grant(StartFacts known, SessionLimits left, P256PublicKey phoneKey) {
    Claims claims = known.token().claims();
    Command command = known.token().command();
    return new SessionGrant(
        claims.walletId(),
        claims.tokenId(),
        claims.validity().expiresS(),
        claims.walletId(),
        claims.grant().access().driverId(),
        phoneKey,
        claims.grant().access().evse(),
        left,
        known.place().local().tariff(),
        claims.grant().terms().ledgerSeq(),
        command == null ? Bytes.EMPTY : Bytes.of(command.encode()));
  }

  private static @Nullable SessionGrant throughItsBytes(SessionGrant grant) {
    new ScheduleReader(SessionSettings.standard()).of(grant.command());
    Bytes order = ChargeOrder.encode(grant);
    return ChargeOrder.decode(order) instanceof Decoded.Value<SessionGrant>(SessionGrant read)
            && ChargeOrder.encode(read).equals(order)
        ? read
        : null;
  }
}
