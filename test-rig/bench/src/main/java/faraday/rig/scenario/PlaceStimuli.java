package faraday.rig.scenario;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.frame.Reason;
import faraday.rig.office.SettingsOrder;
import faraday.rig.phone.WalletPhone;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What the operator decides about a place, and its button (E14, E31). */
final class PlaceStimuli {

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.group(
              "settings",
              shape(),
              "a signed set of local settings reaches the charger; what is not said is as provisioned",
              (scene, args, _) -> settings(scene, args)),
          Stimulus.plain(
              "button",
              "somebody presses the button of a place that is free to all",
              PlaceStimuli::button));

  private static final long HOURS = 4;
  private static final long AUTH = 8;
  private static final long PER_DAY = 10;
  private static final long THRESHOLD = 11;
  private static final long FREE_START = 12;
  private static final long HOLDERS = 13;

  private PlaceStimuli() {}

  private static Shape.Group shape() {
    return new Shape.Group(
        List.of(
            Key.required("version", new Shape.Whole(1, 1_000), "above the one that holds"),
            Key.optional("setting", TokenTerms.SETTINGS, "who may charge, publicShared"),
            Key.optional("free", new Shape.Flag(), "at no price, false"),
            Key.optional("button", new Shape.Flag(), "free sessions start by button, false"),
            Key.optional("opensMin", new Shape.Whole(0, 1_440), "minute of the day, default 0"),
            Key.optional("closesMin", new Shape.Whole(0, 1_440), "default 1440"),
            Key.optional("sessionsPerDay", new Shape.Whole(0, 96), "0 no limit, default 0"),
            Key.optional("creditMinor", new Shape.Whole(0, 1_000_000), "threshold, default 0"),
            Key.optional("holders", new Shape.Whole(1, 4), "that must come together, default 1"),
            Key.optional("driver", Phones.NAME, "whose phone is one of the named drivers"),
            Key.optional("reservedFor", Phones.NAME, "this connector, from reservedFromS on"),
            Key.optional("reservedFromS", new Shape.Whole(-86_400, 604_800), "from now, 0"),
            Key.optional("reservedToS", new Shape.Whole(1, 604_800), "from now, 3600")));
  }

  private static void settings(Scene scene, Section args) throws Impossible {
    Impossible.unless(scene.processLives(), "no process runs");
    long nowS = scene.epochS();
    SettingsOrder order = new SettingsOrder(scene.board().entry(), args.whole("version"), nowS);
    if (flag(args, "free")) {
      order.set(5, 0L).set(6, 0L);
    }
    order.set(HOURS, List.of(args.whole("opensMin", 0), args.whole("closesMin", 1_440)));
    long setting = TokenTerms.SETTINGS.words().indexOf(args.text("setting", "publicShared"));
    order.set(AUTH, setting).set(PER_DAY, args.whole("sessionsPerDay", 0));
    order.set(THRESHOLD, args.whole("creditMinor", 0)).set(FREE_START, flag(args, "button"));
    order.set(HOLDERS, args.whole("holders", 1));
    people(scene, args, order);
    Bytes signed = Bytes.of(scene.office().sign(order));
    Outcome outcome = scene.board().charger().settings().brought(signed);
    Impossible.unless(outcome == Outcome.TAKEN, "the charger answers " + outcome);
  }

  private static void people(Scene scene, Section args, SettingsOrder order) {
    if (args.has("driver")) {
      order.driver(scene.phones().phone(args.text("driver")).walletId().bytes());
    }
    if (args.has("reservedFor")) {
      WalletPhone owner = scene.phones().phone(args.text("reservedFor"));
      long fromS = scene.epochS() + args.whole("reservedFromS", 0);
      long toS = scene.epochS() + args.whole("reservedToS", 3_600);
      order.reserve(scene.evse(), owner.walletId(), fromS, toS);
    }
  }

  private static boolean flag(Section args, String key) {
    return args.has(key) && args.flag(key);
  }

  private static void button(Scene scene) throws Impossible {
    Impossible.unless(scene.processLives(), "no process runs");
    Reason refused = scene.board().charger().freeStart().pressed(scene.evse(), scene.nowNanos());
    Impossible.unless(refused == null, "the charger answers " + refused);
  }
}
