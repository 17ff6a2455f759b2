package faraday.rig.scenario;

import faraday.rig.codec.Id;
import faraday.rig.office.TokenOrder;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.ArrayList;
import java.util.List;

/** What a scenario may ask of a token beside its connector: limits, window, load profile. */
final class TokenTerms {

  /** Who may charge at a place. */
  static final Shape.Word SETTINGS = Shape.Word.of("publicOpen", "publicShared", "private");

  private static final long EUR = 978;
  private static final long DURATION = 13;
  private static final long UNIT = 10;

  /** Key of the faraday claim, SPEC §4.1. */
  private static final long UNSYNCED_OK = 16;

  private static final long VALID_FROM = 11;
  private static final long VALID_TO = 12;
  private static final long LOCATION = 2;
  private static final byte[] ELSEWHERE = Id.derived(9, "another site").bytes();
  private static final long WATT = 0;
  private static final long DECIAMPERE = 1;
  private static final long MA_PER_DECIAMPERE = 100;

  private TokenTerms() {}

  static Shape.Group shape() {
    List<Key> keys = new ArrayList<>(rights());
    keys.addAll(
        List.of(
            Key.optional("energyWh", new Shape.Whole(1, 1_000_000), "default 30000"),
            Key.optional("durationS", new Shape.Whole(1, 604_800), "default 7200"),
            Key.optional("costMinor", new Shape.Whole(1, 1_000_000), "default 2000, cents"),
            Key.optional("validFromS", new Shape.Whole(-86_400, 604_800), "from now on, default 0"),
            Key.optional("validToS", new Shape.Whole(1, 604_800), "from now on, default a day"),
            Key.optional("endsSession", new Shape.Flag(), "the session ends at validToS, false"),
            Key.optional(
                "unsyncedOk", new Shape.Flag(), "holds where nobody knows the time, false"),
            Key.optional("forged", new Shape.Flag(), "its issuer's signature is not his, false"),
            Key.optional(
                "copied",
                new Shape.Flag(),
                "the wallet's last token once more, from a copy, false"),
            Key.optional(
                "profile",
                new Shape.Many(period(), 24),
                "load profile; default 22 kW, from 180 s 15 kW, from 1080 s 8 kW, up to 1980 s"),
            Key.optional(
                "profileS", new Shape.Whole(1, 604_800), "it says nothing after, default: never")));
    return new Shape.Group(keys);
  }

  private static List<Key> rights() {
    return List.of(
        Key.optional("staff", new Shape.Flag(), "may end other people's sessions, false"),
        Key.optional("setting", SETTINGS, "made for, default publicShared"),
        Key.optional("free", new Shape.Flag(), "at no price, false"),
        Key.optional(
            "elsewhere",
            new Shape.Flag(),
            "made for another site; the phone shows it whatever it has read, false"),
        Key.optional("sessionsPerDay", new Shape.Whole(0, 96), "default 96"),
        Key.optional(
            "timeless", new Shape.Flag(), "its command names no moment of the calendar, false"),
        Key.optional(
            "answers", new Shape.Flag(), "signed over the phone's last conversation, false"),
        Key.optional("json", new Shape.Flag(), "the source's own example in JSON, false"));
  }

  private static Shape.Group period() {
    return new Shape.Group(
        List.of(
            Key.required("fromS", new Shape.Whole(0, 604_800), "since the session began"),
            Key.optional("limitW", new Shape.Whole(0, 100_000), "over all phases"),
            Key.optional("limitMa", new Shape.Whole(0, 80_000), "or per phase")));
  }

  /** Whether a flag is there and set. */
  static boolean is(Section token, String flag) {
    return token.has(flag) && token.flag(flag);
  }

  /** The limits of a token for this connector. */
  static Phones.Terms limits(Section token, int evse) {
    Phones.Terms usual = Phones.Terms.usual(evse);
    return new Phones.Terms(
        evse,
        token.whole("energyWh", usual.energyWh()),
        token.whole("durationS", usual.durationS()),
        token.whole("costMinor", usual.costMinor()));
  }

  /** All the rest. */
  static TokenOrder rest(Section token, TokenOrder order, long nowEpochS) {
    if (token.has("validFromS") || token.has("validToS")) {
      long fromS = nowEpochS + token.whole("validFromS", 0);
      order.window(fromS, nowEpochS + token.whole("validToS", 86_400));
    }
    if (is(token, "endsSession")) {
      order.stopsAtSlotEnd();
    }
    if (is(token, "unsyncedOk")) {
      order.faraday(UNSYNCED_OK, true);
    }
    rights(token, order);
    if (is(token, "staff")) {
      order.forStaff();
    }
    if (token.has("profile")) {
      profile(token, order);
    }
    return order;
  }

  private static void rights(Section token, TokenOrder order) {
    order.faraday(11, (long) SETTINGS.words().indexOf(token.text("setting", "publicShared")));
    order.faraday(9, token.whole("sessionsPerDay", 96));
    if (is(token, "free")) {
      order.prices(0, 0, EUR);
    }
    if (is(token, "elsewhere")) {
      order.faraday(LOCATION, ELSEWHERE);
    }
    if (is(token, "timeless")) {
      order.withoutCommand(VALID_FROM).withoutCommand(VALID_TO);
    }
    if (is(token, "json")) {
      order.json(SourceExample.JSON);
    }
  }

  private static void profile(Section token, TokenOrder order) {
    List<Section> periods = token.sections("profile");
    boolean ampere = periods.stream().anyMatch(period -> period.has("limitMa"));
    long[] startsAndLimits = new long[2 * periods.size()];
    for (int i = 0; i < periods.size(); i++) {
      Section period = periods.get(i);
      startsAndLimits[2 * i] = period.whole("fromS");
      startsAndLimits[2 * i + 1] =
          ampere ? period.whole("limitMa", 0) / MA_PER_DECIAMPERE : period.whole("limitW", 0);
    }
    order.schedule(token.whole("profileS", 0), startsAndLimits);
    order.command(UNIT, ampere ? DECIAMPERE : WATT);
    if (!token.has("profileS")) {
      order.withoutCommand(DURATION);
    }
  }
}
